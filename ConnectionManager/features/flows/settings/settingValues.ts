import type { SettingChange, SettingValue } from '../../../model/flow/editing/settingChange';
import type { FlowSettings } from '../../../model/flowSettings/flowSettings';

/**
 * Sets one setting.
 *
 * @param settings The settings.
 * @param value The setting with its value.
 * @returns Other settings with that value; the same where they have no such setting.
 */
export function withSetting(settings: FlowSettings, value: SettingValue): FlowSettings {
  switch (value.setting) {
    case 'run-as':
      return settings.runAs === null ? settings : { ...settings, runAs: value.runAs };
    case 'use-invoker':
      return withEntry(settings, value.key, { useInvoker: value.useInvoker });
    case 'provided-by':
      return withEntry(settings, value.key, { providedBy: value.providedBy });
    case 'connection-reference':
      return settings;
  }
}

/**
 * Makes changes to settings.
 *
 * @param settings The settings.
 * @param changes What to change; what each setting was before doesn't matter.
 * @returns Other settings.
 */
export function withChanges(settings: FlowSettings, changes: readonly SettingChange[]): FlowSettings {
  return changes.reduce((all, { to }) => withSetting(all, to), settings);
}

function withEntry(settings: FlowSettings, key: string, some: Partial<FlowSettings['entries'][number]>): FlowSettings {
  return { ...settings, entries: settings.entries.map((entry) => (entry.key === key ? { ...entry, ...some } : entry)) };
}
