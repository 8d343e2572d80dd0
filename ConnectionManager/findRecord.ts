import type { Inventory } from './model/inventory';
import type { RecordView, ViewName } from './viewName';

/** Whose details the host asks for. */
export interface RecordRequest {
  /** Where to look; null, and the activity, for both lists. */
  readonly view: ViewName | null;
  /** Id of a connection reference or a flow, or a connection reference's logical name. */
  readonly recordId: string;
}

/** A row of one of the lists. */
export interface FoundRecord {
  readonly view: RecordView;
  readonly id: string;
}

/**
 * Looks for the row that the host asks for.
 *
 * @param request Whose details the host asks for.
 * @param inventory What has been read so far.
 * @returns The row; `missing` where everything was read and it isn't there; null while it may still come, or can't be read.
 */
export function findRecord({ view, recordId }: RecordRequest, inventory: Inventory): FoundRecord | 'missing' | null {
  const { connectionReferences, flows } = inventory;
  const key = recordId.replace(/^\{(.*)\}$/, '$1').toLowerCase();
  const searched = { connections: view !== 'flows', flows: view !== 'connections' };
  const reference = searched.connections
    ? connectionReferences.rows.find(({ id, logicalName }) => id === key || logicalName.toLowerCase() === key)
    : undefined;
  if (reference) {
    return { view: 'connections', id: reference.id };
  }
  if (searched.flows && flows.rows.some(({ id }) => id === key)) {
    return { view: 'flows', id: key };
  }
  const read = (!searched.connections || connectionReferences.complete) && (!searched.flows || flows.complete);
  return read ? 'missing' : null;
}
