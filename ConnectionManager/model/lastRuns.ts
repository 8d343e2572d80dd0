import type { FlowRun, LastRuns } from './flowRun';

/**
 * Finds the last success and the last failure of each flow.
 *
 * @param runs Runs in any order.
 * @returns The last runs by the flow's id; a flow of which no run succeeded or failed is left out.
 */
export function lastRunsByFlow(runs: readonly FlowRun[]): ReadonlyMap<string, LastRuns> {
  const byFlow = new Map<string, LastRuns>();
  for (const run of runs) {
    const last = byFlow.get(run.flowId) ?? { success: null, failure: null };
    if (run.outcome === 'succeeded') {
      byFlow.set(run.flowId, { ...last, success: later(last.success, run) });
    } else if (run.outcome === 'failed') {
      byFlow.set(run.flowId, { ...last, failure: later(last.failure, run) });
    }
  }
  return byFlow;
}

function later(known: FlowRun | null, run: FlowRun): FlowRun {
  return known && startOf(known) >= startOf(run) ? known : run;
}

function startOf({ startedOn }: FlowRun): number {
  return startedOn?.getTime() ?? -Infinity;
}
