import type { DataverseClient } from '../../dataverse/client';
import type { SavedFlow } from '../../dataverse/savedFlow';
import { saveFlows, type SavingProgress } from '../../dataverse/saveFlows';
import type { SaveJob } from '../../dataverse/writeDefinition';

/** Puts definitions back as they were, those that are asked for at once together: the look afterwards is then one for all. */
export interface PutBackQueue {
  /** @returns What became of it; null where it was stopped before. A flow is asked for again only when it is through. */
  readonly add: (job: SaveJob) => Promise<SavedFlow | null>;
  /** Ends it after the flow under way. */
  readonly stop: () => void;
}

interface Waiting {
  readonly job: SaveJob;
  readonly settle: (saved: SavedFlow | null) => void;
}

/**
 * Makes the queue of one session.
 *
 * @param client How to reach Dataverse.
 * @param onProgress Is told how it is going.
 * @returns The queue, empty.
 */
export function createPutBackQueue(client: DataverseClient, onProgress: (progress: SavingProgress) => void): PutBackQueue {
  let waiting: readonly Waiting[] = [];
  let running = false;
  let stopped = new AbortController();

  const run = async (): Promise<void> => {
    // Those that are asked for in one go come one after the other.
    await new Promise((resolve) => setTimeout(resolve));
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      stopped = new AbortController();
      const results = await saveFlows(client, batch.map(({ job }) => job), { signal: stopped.signal, onProgress });
      batch.forEach(({ job, settle }) => settle(results.get(job.flow.id) ?? null));
    }
    running = false;
  };

  return {
    add: (job) =>
      new Promise((resolve) => {
        waiting = [...waiting, { job, settle: resolve }];
        if (!running) {
          running = true;
          void run();
        }
      }),
    stop: () => stopped.abort(),
  };
}
