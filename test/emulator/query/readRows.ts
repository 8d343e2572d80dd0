import type { RequestContext } from '../core/context';
import { unknownProperty } from '../errors';
import type { Filter, OrderItem } from '../odata/queryAst';
import { columnOfProperty, identityColumns, isLookup, isPolymorphic } from '../schema/schema';
import type { Column, Table } from '../schema/schema';
import { accessCondition } from '../security/access';
import { whereClause } from '../store/condition';
import type { SqlCondition } from '../store/condition';
import type { StoredRow } from '../store/database';
import { nameColumn, quoted, typeColumn } from '../store/tableSql';
import { filterToSql } from './filterToSql';
import { createScope, resolvePath } from './sqlScope';
import type { SqlScope } from './sqlScope';

/** What to read of one table; conditions are written for the alias `t0`. */
export interface RowQuery {
  readonly columns: readonly Column[];
  readonly filter?: Filter;
  readonly orderBy?: readonly OrderItem[];
  readonly conditions?: readonly SqlCondition[];
  readonly limit?: number;
  readonly offset?: number;
}

/**
 * The columns a $select names, in the table's own order, with the row's identity; all of them without a $select.
 * @throws DataverseError 400 for a name that is no column (a navigation property such as `ownerid` is none)
 */
export function selectedColumns(table: Table, select: readonly string[] | undefined): Column[] {
  if (select === undefined || select.length === 0 || select.includes('*')) {
    return [...table.columns];
  }
  const chosen = new Set(identityColumns(table));
  for (const property of select) {
    const column = columnOfProperty(table, property);
    if (!column) {
      throw unknownProperty(table, property);
    }
    chosen.add(column);
  }
  return table.columns.filter((column) => chosen.has(column));
}

/**
 * The rows that the caller may read, as stored. The page is found by its keys first, so that long texts are read and sorted
 * for its own rows alone.
 */
export function readRows(context: RequestContext, table: Table, query: RowQuery): StoredRow[] {
  const { key, from, where, orderBy } = sortedRows(context, table, query);
  const page = `SELECT ${key} ${from}${where.sql} ${orderBy} LIMIT ${query.limit ?? -1} OFFSET ${query.offset ?? 0}`;
  return context.store.rows(`SELECT ${selectList(table, query.columns)} ${from} WHERE ${key} IN (${page}) ${orderBy}`, [...where.parameters]);
}

/** The place of a row, from 1, among those that `readRows` would give without limit and offset; undefined if it is not among them. */
export function positionOf(context: RequestContext, table: Table, query: Omit<RowQuery, 'columns'>, id: string): number | undefined {
  const { key, from, where, orderBy } = sortedRows(context, table, query);
  const places = `SELECT ${key} AS id, ROW_NUMBER() OVER (${orderBy}) AS place ${from}${where.sql}`;
  const found = context.store.row(`SELECT place FROM (${places}) WHERE id = ?`, [...where.parameters, id]);
  return found && Number(found.place);
}

/** How many rows `readRows` would give without a limit. */
export function countRows(context: RequestContext, table: Table, query: Omit<RowQuery, 'columns'>): number {
  const { scope, where } = fromAndWhere(context, table, query);
  const sql = `SELECT COUNT(*) AS count FROM ${quoted(table.logicalName)} t0${scope.joins.join('')}${where.sql}`;
  return Number(context.store.row(sql, [...where.parameters])?.count ?? 0);
}

/** The condition that a column is one of these values. */
export function isAmong(column: string, values: readonly unknown[]): SqlCondition {
  return { sql: `t0.${quoted(column)} IN (SELECT value FROM json_each(?))`, parameters: [JSON.stringify(values)] };
}

interface SortedRows {
  readonly key: string;
  readonly from: string;
  readonly where: SqlCondition;
  readonly orderBy: string;
}

/** Rows that are equal in everything asked for are sorted by their key, so that pages do not overlap. */
function sortedRows(context: RequestContext, table: Table, query: Omit<RowQuery, 'columns'>): SortedRows {
  const { scope, where } = fromAndWhere(context, table, query);
  const key = `t0.${quoted(table.primaryId)}`;
  const order = (query.orderBy ?? []).map((item) => `${resolvePath(scope, item.path).sql} ${item.descending ? 'DESC' : 'ASC'}`);
  return { key, from: `FROM ${quoted(table.logicalName)} t0${scope.joins.join('')}`, where, orderBy: `ORDER BY ${[...order, key].join(', ')}` };
}

function fromAndWhere(context: RequestContext, table: Table, query: Omit<RowQuery, 'columns'>): { scope: SqlScope; where: SqlCondition } {
  const scope = createScope(context, table);
  const access = accessCondition(context, table, 'Read', 't0');
  const filter = query.filter ? [filterToSql(scope, query.filter)] : [];
  return { scope, where: whereClause([...(query.conditions ?? []), ...(access ? [access] : []), ...filter]) };
}

function selectList(table: Table, columns: readonly Column[]): string {
  const version = table.columns.filter((column) => column.name === 'versionnumber');
  const names = [...columns, ...identityColumns(table), ...version].flatMap((column) => [
    column.name,
    ...(isPolymorphic(column) ? [typeColumn(column)] : []),
    ...(isLookup(column) ? [nameColumn(column)] : []),
  ]);
  return [...new Set(names)].map((name) => `t0.${quoted(name)} AS ${quoted(name)}`).join(', ');
}
