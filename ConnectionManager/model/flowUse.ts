import type { Inventory } from './inventory';

/** How much is known of which flows use a connection reference. */
export interface UsesKnowledge {
  /** `complete` also while it is read again. */
  readonly state: 'reading' | 'failed' | 'complete';
  /** Flows that could be seen and whose definition couldn't be understood, once the reading is complete. */
  readonly unreadFlows: number;
}

/**
 * Tells how much the uses that were found are worth: none found is no proof while flows are missing.
 *
 * @param inventory What has been read so far.
 * @returns What is known.
 */
export function usesKnowledge({ flows, definitions }: Pick<Inventory, 'flows' | 'definitions'>): UsesKnowledge {
  if (!definitions.complete) {
    return { state: definitions.state === 'failed' ? 'failed' : 'reading', unreadFlows: 0 };
  }
  const understood = new Set(definitions.rows.filter(({ reading }) => reading.flow !== null).map(({ flowId }) => flowId));
  const unread = flows.rows.filter(({ id }) => !understood.has(id)).length;
  return { state: 'complete', unreadFlows: unread + flows.misfits.length };
}

/**
 * The key that a connection reference is found by.
 *
 * @param logicalName The reference's logical name as a row or a flow writes it.
 * @returns The same in lower case: Dataverse compares text without regard to case.
 */
export function referenceKey(logicalName: string): string {
  return logicalName.toLowerCase();
}
