import { heldDepth } from '../../model/privileges/heldDepth';
import type { UserAccess } from '../../model/privileges/privileges';
import type { Problem } from '../../model/problem';
import type { DataverseClient } from '../client';
import { toDataverseError } from '../errors';
import { pauseByClock, type Pause } from '../pause';
import { readAccess } from './readAccess';

/** Milliseconds before each look, a minute in all: Dataverse remembers what users may do for about half a minute. */
const looks = [0, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000];

/** What is waited for. */
export interface AwaitedPrivileges {
  /** `systemuserid` of the user. */
  readonly userId: string;
  readonly privilegeNames: readonly string[];
  /** Ends the waiting. */
  readonly signal: AbortSignal;
}

/** What was seen in the end. */
export interface SeenPrivileges {
  /** Whether the user was seen to hold all of them. */
  readonly held: boolean;
  /** What was read last; null where nothing could be. */
  readonly access: UserAccess | null;
  /** Why the last look failed; null where it didn't. */
  readonly problem: Problem | null;
}

/**
 * Waits until a user is seen to hold privileges, for a minute at most.
 *
 * @param client How to read Dataverse.
 * @param awaited The user and the privileges.
 * @param pause How to pass time; tests give their own.
 * @returns What was seen. It never rejects.
 */
export async function awaitPrivileges(
  client: DataverseClient,
  { userId, privilegeNames, signal }: AwaitedPrivileges,
  pause: Pause = pauseByClock,
): Promise<SeenPrivileges> {
  let access: UserAccess | null = null;
  let problem: Problem | null = null;
  for (const milliseconds of looks) {
    await pause(milliseconds);
    if (signal.aborted) {
      break;
    }
    try {
      problem = null;
      const read = await readAccess(client, userId, privilegeNames, signal);
      access = read ?? access;
      if (read && privilegeNames.every((name) => isHeld(read, name))) {
        return { held: true, access, problem };
      }
    } catch (thrown) {
      problem = toDataverseError(thrown).problem;
    }
  }
  return { held: false, access, problem };
}

function isHeld(access: UserAccess, name: string): boolean {
  const depth = heldDepth(access, name);
  return depth !== 'none' && depth !== 'unknown';
}
