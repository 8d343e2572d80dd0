import type { FlowRun, LastRuns } from '../flowRun';

/**
 * The last failed run, where no later run is known to have succeeded.
 *
 * @param runs The last runs; null where they aren't known.
 * @returns The run; null where there is none. Of two runs whose order isn't known, the failure counts.
 */
export function standingFailure(runs: LastRuns | null): FlowRun | null {
  return runs && !succeededLast(runs) ? runs.failure : null;
}

/**
 * The last run that succeeded, where no run is known to have failed since.
 *
 * @param runs The last runs; null where they aren't known.
 * @returns The run; null where there is none.
 */
export function standingSuccess(runs: LastRuns | null): FlowRun | null {
  return runs && succeededLast(runs) ? runs.success : null;
}

function succeededLast({ success, failure }: LastRuns): boolean {
  if (!success || !failure) {
    return success !== null;
  }
  return success.startedOn !== null && failure.startedOn !== null && success.startedOn > failure.startedOn;
}
