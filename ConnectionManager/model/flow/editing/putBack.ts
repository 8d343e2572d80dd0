import { removeAtPath, setAtPath, textAtPath, type JsonEdit } from './editJson';
import type { FoundSetting } from './findSetting';
import { jsonText } from './jsonText';
import { rewriteSettings } from './rewriteSettings';
import { sameJson } from './sameJson';
import type { DefinitionChange, Rewrite } from './settingChange';

/**
 * Undoes changes of a flow's definition, the last one first. Where the changed value is still the same JSON, what stood there before is
 * put back byte for byte; where something else in it has changed, only the setting is put back.
 *
 * @param changes As `changeSettings` or `putBack` gave them, in their order; some of them may be left out.
 * @returns The edit, with the changes that undo it in turn. On a text it gives `same` where every setting is as it was before;
 *   `conflict` where one means something else than what it was changed to.
 */
export function putBack(changes: readonly DefinitionChange[]): Rewrite {
  const planned = [...changes].reverse().map((change) => ({
    from: change.to,
    to: change.from,
    edit: (found: FoundSetting) => restore(found, change),
  }));
  return (text) => rewriteSettings(text, planned);
}

function restore({ json, path }: FoundSetting, change: DefinitionChange): JsonEdit | null {
  const now = textAtPath(json, change.path);
  const untouched = now !== null && change.after !== null && sameJson(now, change.after);
  const place = untouched ? change.path : path;
  const value = untouched ? change.before : settingBefore(change, path);
  return value === null ? removeAtPath(json, place) : setAtPath(json, place, value);
}

/** The text of the setting itself before a change; of an object that was changed, what stood in it. */
function settingBefore({ path, before }: DefinitionChange, settingPath: readonly string[]): string | null {
  const rest = belowRoot(settingPath).slice(belowRoot(path).length);
  return before === null || rest.length === 0 ? before : textAtPath(jsonText(before), rest);
}

/** A path from the object that holds the definition and its connections. */
function belowRoot(path: readonly string[]): readonly string[] {
  return path[0] === 'properties' ? path.slice(1) : path;
}
