import type { SettingChange, SettingValue } from '../flow/editing/settingChange';
import type { FlowConnection, FlowProfile, RunAs } from '../flow/flowProfile';
import type { EntrySettings, FlowSettings } from './flowSettings';

/**
 * The settings of a flow that decide whose identity it has.
 *
 * @param profile What the flow's definition says.
 * @returns The settings as they are, the entries in the profile's order.
 */
export function settingsOf({ runAs, connections }: FlowProfile): FlowSettings {
  return { runAs, entries: connections.map(({ key, useInvoker, providedBy }) => ({ key, useInvoker, providedBy })) };
}

/**
 * What has to be changed to get from some settings of a flow to others of the same flow.
 *
 * @param before As the settings are.
 * @param after As they are to be. An entry that only one of the two has is left alone, and so is Run as where one has none.
 * @returns Run as first, then the entries in the order of `before`; none where the settings are the same.
 */
export function changesBetween(before: FlowSettings, after: FlowSettings): SettingChange[] {
  const wanted = new Map(after.entries.map((entry) => [entry.key, entry]));
  return [
    ...runAsChanges(before.runAs, after.runAs),
    ...before.entries.flatMap((entry) => entryChanges(entry, wanted.get(entry.key) ?? entry)),
  ];
}

/**
 * The connections of a flow as they are with other settings.
 *
 * @param profile What the flow's definition says.
 * @param settings The settings; an entry that isn't among them stays as it is.
 * @returns The connections, in the same order.
 */
export function connectionsWith({ connections }: FlowProfile, settings: FlowSettings): FlowConnection[] {
  const byKey = new Map(settings.entries.map((entry) => [entry.key, entry]));
  return connections.map((connection) => ({ ...connection, ...byKey.get(connection.key) }));
}

function runAsChanges(before: RunAs | null, after: RunAs | null): SettingChange[] {
  return before === null || after === null || before === after
    ? []
    : [{ from: { setting: 'run-as', runAs: before }, to: { setting: 'run-as', runAs: after } }];
}

function entryChanges(before: EntrySettings, after: EntrySettings): SettingChange[] {
  const { key } = before;
  const invoker = ({ useInvoker }: EntrySettings): SettingValue => ({ setting: 'use-invoker', key, useInvoker });
  const provider = ({ providedBy }: EntrySettings): SettingValue => ({ setting: 'provided-by', key, providedBy });
  return [
    ...(before.useInvoker === after.useInvoker ? [] : [{ from: invoker(before), to: invoker(after) }]),
    ...(before.providedBy === after.providedBy ? [] : [{ from: provider(before), to: provider(after) }]),
  ];
}
