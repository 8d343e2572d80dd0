import type { Problem, ProblemKind } from '../model/problem';
import type { DataverseClient } from './client';
import { toDataverseError, unexpectedError } from './errors';

/** Refusals that leave nothing open: the service doesn't carry out what it answers so. */
const outright: readonly ProblemKind[] = ['privilege', 'notMember', 'throttled', 'notAvailable'];

/**
 * Pauses before each look at a row that was written, in milliseconds: what was accepted, or got no answer, may still come true, and
 * nothing says how soon.
 */
const looks = [0, 500, 1_000, 2_000, 3_000, 3_500];

/**
 * Changes columns of one row, once: a write is never sent again by itself.
 *
 * @param client How to reach Dataverse.
 * @param table Logical name of the table.
 * @param id Id of the row.
 * @param changes The columns to change.
 * @returns Null where it was accepted, otherwise what was answered instead.
 */
export async function tryUpdate(
  client: DataverseClient,
  table: string,
  id: string,
  changes: Readonly<Record<string, unknown>>,
): Promise<Problem | null> {
  try {
    await client.update(table, id, changes);
    return null;
  } catch (thrown) {
    return toDataverseError(thrown).problem;
  }
}

/**
 * Whether nothing was done for sure, so that there is nothing to look at.
 *
 * @param problem What was answered to a write.
 */
export function isOutrightRefusal({ kind }: Problem): boolean {
  return outright.includes(kind);
}

/**
 * Whether the service has said no, rather than said nothing.
 *
 * @param problem What was answered to a write.
 */
export function isRefusal(problem: Problem): boolean {
  return isOutrightRefusal(problem) || (problem.code !== null && problem.code !== unexpectedError);
}

/**
 * When to look at a row that was written. What was refused is looked at once, since an error of the service's doesn't tell that nothing
 * was done.
 *
 * @param problem What was answered to the write; null where it was accepted.
 * @returns Pauses before each look, in milliseconds.
 */
export function looksAfterWrite(problem: Problem | null): readonly number[] {
  return problem && isRefusal(problem) ? [0] : looks;
}
