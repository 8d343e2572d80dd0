import type { RunAsChoice } from '../flow/editing/settingChange';
import type { FlowConnection } from '../flow/flowProfile';
import { isWithoutEffect, runsAsNamed } from '../status/actingForOthers';
import { environmentObstacles } from './environmentObstacles';
import type { FlowSettings, NoteCode, ObstacleCode, Remark, SettingOption, SettingsContext } from './flowSettings';
import { delegateRemarks, mergeRemarks, toOption } from './remarks';
import { connectionsWith } from './settings';

const choices: readonly RunAsChoice[] = ['flow-owner', 'row-owner', 'modifying-user'];

/**
 * What can be chosen for Run as: a row-triggered flow's choice of whom the steps run as that use the invoker's connection.
 *
 * @param context The flow, with its settings as they are now: what runs as others now can be kept, whatever is known of it.
 * @param settings Its settings as they are being edited: which entries use the invoker's connection decides what a choice needs.
 * @returns Flow owner, Row owner, Modifying user, always in that order; none of them is available where rows don't start the flow.
 */
export function runAsOptions(context: SettingsContext, settings: FlowSettings): SettingOption<RunAsChoice>[] {
  const { profile } = context;
  const connections = connectionsWith(profile, settings);
  const current = new Set(profile.connections.filter(({ useInvoker }) => useInvoker).map(({ key }) => key));
  return choices.map((runAs) => {
    if (profile.runAs === null) {
      return { value: runAs, obstacles: [{ code: 'no-row-trigger' }], notes: [] };
    }
    const isKept = runAs === profile.runAs;
    const remarks = delegateNeeded(runAs) ? delegateRemarks(context) : noRemarks;
    const begins = connections.filter((entry) => runsAsNamed(entry, runAs) && !(isKept && current.has(entry.key)));
    return toOption(context, runAs, isKept, {
      obstacles: mergeRemarks([
        ...(isKept && begins.length === 0 ? [] : remarks.obstacles),
        ...begins.flatMap((entry) => environmentObstacles(context, entry)),
      ]),
      notes: [...runAsNotes(context, runAs, connections), ...remarks.notes],
    });
  });
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
