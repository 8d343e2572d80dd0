import type { RunAsChoice } from '../flow/editing/settingChange';
import type { FlowConnection } from '../flow/flowProfile';
import { isWithoutEffect, runsAsNamed } from '../status/actingForOthers';
import { environmentObstacles } from './environmentObstacles';
import type { FlowSettings, NoteCode, Remark, SettingOption, SettingsContext } from './flowSettings';
import { delegateRemarks, mergeRemarks, noRemarks, toOption, type Remarks } from './remarks';
import { connectionsWith } from './settings';

const choices: readonly RunAsChoice[] = ['flow-owner', 'row-owner', 'modifying-user'];

/**
 * What can be chosen for Run as: a row-triggered flow's choice of whom the steps run as that use the invoker's connection.
 *
 * @param context The flow, with its settings as they are now: what runs as others now can be kept, whatever is known of it.
 * @param settings Its settings as they are being edited: which entries use the invoker's connection decides what comes of a choice.
 * @returns Flow owner, Row owner, Modifying user, always in that order; none of them is available where rows don't start the flow.
 */
export function runAsOptions(context: SettingsContext, settings: FlowSettings): SettingOption<RunAsChoice>[] {
  const { profile } = context;
  const connections = connectionsWith(profile, settings);
  return choices.map((runAs) => {
    if (profile.runAs === null) {
      return { value: runAs, obstacles: [{ code: 'no-row-trigger' }], notes: [] };
    }
    const { obstacles, notes } = namedRemarks(context, runAs, connections);
    return toOption(context, runAs, runAs === profile.runAs, {
      obstacles,
      notes: [...runAsNotes(context, runAs, connections), ...notes],
    });
  });
}

/**
 * What there is to be said where it isn't the flow's owner that Run as names. Whoever owns such a flow needs the privilege to act on
 * behalf of others, whatever its connections (Microsoft Learn, "Trigger flows when a row is added, modified, or deleted").
 */
function namedRemarks(context: SettingsContext, runAs: RunAsChoice, connections: readonly FlowConnection[]): Remarks {
  if (runAs === 'flow-owner') {
    return noRemarks;
  }
  const { obstacles, notes } = delegateRemarks(context);
  const begins = beginning(context, runAs, connections);
  const isKept = runAs === context.profile.runAs && begins.length === 0;
  const environment = begins.flatMap((entry) => environmentObstacles(context, entry));
  return { obstacles: mergeRemarks(isKept ? [] : [...obstacles, ...environment]), notes };
}

/** The entries that would run as whoever Run as names, and don't now. */
function beginning({ profile }: SettingsContext, runAs: RunAsChoice, connections: readonly FlowConnection[]): FlowConnection[] {
  const now = new Set(profile.connections.filter((entry) => runAs === profile.runAs && entry.useInvoker).map(({ key }) => key));
  return connections.filter((entry) => runsAsNamed(entry, runAs) && !now.has(entry.key));
}

function runAsNotes({ profile }: SettingsContext, runAs: RunAsChoice, connections: readonly FlowConnection[]): Remark<NoteCode>[] {
  const useInvoker = connections.some((entry) => entry.useInvoker);
  const codes: NoteCode[] = [
    ...(profile.runAs === 'unknown' ? ['run-as-not-valid' as const] : []),
    ...(runAs === 'row-owner' ? ['team-rows-fall-back' as const] : []),
    ...(isWithoutEffect(runAs, connections) ? ['no-invoker-connection' as const] : []),
    ...(runAs === 'flow-owner' && useInvoker ? ['run-as-is-owner' as const] : []),
  ];
  return codes.map((code) => ({ code }));
}
