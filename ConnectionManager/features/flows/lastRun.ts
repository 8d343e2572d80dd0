import type { FlowRun, LastRuns } from '../../model/flowRun';
import type { RecentRuns } from '../../model/inventory';

/**
 * The last recorded run of a flow, or why there is none: `pending` they are still being read, `unread` they couldn't be, `not-recent`
 * there is none among those that were read, and there are older ones that weren't, `not-visible` there is none among those that the
 * caller may see, and there may be others, `none` no run is recorded.
 */
export type LastRun =
  | { readonly kind: 'run'; readonly run: FlowRun }
  | { readonly kind: 'pending' | 'unread' | 'not-recent' | 'not-visible' | 'none' };

/**
 * Picks the later one of a flow's last success and last failure.
 *
 * @param lastRuns What is known of the flow's runs; null where nothing is.
 * @param recent How far the runs of all flows have been read.
 * @returns The last run, or why there is none.
 */
export function lastRunOf(lastRuns: LastRuns | null, recent: Pick<RecentRuns, 'state' | 'complete' | 'cutOff'>): LastRun {
  const run = laterRun(lastRuns);
  if (run) {
    return { kind: 'run', run };
  }
  if (lastRuns) {
    return { kind: 'none' };
  }
  if (!recent.complete) {
    return { kind: recent.state === 'failed' ? 'unread' : 'pending' };
  }
  return { kind: recent.cutOff ? 'not-recent' : 'not-visible' };
}

/**
 * The time of a last run, for sorting.
 *
 * @param lastRun The last run.
 * @returns Milliseconds since 1970; below every time where there is none.
 */
export function lastRunTime(lastRun: LastRun): number {
  return lastRun.kind === 'run' ? timeOf(lastRun.run) : -Infinity;
}

function laterRun(lastRuns: LastRuns | null): FlowRun | null {
  const { success = null, failure = null } = lastRuns ?? {};
  if (!success || !failure) {
    return success ?? failure;
  }
  return timeOf(failure) > timeOf(success) ? failure : success;
}

function timeOf(run: FlowRun): number {
  return run.startedOn?.getTime() ?? 0;
}
