import type { RequestContext } from '../core/context';
import { unknownProperty } from '../errors';
import type { Filter, OrderItem } from '../odata/queryAst';
import { columnNamed, columnOfProperty, identityColumns, isLookup, isPolymorphic } from '../schema/schema';
import type { Column, Table } from '../schema/schema';
import { accessCondition } from '../security/access';
import { whereClause } from '../store/condition';
import type { SqlValue, StoredRow } from '../store/database';
import { nameColumn, quoted, typeColumn } from '../store/tableSql';
import { filterToSql } from './filterToSql';
import { sortKeysOf } from './orderBy';
import { orderBySql } from './sortKey';
import { bound, boundList, sql } from './sql';
import type { Sql } from './sql';
import { createScope, joinsOf } from './sqlScope';
import type { SqlScope } from './sqlScope';

/** What to read of one table; conditions are written for the alias `t0`. */
export interface RowQuery {
  readonly columns: readonly Column[];
  readonly filter?: Filter;
  readonly orderBy?: readonly OrderItem[];
  readonly conditions?: readonly Sql[];
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
  const scope = createScope(context, table);
  const key = keyOf(scope);
  const order = orderBySql(context, sortKeysOf(scope, query.orderBy ?? []), [key]);
  const range = sql`LIMIT ${bound(query.limit ?? -1)} OFFSET ${bound(query.offset ?? 0)}`;
  const page = sql`SELECT ${key} ${foundRows(scope, query)} ORDER BY ${order} ${range}`;
  const statement = sql`SELECT ${selectList(table, query.columns)} FROM ${sourceOf(scope)} WHERE ${key} IN (${page}) ORDER BY ${order}`;
  return context.store.rows(statement.sql, [...statement.parameters]);
}

/** How many rows `readRows` would give without a limit. */
export function countRows(context: RequestContext, table: Table, query: Omit<RowQuery, 'columns'>): number {
  const statement = sql`SELECT COUNT(*) AS count ${foundRows(createScope(context, table), query)}`;
  return Number(context.store.row(statement.sql, [...statement.parameters])?.count ?? 0);
}

/** The condition that a column is one of these values. */
export function isAmong(column: string, values: readonly SqlValue[]): Sql {
  return sql`t0.${quoted(column)} IN ${boundList(values)}`;
}

/** FROM and WHERE of a query. */
function foundRows(scope: SqlScope, query: Omit<RowQuery, 'columns'>): Sql {
  const access = accessCondition(scope.context, scope.table, 'Read', scope.alias);
  const filter = query.filter ? [filterToSql(scope, query.filter)] : [];
  const where = whereClause([...(query.conditions ?? []), ...(access ? [access] : []), ...filter]);
  return sql`FROM ${sourceOf(scope)}${joinsOf(scope)}${where}`;
}

function keyOf({ table, alias }: SqlScope): string {
  return `${alias}.${quoted(table.primaryId)}`;
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
