import type { RequestContext } from '../core/context';
import { emptyResponse } from '../core/respond';
import { requireRow } from '../query/single';
import type { Table } from '../schema/schema';
import { quoted } from '../store/tableSql';
import { rulesOf } from './tableRules';
import { checkVersion } from './updateRow';

/** Answers a DELETE: 204; the row's associations and shares go with it. */
export function deleteRow(context: RequestContext, table: Table, id: string): Response {
  const row = requireRow(context, table, id, 'Delete');
  checkVersion(context.headers.get('If-Match'), row);
  context.store.transaction(() => {
    for (const { intersect, thisColumn } of table.manyToMany) {
      context.store.run(`DELETE FROM ${quoted(intersect)} WHERE ${quoted(thisColumn)} = ?`, [id]);
    }
    context.store.run('DELETE FROM principalobjectaccess WHERE objectid = ?', [id]);
    context.store.run(`DELETE FROM ${quoted(table.logicalName)} WHERE ${quoted(table.primaryId)} = ?`, [id]);
    rulesOf(table).written?.(context, { id, before: row, after: undefined });
  });
  return emptyResponse(context.environment, 204);
}
