import { compareText } from '../flow/compareText';
import { heldDepth } from '../privileges/heldDepth';
import { ownerDelegation } from '../status/actingForOthers';
import type { NoteCode, ObstacleCode, Remark, SettingOption, SettingsContext } from './flowSettings';

/** Obstacles to a choice, and what has to be known about it. */
export interface Remarks {
  readonly obstacles: readonly Remark<ObstacleCode>[];
  readonly notes: readonly Remark<NoteCode>[];
}

/** Nothing to be said. */
export const noRemarks: Remarks = { obstacles: [], notes: [] };

/**
 * Changing a row takes the privilege even where the row is shared: sharing never gives more than a role allows (Microsoft Learn,
 * "How access to a record is determined").
 */
const WRITE_FLOWS = 'prvWriteWorkflow';

/**
 * Makes an option of a setting. To choose anything but what is set now, the flow has to be changed.
 *
 * @param context The flow.
 * @param value What is chosen.
 * @param isSet Whether it is what the flow has now.
 * @param remarks What there is to be said about the choice itself.
 * @returns The option.
 */
export function toOption<V>(context: SettingsContext, value: V, isSet: boolean, { obstacles, notes }: Remarks): SettingOption<V> {
  return isSet
    ? { value, obstacles, notes }
    : { value, obstacles: [...changeObstacles(context), ...obstacles], notes: [...changeNotes(context), ...notes] };
}

/**
 * What there is to be said about the flow's owner where Run as names somebody else, or Dataverse steps are to run as others.
 *
 * @param context The flow.
 * @returns An obstacle where the owner is known to lack the privilege, a note where it isn't known, else nothing.
 */
export function delegateRemarks({ flow, ownerAccess }: SettingsContext): Remarks {
  const user = flow.owner.name;
  const delegation = ownerDelegation(flow, ownerAccess);
  return {
    obstacles: delegation === 'lacking' ? [{ code: 'owner-lacks-delegate', user }] : [],
    notes: delegation === 'unknown' ? [{ code: 'delegate-not-known', user }] : [],
  };
}

/**
 * Says each thing once, where several parts of a flow have the same to say.
 *
 * @param remarks Remarks of one flow.
 * @returns One for each code, in the order of first appearance, with the steps of all.
 */
export function mergeRemarks<C extends string>(remarks: readonly Remark<C>[]): Remark<C>[] {
  const byCode = new Map<C, Remark<C>>();
  for (const remark of remarks) {
    const steps = [...(byCode.get(remark.code)?.steps ?? []), ...(remark.steps ?? [])];
    const named = steps.length > 0 ? { steps: [...new Set(steps)].sort(compareText) } : {};
    byCode.set(remark.code, { ...remark, ...named });
  }
  return [...byCode.values()];
}

function changeObstacles({ flow, viewerAccess }: SettingsContext): Remark<ObstacleCode>[] {
  return [
    ...(flow.managed && flow.customizable === false ? [{ code: 'not-customizable' } as const] : []),
    ...(heldDepth(viewerAccess, WRITE_FLOWS) === 'none' ? [{ code: 'not-writable' } as const] : []),
  ];
}

function changeNotes({ flow }: SettingsContext): Remark<NoteCode>[] {
  return flow.managed && flow.customizable !== false ? [{ code: 'managed-layer' }] : [];
}
