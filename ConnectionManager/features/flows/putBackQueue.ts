import type { DataverseClient } from '../../dataverse/client';
import type { SavedFlow } from '../../dataverse/savedFlow';
import { saveFlows, type SavingProgress } from '../../dataverse/saveFlows';
import type { SaveJob } from '../../dataverse/writeDefinition';

/** Puts definitions back as they were. */
export interface PutBackQueue {
  /**
   * Those that are asked for in one go are put back one after the other, with one look afterwards for all; others don't wait for them.
   *
   * @returns What became of it; null where it was stopped before. A flow is asked for again only when it is through.
   */
  readonly add: (job: SaveJob) => Promise<SavedFlow | null>;
}

/** Is told how putting back those is going that were asked for in one go; the controller ends that after the flow under way. */
export type OnPutBack = (progress: SavingProgress, ending: AbortController) => void;

/** Those that are asked for in one go. */
interface Batch {
  readonly jobs: SaveJob[];
  readonly through: Promise<ReadonlyMap<string, SavedFlow>>;
}

/**
 * Makes the queue of one session.
 *
 * @param client How to reach Dataverse.
 * @param onProgress Is told how it is going.
 * @returns The queue, empty.
 */
export function createPutBackQueue(client: DataverseClient, onProgress: OnPutBack): PutBackQueue {
  let next: Batch | null = null;

  const begin = (): Batch => {
    const jobs: SaveJob[] = [];
    const ending = new AbortController();
    const asked = new Promise((resolve) => setTimeout(resolve));
    const through = asked.then(() => {
      next = null;
      return saveFlows(client, jobs, { signal: ending.signal, onProgress: (progress) => onProgress(progress, ending) });
    });
    return { jobs, through };
  };

  return {
    async add(job) {
      const batch = (next ??= begin());
      batch.jobs.push(job);
      return (await batch.through).get(job.flow.id) ?? null;
    },
  };
}
