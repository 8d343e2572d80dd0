import type { CloudFlow } from './cloudFlow';
import type { FlowConnection } from './flow/flowProfile';
import type { Inventory } from './inventory';

/** One flow that uses a connection reference, with the entries of the flow that name it. */
export interface FlowUse {
  readonly flow: CloudFlow;
  /** At least one; several where a flow names the same reference under several keys. */
  readonly connections: readonly FlowConnection[];
}

/** Which flows use which connection reference, by the reference's logical name in lower case. */
export type FlowUses = ReadonlyMap<string, readonly FlowUse[]>;

/**
 * Joins flows and connection references through the flows' definitions.
 *
 * @param inventory What has been read so far.
 * @returns The uses in the order of the flows, also of names that no connection reference of the inventory has.
 */
export function flowUses(inventory: Pick<Inventory, 'flows' | 'definitions'>): FlowUses {
  const readings = new Map(inventory.definitions.rows.map(({ flowId, reading }) => [flowId, reading]));
  const uses = new Map<string, FlowUse[]>();
  for (const flow of inventory.flows.rows) {
    for (const [reference, connections] of byReference(readings.get(flow.id)?.flow?.connections ?? [])) {
      append(uses, reference, { flow, connections });
    }
  }
  return uses;
}

/** How much is known of which flows use a connection reference. */
export interface UsesKnowledge {
  /** `complete` also while it is read again. */
  readonly state: 'reading' | 'failed' | 'complete';
  /** Flows that could be seen and whose definition couldn't be understood, once the reading is complete. */
  readonly unreadFlows: number;
}

/**
 * Tells how much the uses that {@link flowUses} finds are worth: none found is no proof while flows are missing.
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
 * The key under which a connection reference stands in {@link FlowUses}.
 *
 * @param logicalName The reference's logical name as a row or a flow writes it.
 * @returns The same in lower case: Dataverse compares text without regard to case.
 */
export function referenceKey(logicalName: string): string {
  return logicalName.toLowerCase();
}

function byReference(connections: readonly FlowConnection[]): Map<string, FlowConnection[]> {
  const groups = new Map<string, FlowConnection[]>();
  for (const connection of connections) {
    if (connection.connectionReference !== null) {
      append(groups, referenceKey(connection.connectionReference), connection);
    }
  }
  return groups;
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) {
    list.push(item);
  } else {
    lists.set(key, [item]);
  }
}
