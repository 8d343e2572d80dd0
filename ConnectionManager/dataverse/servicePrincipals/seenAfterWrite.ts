import type { Problem } from '../../model/problem';
import { toDataverseError } from '../errors';
import type { Pause } from '../pause';
import { isRefusal, looksAfterWrite } from '../writing';

/** What a look after a write has found. */
export interface SeenAfterWrite<T> {
  /** What was looked for; null where it wasn't there. */
  readonly found: T | null;
  /** Why the last look failed; null where it didn't. */
  readonly unreadable: Problem | null;
}

/**
 * Looks for what a write was to bring about, several times where it was accepted or got no answer.
 *
 * @param problem What was answered to the write; null where it was accepted.
 * @param pause How to pass time.
 * @param look Looks once; null where it isn't there.
 * @returns What was found. It never rejects.
 */
export async function seenAfterWrite<T>(problem: Problem | null, pause: Pause, look: () => Promise<T | null>): Promise<SeenAfterWrite<T>> {
  let unreadable: Problem | null = null;
  for (const milliseconds of looksAfterWrite(problem)) {
    await pause(milliseconds);
    try {
      unreadable = null;
      const found = await look();
      if (found !== null) {
        return { found, unreadable };
      }
    } catch (thrown) {
      unreadable = toDataverseError(thrown).problem;
    }
  }
  return { found: null, unreadable };
}

/** Why something wasn't brought about: it was refused, no answer came and it isn't so, or nobody knows. */
export interface NotDone {
  readonly outcome: 'refused' | 'lost' | 'uncertain';
  readonly problem: Problem;
}

/**
 * Tells why something that was looked for in vain isn't there.
 *
 * @param problem What was answered to the write; null where it was accepted.
 * @param unreadable Why the last look failed; null where it didn't.
 * @returns Null where the write was accepted and it isn't so all the same.
 */
export function notDone(problem: Problem | null, unreadable: Problem | null): NotDone | null {
  if (problem && isRefusal(problem)) {
    return { outcome: 'refused', problem };
  }
  if (unreadable) {
    return { outcome: 'uncertain', problem: problem ?? unreadable };
  }
  return problem ? { outcome: 'lost', problem } : null;
}

/**
 * Writes once.
 *
 * @param write The write.
 * @returns Null where it was accepted, otherwise what was answered instead.
 */
export async function tryWrite(write: () => Promise<unknown>): Promise<Problem | null> {
  try {
    await write();
    return null;
  } catch (thrown) {
    return toDataverseError(thrown).problem;
  }
}
