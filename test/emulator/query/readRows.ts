import type { RequestContext } from '../core/context';
import { unknownProperty } from '../errors';
import type { Filter, OrderItem } from '../odata/queryAst';
import { columnNamed, columnOfProperty, identityColumns, isLookup, isPolymorphic } from '../schema/schema';
import type { Column, Table } from '../schema/schema';
import { accessCondition } from '../security/access';
import { whereClause } from '../store/condition';
import type { SqlCondition } from '../store/condition';
import type { SqlValue, StoredRow } from '../store/database';
import { nameColumn, quoted, typeColumn } from '../store/tableSql';
import { filterToSql } from './filterToSql';
import { orderToSql } from './orderToSql';
import { createScope } from './sqlScope';
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
 * The columns a $select names, in the table's own order, then what comes of itself: of an amount of money the currency (Microsoft
 * Learn, select columns), and the row's identity; all columns without a $select.
 * @throws DataverseError 400 for a name that is no column (a navigation property such as `ownerid` is none)
 */
export function selectedColumns(table: Table, select: readonly string[] | undefined): Column[] {
  if (select === undefined || select.length === 0 || select.includes('*')) {
    return [...table.columns];
  }
  const chosen = new Set(select.map((property) => selectedColumn(table, property)));
  const currency = [...chosen].some((column) => column.money) ? columnNamed(table, 'transactioncurrencyid') : undefined;
  return [...new Set([...table.columns.filter((column) => chosen.has(column)), ...(currency ? [currency] : []), ...identityColumns(table)])];
}

function selectedColumn(table: Table, property: string): Column {
  const column = columnOfProperty(table, property);
  if (!column) {
    throw unknownProperty(table, property);
  }
  return column;
}

/**
 * The rows that the caller may read, as stored. The page is found by its keys first, so that long texts are read and sorted
 * for its own rows alone.
 */
export function readRows(context: RequestContext, table: Table, query: RowQuery): StoredRow[] {
  const { key, source, found, orderBy } = sortedRows(context, table, query);
  const page = `SELECT ${key} ${found.sql} ${orderBy} LIMIT ${query.limit ?? -1} OFFSET ${query.offset ?? 0}`;
  return context.store.rows(`SELECT ${selectList(table, query.columns)} FROM ${source} WHERE ${key} IN (${page}) ${orderBy}`, found.parameters);
}

/** The place of a row, from 1, among those that `readRows` would give without limit and offset; undefined if it is not among them. */
export function positionOf(context: RequestContext, table: Table, query: Omit<RowQuery, 'columns'>, id: string): number | undefined {
  const { key, found, orderBy } = sortedRows(context, table, query);
  const places = `SELECT ${key} AS id, ROW_NUMBER() OVER (${orderBy}) AS place ${found.sql}`;
  const row = context.store.row(`SELECT place FROM (${places}) WHERE id = ?`, [...found.parameters, id]);
  return row && Number(row.place);
}

/** How many rows `readRows` would give without a limit. */
export function countRows(context: RequestContext, table: Table, query: Omit<RowQuery, 'columns'>): number {
  const { sql, parameters } = foundRows(createScope(context, table), query);
  return Number(context.store.row(`SELECT COUNT(*) AS count ${sql}`, parameters)?.count ?? 0);
}

/** The condition that a column is one of these values. */
export function isAmong(column: string, values: readonly unknown[]): SqlCondition {
  return { sql: `t0.${quoted(column)} IN (SELECT value FROM json_each(?))`, parameters: [JSON.stringify(values)] };
}

/** FROM and WHERE of a query, with the values for their question marks. */
interface FoundRows {
  readonly sql: string;
  readonly parameters: SqlValue[];
}

interface SortedRows {
  readonly key: string;
  /** The table alone, under its alias. */
  readonly source: string;
  readonly found: FoundRows;
  readonly orderBy: string;
}

/** Rows that are equal in everything asked for are sorted by their key, so that pages do not overlap. */
function sortedRows(context: RequestContext, table: Table, query: Omit<RowQuery, 'columns'>): SortedRows {
  const scope = createScope(context, table);
  const key = `${scope.alias}.${quoted(table.primaryId)}`;
  const order = (query.orderBy ?? []).map((item) => `${orderToSql(scope, item.path)} ${item.descending ? 'DESC' : 'ASC'}`);
  return { key, source: sourceOf(scope), found: foundRows(scope, query), orderBy: `ORDER BY ${[...order, key].join(', ')}` };
}

function foundRows(scope: SqlScope, query: Omit<RowQuery, 'columns'>): FoundRows {
  const access = accessCondition(scope.context, scope.table, 'Read', scope.alias);
  const filter = query.filter ? [filterToSql(scope, query.filter)] : [];
  const where = whereClause([...(query.conditions ?? []), ...(access ? [access] : []), ...filter]);
  return { sql: `FROM ${sourceOf(scope)}${scope.joins.join('')}${where.sql}`, parameters: [...scope.joinParameters, ...where.parameters] };
}

function sourceOf({ table, alias }: SqlScope): string {
  return `${quoted(table.logicalName)} ${alias}`;
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
