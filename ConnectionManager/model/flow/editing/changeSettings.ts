import { removeAtPath, setAtPath, type JsonEdit } from './editJson';
import type { FoundSetting } from './findSetting';
import { rewriteSettings } from './rewriteSettings';
import type { Rewrite, RunAsChoice, SettingChange, SettingValue } from './settingChange';

/** The choices of `callbackregistration.runas` (Microsoft Learn, CallbackRegistration table reference). */
const RUN_AS_NUMBERS: Readonly<Record<RunAsChoice, number>> = { 'modifying-user': 1, 'row-owner': 2, 'flow-owner': 3 };

/**
 * Edits settings in a flow's definition. Nothing but their values is touched; of a value that stands there only as much as differs.
 *
 * @param changes Made one after the other, all or none. What Run as is to be must be a choice, which `unknown` isn't.
 * @returns The edit. On a text it gives `same` where every setting is as it is to be; `conflict` where one means something else than
 *   it did when it was seen.
 */
export function changeSettings(changes: readonly SettingChange[]): Rewrite {
  const planned = changes.map(({ from, to }) => ({ from, to, edit: (found: FoundSetting) => writeSetting(found, to) }));
  return (text) => rewriteSettings(text, planned);
}

function writeSetting({ json, path }: FoundSetting, to: SettingValue): JsonEdit | null {
  const set = (value: string | number): JsonEdit | null => setAtPath(json, path, JSON.stringify(value));
  switch (to.setting) {
    case 'run-as':
      return to.runAs === 'unknown' ? null : set(RUN_AS_NUMBERS[to.runAs]);
    case 'use-invoker':
      return to.useInvoker ? set('invoker') : removeAtPath(json, path);
    case 'provided-by':
      return set(to.providedBy === 'run-only-user' ? 'invoker' : 'embedded');
    case 'connection-reference':
      return to.connectionReference === null ? removeAtPath(json, path) : set(to.connectionReference);
  }
}
