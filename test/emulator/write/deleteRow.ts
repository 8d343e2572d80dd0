import type { RequestContext } from '../core/context';
import { emptyResponse } from '../core/respond';
import { findRowByKey, parseRowKey, rowIsMissing } from '../query/rowKey';
import { requireRow } from '../query/single';
import type { Table } from '../schema/schema';
import { checkRoleDeletable } from '../security/roles';
import { removeRow } from './removeRow';
import { checkSupported } from './supported';
import { checkVersion } from './updateRow';

/**
 * Answers a DELETE of a row: 204.
 * @param keyText what stands in parentheses after the entity set
 * @param partitionId of the address's query, for a row of an elastic table
 */
export function deleteRow(context: RequestContext, table: Table, keyText: string, partitionId?: string): Response {
  checkSupported(table, 'Delete');
  const key = parseRowKey(table, keyText);
  const found = findRowByKey(context, table, key, partitionId);
  const id = (found ?? key.values)[table.primaryId];
  const row = typeof id === 'string' ? requireRow(context, table, id, 'Delete') : undefined;
  if (!found || !row) {
    throw rowIsMissing(table, key, false);
  }
  checkVersion(context.headers.get('If-Match'), table, row);
  checkRoleDeletable(table, row);
  context.store.transaction(() => removeRow(context, table, row));
  return emptyResponse(context.environment, 204);
}
