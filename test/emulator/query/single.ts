import type { RequestContext } from '../core/context';
import { rowDoesNotExist } from '../errors';
import type { Query } from '../odata/queryAst';
import { columnNamed } from '../schema/schema';
import type { Column, Table } from '../schema/schema';
import { requireAccess, requirePrivilege } from '../security/access';
import type { StoredRow } from '../store/database';
import { quoted } from '../store/tableSql';
import { contextColumns } from './contextColumns';
import { expandRows } from './expand';
import { columnsForExpand, shownColumns } from './expandItems';
import { isAmong, readRows } from './readRows';
import { shapeRow } from './shapeRow';
import type { WireRow } from './shapeRow';

/** The stored row with this key whatever the caller may do, or undefined. */
export function findRow(context: RequestContext, table: Table, id: string): StoredRow | undefined {
  return context.store.row(`SELECT * FROM ${quoted(table.logicalName)} WHERE ${quoted(table.primaryId)} = ?`, [id]);
}

/**
 * The stored row with this key, if the caller has this access to it.
 * @throws DataverseError 404 if there is no such row, 403 if the caller's roles and shares do not reach it
 */
export function requireRow(context: RequestContext, table: Table, id: string, access: 'Read' | 'Write' | 'Delete'): StoredRow {
  requirePrivilege(context, table, access);
  const row = findRow(context, table, id);
  if (!row) {
    throw rowDoesNotExist(table, id, access === 'Read');
  }
  requireAccess(context, table, id, access);
  return row;
}

/** Answers a GET of one row: the body with its context, without @odata.etag's header. */
export function readSingle(context: RequestContext, table: Table, id: string, query: Query): WireRow {
  requireRow(context, table, id, 'Read');
  const columns = [...new Set([...shownColumns(table, query.select, query.expand), ...elasticColumns(table)])];
  const [stored] = readRows(context, table, {
    columns: [...columns, ...columnsForExpand(table, query.expand)],
    conditions: [isAmong(table.primaryId, [id])],
  });
  if (!stored) {
    throw rowDoesNotExist(table, id, true);
  }
  const shaped = shapeRow(context, table, columns, stored, true);
  expandRows(context, table, [{ stored, shaped }], query.expand);
  const select = contextColumns(query.select, query.expand);
  return { '@odata.context': `${context.baseUrl}$metadata#${table.entitySetName}${select}/$entity`, ...shaped };
}

/** What a row of an elastic table shows whatever is selected, if it is read alone (recorded exchanges of such a table). */
function elasticColumns(table: Table): Column[] {
  const names = table.elastic ? ['versionnumber', 'partitionid', 'ownerid', 'owningbusinessunit'] : [];
  return names.flatMap((name) => columnNamed(table, name) ?? []);
}
