import { DATAVERSE_CONNECTOR } from '../flow/connectorName';
import type { ConnectionProvider, FlowConnection } from '../flow/flowProfile';
import { runsAsOthers } from '../status/actingForOthers';
import { toEntryOptions, unusedNotes } from './entryOptions';
import { environmentObstacles } from './environmentObstacles';
import type { EntryOptions, NoteCode, Remark, SettingsContext } from './flowSettings';
import { delegateRemarks, noRemarks, toOption, type Remarks } from './remarks';

/**
 * Who brings the connections of an instant flow, of every connector. Only there can it be whoever runs the flow (Microsoft Learn, "Work
 * with cloud flows using code").
 *
 * @param context The flow, with its settings as they are now: what is set now can always be kept.
 * @returns For each entry first `owner`, then `run-only-user`, which isn't available in flows of other kinds.
 */
export function providerOptions(context: SettingsContext): EntryOptions<ConnectionProvider>[] {
  return context.profile.connections.map((entry) => {
    const remarks = runOnlyRemarks(context, entry);
    const isRunOnly = entry.providedBy === 'run-only-user';
    const obstacles = isRunOnly ? [] : remarks.obstacles;
    const ownerNotes = [...unusedNotes(entry), ...appNotes(context, isRunOnly)];
    const runOnlyNotes = [...unusedNotes(entry), ...appNotes(context, !isRunOnly), ...remarks.notes];
    return toEntryOptions(context, entry, [
      toOption<ConnectionProvider>(context, 'owner', !isRunOnly, { obstacles: [], notes: ownerNotes }),
      toOption<ConnectionProvider>(context, 'run-only-user', isRunOnly, { obstacles, notes: runOnlyNotes }),
    ]);
  });
}

function runOnlyRemarks(context: SettingsContext, entry: FlowConnection): Remarks {
  const { obstacles, notes } = runsAsOthers({ ...entry, providedBy: 'run-only-user' }, null) ? delegateRemarks(context) : noRemarks;
  const isDataverse = entry.connector === DATAVERSE_CONNECTOR;
  return {
    obstacles: [
      ...(isInstant(context) ? [] : [{ code: 'not-instant' } as const]),
      ...obstacles,
      ...(isDataverse ? environmentObstacles(context, entry) : []),
    ],
    notes: [...(isDataverse ? [{ code: 'guests-need-rights' } as const] : []), ...notes],
  };
}

/** The profile doesn't tell the flows that apps call from the other instant ones. */
function appNotes(context: SettingsContext, changes: boolean): Remark<NoteCode>[] {
  return changes && isInstant(context) ? [{ code: 'apps-keep-metadata' }] : [];
}

function isInstant({ profile }: SettingsContext): boolean {
  return profile.trigger?.kind === 'instant';
}
