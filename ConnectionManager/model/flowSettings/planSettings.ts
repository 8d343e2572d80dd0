import type { SettingChange } from '../flow/editing/settingChange';
import { invokerOptions } from './invokerOptions';
import type { EntryOptions, FlowPlan, FlowSettings, SettingOption, SettingsContext } from './flowSettings';
import { providerOptions } from './providerOptions';
import { mergeRemarks } from './remarks';
import { runAsOptions } from './runAsOptions';
import { changesBetween, settingsOf } from './settings';

/**
 * What some settings mean for a flow: whether all of them together can be set.
 *
 * @param context The flow, with its settings as they are now.
 * @param wanted Its settings as they are to be.
 * @returns The changes; none where the settings are as wanted, or where there is an obstacle to any of them.
 */
export function planSettings(context: SettingsContext, wanted: FlowSettings): FlowPlan {
  const changes = changesBetween(settingsOf(context.profile), wanted);
  if (changes.length === 0) {
    return { changes, obstacles: [], notes: [] };
  }
  const chosen = [...chosenRunAs(context, wanted), ...changes.flatMap((change) => chosenFor(context, wanted, change))];
  const obstacles = mergeRemarks(chosen.flatMap((option) => option.obstacles));
  return { changes: obstacles.length > 0 ? [] : changes, obstacles, notes: mergeRemarks(chosen.flatMap((option) => option.notes)) };
}

/** It counts where only entries are changed, too: what they do depends on it. */
function chosenRunAs(context: SettingsContext, wanted: FlowSettings): SettingOption<unknown>[] {
  return context.profile.runAs === null ? [] : runAsOptions(context, wanted).filter(({ value }) => value === wanted.runAs);
}

function chosenFor(context: SettingsContext, wanted: FlowSettings, { to }: SettingChange): SettingOption<unknown>[] {
  switch (to.setting) {
    case 'use-invoker':
      return ofEntry(invokerOptions(context, wanted), to.key, to.useInvoker);
    case 'provided-by':
      return ofEntry(providerOptions(context), to.key, to.providedBy);
    default:
      return [];
  }
}

function ofEntry<V>(entries: readonly EntryOptions<V>[], key: string, value: V): SettingOption<V>[] {
  return entries.filter((entry) => entry.key === key).flatMap(({ options }) => options.filter((option) => option.value === value));
}
