import type { JsonEdit } from './editJson';
import { findSetting, type FoundSetting } from './findSetting';
import type { DefinitionChange, EditProblem, Rewritten, SettingChange, SettingConflict, SettingValue } from './settingChange';

/** A change, with the edit that makes it. */
export interface PlannedChange extends SettingChange {
  /** Called where the setting is as it was seen; null where the edit can't be made. */
  readonly edit: (found: FoundSetting) => JsonEdit | null;
}

/** What one change comes to. */
type Step =
  | { readonly kind: 'same' }
  | { readonly kind: 'edited'; readonly edit: JsonEdit }
  | { readonly kind: 'conflict'; readonly now: SettingValue }
  | { readonly kind: 'impossible'; readonly problem: EditProblem };

/**
 * Makes changes one after the other, each on what the ones before it left. All are made, or none.
 *
 * @param text The definition; a byte order mark at its start is allowed, and stays.
 * @param planned The changes.
 */
export function rewriteSettings(text: string, planned: readonly PlannedChange[]): Rewritten {
  const changes: DefinitionChange[] = [];
  const conflicts: SettingConflict[] = [];
  let current = text;
  for (const plan of planned) {
    const { from, to } = plan;
    const step = takeStep(current, plan);
    if (step.kind === 'impossible') {
      return step;
    }
    if (step.kind === 'conflict') {
      conflicts.push({ change: { from, to }, now: step.now });
    }
    if (step.kind === 'edited') {
      const { path, before, after } = step.edit;
      current = step.edit.text;
      changes.push({ from, to, path, before, after });
    }
  }
  if (conflicts.length > 0) {
    return { kind: 'conflict', conflicts };
  }
  return changes.length > 0 ? { kind: 'changed', text: current, changes } : { kind: 'same' };
}

function takeStep(text: string, { from, to, edit }: PlannedChange): Step {
  const found = findSetting(text, to);
  if (typeof found === 'string') {
    return { kind: 'impossible', problem: found };
  }
  if (meaningOf(found.now) === meaningOf(to)) {
    return { kind: 'same' };
  }
  if (meaningOf(found.now) !== meaningOf(from)) {
    return { kind: 'conflict', now: found.now };
  }
  const edited = edit(found);
  return edited ? { kind: 'edited', edit: edited } : { kind: 'impossible', problem: 'ambiguous' };
}

/** What two values of one setting are compared by. */
function meaningOf(value: SettingValue): string | boolean | null {
  switch (value.setting) {
    case 'run-as':
      return value.runAs;
    case 'use-invoker':
      return value.useInvoker;
    case 'provided-by':
      return value.providedBy;
    case 'connection-reference':
      return value.connectionReference;
  }
}
