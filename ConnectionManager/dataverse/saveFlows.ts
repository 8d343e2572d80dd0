import type { DataverseClient } from './client';
import type { SavedFlow } from './savedFlow';
import { beginSave, watchSaved, type SaveStep } from './watchSaved';
import { pausesWhenThrottled, waitForTimer, type Wait } from './webApiClient';
import type { SaveJob, SaveTools } from './writeDefinition';

/** How far saving many flows has come. */
export interface SavingProgress {
  /** What became of the flows so far, by their ids, in the order of the jobs. */
  readonly results: ReadonlyMap<string, SavedFlow>;
  /** The flow that is being saved; null before the first, and while all are looked at once more. */
  readonly flowId: string | null;
  /** Whether it pauses since Dataverse limits requests. */
  readonly waiting: boolean;
}

/** How saving many flows is told about and stopped. */
export interface SaveFlowsOptions {
  /** Stops after the flow under way; those that weren't begun have no result. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SavingProgress) => void;
  /** How to pass time; tests give their own. */
  readonly pause?: Wait;
}

/** Nobody waits for the looks afterwards to be cut short. */
const forever = new AbortController().signal;

/**
 * Saves the definitions of several flows, one after the other, each as `saveFlow` does; the last look comes at the end, for all at once.
 * One failure doesn't stop the others. Where Dataverse limits requests it waits as reading does and goes on with the same flow, which is
 * read again first.
 *
 * @param client How to reach Dataverse.
 * @param jobs The flows and their edits, each flow once.
 * @param options How to tell of it and to stop it.
 * @returns What became of the flows, by their ids. It never rejects.
 */
export async function saveFlows(
  client: DataverseClient,
  jobs: readonly SaveJob[],
  { signal, onProgress, pause = waitForTimer }: SaveFlowsOptions,
): Promise<ReadonlyMap<string, SavedFlow>> {
  let progress: SavingProgress = { results: new Map(), flowId: null, waiting: false };
  const tell = (change: Partial<SavingProgress>): void => {
    progress = { ...progress, ...change };
    onProgress(progress);
  };
  const keep = ({ job, result }: SaveStep): ReadonlyMap<string, SavedFlow> => new Map(progress.results).set(job.flow.id, result);
  const tools: SaveTools = {
    client,
    pause: (milliseconds) => pause(milliseconds, forever),
    waitWhenThrottled: async (attempt) => {
      const milliseconds = pausesWhenThrottled[attempt];
      if (milliseconds === undefined || signal.aborted) {
        return false;
      }
      tell({ waiting: true });
      await pause(milliseconds, signal);
      tell({ waiting: false });
      return !signal.aborted;
    },
  };
  const steps: SaveStep[] = [];
  for (const job of jobs) {
    if (signal.aborted) {
      break;
    }
    tell({ flowId: job.flow.id });
    const step = await beginSave(tools, job);
    steps.push(step);
    tell({ results: keep(step) });
  }
  tell({ flowId: null });
  await watchSaved(tools, steps, (step) => tell({ results: keep(step) }));
  return progress.results;
}
