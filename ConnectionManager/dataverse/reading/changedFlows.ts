import type { CloudFlow } from '../../model/cloudFlow';
import type { FlowDefinition } from '../../model/inventory';

/**
 * Finds the flows whose definition has to be read: new ones, those that were changed since it was read, and those of which it can't be told.
 *
 * @param flows The flows as they are now.
 * @param definitions What was read of their definitions.
 * @returns The flows' ids, in order.
 */
export function changedFlows(flows: readonly CloudFlow[], definitions: readonly FlowDefinition[]): string[] {
  const versions = new Map(definitions.map(({ flowId, version }) => [flowId, version ?? null]));
  return flows.filter(({ id, version }) => version === null || versions.get(id) !== version).map(({ id }) => id);
}
