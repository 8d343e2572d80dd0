import type { Problem } from '../../model/problem';
import type { Principal, SharedRight, SharedWith } from '../../model/sharing';
import { hasAllRights, hasSameRights } from '../../model/sharingRole';
import type { DataverseClient, Operation } from '../client';
import { rowMissing, toDataverseError } from '../errors';
import { pauseByClock, type Pause } from '../pause';
import { isRefusal, looksAfterWrite } from '../writing';
import type { ChangedRights, ChangedSharing } from './changedSharing';
import { toSharedWith } from './readSharing';
import { readShares } from './shares';
import { grantAccess, modifyAccess, revokeAccess } from './sharingMessages';

const notAvailable: Problem = { kind: 'notAvailable', privilege: null, code: null, detail: 'The host has no execute.' };

const untilTheEnd = new AbortController().signal;

/** What is to be done about the rights that somebody has: nothing, or others in their place. */
type Plan = 'already' | 'conflict' | readonly SharedRight[];

/** What a change is about. */
interface Change {
  readonly client: DataverseClient;
  readonly flowId: string;
  readonly principal: Principal;
  readonly pause: Pause;
}

/** How {@link stopSharing} goes about it. */
export interface StopOptions {
  /** Whether a co-owner's rights may be taken away, too. Default: false. */
  readonly coOwnerToo?: boolean;
  /** How to pass time; tests give their own. */
  readonly pause?: Pause;
}

/**
 * Whether this host can change who may run flows; where not, every change is refused as `notAvailable`.
 *
 * @param client How to reach Dataverse.
 */
export function canShare(client: DataverseClient): boolean {
  return client.execute !== null;
}

/**
 * Lets somebody run a flow: gives them Read on its row, beside what else they have. A co-owner keeps what they have.
 *
 * @param client How to reach Dataverse.
 * @param flowId Id of the flow.
 * @param principal Who is to run it.
 * @param pause How to pass time; tests give their own.
 * @returns What became of it; `already`, with what they have, where they may run it. It never rejects.
 */
export function shareToRun(
  client: DataverseClient,
  flowId: string,
  principal: Principal,
  pause: Pause = pauseByClock,
): Promise<ChangedSharing> {
  const plan = (now: SharedWith | null): Plan => (now === null || now.role === 'other' ? [...(now?.rights ?? []), 'Read'] : 'already');
  return change({ client, flowId, principal, pause }, plan);
}

/**
 * Takes away everything that somebody may do with a flow, as long as that is still what was seen: since no condition can be sent with
 * the change itself, the rights are read again just before. A co-owner keeps theirs unless that was asked for.
 *
 * @param client How to reach Dataverse.
 * @param flowId Id of the flow.
 * @param shared With whom it is shared, as whoever asks has seen it.
 * @param options Whether a co-owner may lose their rights.
 * @returns What became of it; `already` where they have none; `conflict` where they have others by now, or are a co-owner. It never
 * rejects.
 */
export function stopSharing(
  client: DataverseClient,
  flowId: string,
  shared: SharedWith,
  { coOwnerToo = false, pause = pauseByClock }: StopOptions = {},
): Promise<ChangedSharing> {
  const plan = (now: SharedWith | null): Plan => {
    if (now === null) {
      return 'already';
    }
    return hasSameRights(now.rights, shared.rights) && (coOwnerToo || now.role !== 'co-owner') ? [] : 'conflict';
  };
  return change({ client, flowId, principal: shared.principal, pause }, plan);
}

/**
 * Gives somebody exactly the rights back that they had before a change, none included, as long as they have what it left them with.
 *
 * @param client How to reach Dataverse.
 * @param flowId Id of the flow.
 * @param principal Whose rights were changed.
 * @param changed What was changed, as the change has handed it back.
 * @param pause How to pass time; tests give their own.
 * @returns What became of it; `conflict` where somebody has changed their rights since. It never rejects.
 */
export function undoSharing(
  client: DataverseClient,
  flowId: string,
  principal: Principal,
  changed: ChangedRights,
  pause: Pause = pauseByClock,
): Promise<ChangedSharing> {
  const plan = (now: SharedWith | null): Plan => {
    const rights = now?.rights ?? [];
    if (hasSameRights(rights, changed.before)) {
      return 'already';
    }
    return hasSameRights(rights, changed.after) ? changed.before : 'conflict';
  };
  return change({ client, flowId, principal, pause }, plan);
}

async function change(about: Change, plan: (now: SharedWith | null) => Plan): Promise<ChangedSharing> {
  if (!canShare(about.client)) {
    return { outcome: 'refused', problem: notAvailable };
  }
  let now: SharedWith | null;
  try {
    now = await readShareWith(about);
  } catch (thrown) {
    const { problem } = toDataverseError(thrown);
    return problem.code === rowMissing ? { outcome: 'gone' } : { outcome: 'refused', problem };
  }
  const planned = plan(now);
  if (planned === 'already' || planned === 'conflict') {
    return { outcome: planned, now };
  }
  const rights: ChangedRights = { before: now?.rights ?? [], after: planned };
  const problem = await write(about.client, messageFor(about, rights));
  return seenAfter(about, rights, problem);
}

async function readShareWith({ client, flowId, principal }: Change): Promise<SharedWith | null> {
  const { shares } = await readShares(client, flowId, untilTheEnd);
  const share = shares.find(({ id }) => id.toLowerCase() === principal.id.toLowerCase());
  return share ? toSharedWith(share, principal) : null;
}

/** Rights are added where they only become more: what somebody else gives at the same time is then kept. */
function messageFor({ flowId, principal }: Change, { before, after }: ChangedRights): Operation {
  if (after.length === 0) {
    return revokeAccess(flowId, principal);
  }
  const added = after.filter((right) => !before.includes(right));
  return hasAllRights(after, before) ? grantAccess(flowId, principal, added) : modifyAccess(flowId, principal, after);
}

async function write({ execute }: DataverseClient, operation: Operation): Promise<Problem | null> {
  try {
    await execute?.(operation);
    return null;
  } catch (thrown) {
    return toDataverseError(thrown).problem;
  }
}

/** Looks at the shares until they are as wanted. */
async function seenAfter(about: Change, rights: ChangedRights, problem: Problem | null): Promise<ChangedSharing> {
  let last: { readonly now: SharedWith | null } | null = null;
  let unreadable: Problem | null = null;
  for (const milliseconds of looksAfterWrite(problem)) {
    await about.pause(milliseconds);
    try {
      last = { now: await readShareWith(about) };
      if (isAsWanted(last.now?.rights ?? [], rights)) {
        return { outcome: 'done', ...rights };
      }
    } catch (thrown) {
      unreadable = toDataverseError(thrown).problem;
    }
  }
  if (unreadable?.code === rowMissing) {
    return { outcome: 'gone' };
  }
  if (problem) {
    return { outcome: isRefusal(problem) ? 'refused' : last ? 'lost' : 'uncertain', problem };
  }
  return last || !unreadable ? { outcome: 'not-kept', now: last?.now ?? null } : { outcome: 'uncertain', problem: unreadable };
}

/** Somebody else may have given more at the same time. */
function isAsWanted(now: readonly SharedRight[], { before, after }: ChangedRights): boolean {
  return after.length > 0 && hasAllRights(after, before) ? hasAllRights(now, after) : hasSameRights(now, after);
}
