import type { FlowConnection } from '../flow/flowProfile';
import type { EntryOptions, NoteCode, Remark, SettingOption, SettingsContext } from './flowSettings';

/**
 * Says which entry of a flow's connections some options are for.
 *
 * @param context The flow.
 * @param entry The entry.
 * @param options What can be chosen for it.
 * @returns The options with the entry's facts.
 */
export function toEntryOptions<V>(
  { stepNames }: SettingsContext,
  { key, connector, connectionReference }: FlowConnection,
  options: readonly SettingOption<V>[],
): EntryOptions<V> {
  return { key, connector, connectionReference, steps: stepNames.get(key) ?? [], options };
}

/**
 * Notes that no trigger or action uses an entry, so that nothing comes of its settings.
 *
 * @param entry The entry.
 * @returns The note; none where something uses it.
 */
export function unusedNotes({ operations }: FlowConnection): Remark<NoteCode>[] {
  return operations === 0 ? [{ code: 'unused-connection' }] : [];
}
