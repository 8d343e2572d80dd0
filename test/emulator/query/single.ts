import type { RequestContext } from '../core/context';
import { rowDoesNotExist } from '../errors';
import type { Query } from '../odata/queryAst';
import type { Table } from '../schema/schema';
import { accessCondition, missingPrivilege } from '../security/access';
import { whereClause } from '../store/condition';
import type { StoredRow } from '../store/database';
import { quoted } from '../store/tableSql';
import { contextColumns } from './collection';
import { columnsForExpand, expandRows } from './expand';
import { isAmong, readRows, selectedColumns } from './readRows';
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
  const condition = accessCondition(context, table, access, 't0');
  const row = findRow(context, table, id);
  if (!row) {
    throw rowDoesNotExist(table, id, access === 'Read');
  }
  const where = whereClause([isAmong(table.primaryId, [id]), ...(condition ? [condition] : [])]);
  if (!context.store.row(`SELECT 1 AS found FROM ${quoted(table.logicalName)} t0${where.sql}`, [...where.parameters])) {
    throw missingPrivilege(context, table, table.privileges[access] ?? `prv${access}${table.logicalName}`);
  }
  return row;
}

/** Answers a GET of one row: the body with its context, without @odata.etag's header. */
export function readSingle(context: RequestContext, table: Table, id: string, query: Query): WireRow {
  requireRow(context, table, id, 'Read');
  const columns = selectedColumns(table, query.select);
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
