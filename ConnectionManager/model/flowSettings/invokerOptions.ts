import { DATAVERSE_CONNECTOR } from '../flow/connectorName';
import type { FlowConnection } from '../flow/flowProfile';
import { runsAsNamed } from '../status/actingForOthers';
import { toEntryOptions, unusedNotes } from './entryOptions';
import { environmentObstacles } from './environmentObstacles';
import type { EntryOptions, FlowSettings, SettingsContext } from './flowSettings';
import { delegateRemarks, noRemarks, toOption, type Remarks } from './remarks';

/**
 * Whether Dataverse connections of a row-triggered flow use the invoker's connection: then their steps run as whoever Run as names.
 *
 * @param context The flow, with its settings as they are now: what runs as others now can be kept, whatever is known of it.
 * @param settings Its settings as they are being edited: Run as decides what a choice needs.
 * @returns For each Dataverse entry first `false`, then `true`; entries of other connectors are left out. None where rows don't start
 *   the flow.
 */
export function invokerOptions(context: SettingsContext, settings: FlowSettings): EntryOptions<boolean>[] {
  const { runAs, connections } = context.profile;
  return connections
    .filter(({ connector }) => runAs !== null && connector === DATAVERSE_CONNECTOR)
    .map((entry) => {
      const remarks = invokerRemarks(context, settings, entry);
      const notes = unusedNotes(entry);
      return toEntryOptions(context, entry, [
        toOption(context, false, !entry.useInvoker, { obstacles: [], notes }),
        toOption(context, true, entry.useInvoker, { ...remarks, notes: [...notes, ...remarks.notes] }),
      ]);
    });
}

function invokerRemarks(context: SettingsContext, { runAs }: FlowSettings, entry: FlowConnection): Remarks {
  const isNamed = runsAsNamed({ ...entry, useInvoker: true }, runAs);
  const { obstacles, notes } = isNamed ? delegateRemarks(context) : noRemarks;
  const isKept = entry.useInvoker && (!isNamed || runAs === context.profile.runAs);
  return { obstacles: isKept ? [] : [...obstacles, ...environmentObstacles(context, entry)], notes };
}
