import { orderBySql } from '../query/sortKey';
import { bound, joined, sql } from '../query/sql';
import type { Sql } from '../query/sql';
import { comparableSql } from '../query/valueKinds';
import { identityColumns, isLookup, isPolymorphic } from '../schema/schema';
import type { Column } from '../schema/schema';
import type { StoredRow } from '../store/database';
import { nameColumn, quoted, typeColumn } from '../store/tableSql';
import type { FetchQuery } from './fetchAst';
import { fromAndWhere } from './fromToSql';
import { orderKeysOf } from './orders';
import { columnSql, keySql, sourcesOf, tableSql } from './scope';
import type { Scope, Source, SourceColumn } from './scope';
import type { ShownColumn } from './shownColumns';

/** A row of the answer as read: what each shown column holds, and of the query's own table all that was read. */
export interface ReadRow {
  readonly own: StoredRow;
  /** For each shown column a row with its value and, of a lookup, what stands beside it. */
  readonly shown: readonly StoredRow[];
}

/** Which rows to read. */
export interface RowRange {
  readonly limit: number;
  readonly offset: number;
  /** Of the rows of a query that is not distinct, those alone that meet this condition. */
  readonly behind?: Sql;
}

/**
 * Reads rows. The keys of the page are found first, so that long texts are read and sorted for its own rows alone. Rows that are
 * equal in all that is asked for are sorted by their keys, so that pages do not overlap.
 */
export function readRows(scope: Scope, query: FetchQuery, shown: readonly ShownColumn[], range: RowRange): ReadRow[] {
  const hidden = query.distinct ? [] : hiddenColumns(scope);
  const columns = [...shown, ...hidden];
  const statement = query.distinct ? distinctRows(scope, query, shown, range) : pagedRows(scope, query, columns, range);
  const rows = scope.context.store.rows(statement.sql, [...statement.parameters]);
  return rows.map((row) => {
    const stored = columns.map(({ column }, index) => storedColumn(row, column, index));
    const own = stored.filter((_, index) => columns[index]?.source === scope.root);
    return { own: Object.assign({}, ...own) as StoredRow, shown: stored.slice(0, shown.length) };
  });
}

/** How many rows there are, counted up to one more than a limit. */
export function countRows(scope: Scope, query: FetchQuery, shown: readonly ShownColumn[], limit: number): number {
  return countUpTo(scope, query.distinct ? sql` GROUP BY ${groupsOf(shown)}` : sql``, limit + 1);
}

/** How many rows or groups there are, counted no further than a number. */
export function countUpTo(scope: Scope, groups: Sql, most: number): number {
  const statement = sql`SELECT COUNT(*) AS count FROM (SELECT 1 ${fromAndWhere(scope)}${groups} LIMIT ${bound(most)})`;
  return Number(scope.context.store.row(statement.sql, [...statement.parameters])?.count ?? 0);
}

function pagedRows(scope: Scope, query: FetchQuery, columns: readonly SourceColumn[], { limit, offset, behind }: RowRange): Sql {
  const sources = sourcesOf(scope);
  const keys = sources.map((source, index) => `${keySql(source)} AS k${index}`).join(', ');
  const order = orderBySql(scope.context, orderKeysOf(scope, query), sources.map(keySql));
  const found = sql`${fromAndWhere(scope)}${behind ? sql` AND ${behind}` : ''}`;
  const page = sql`SELECT ${keys} ${found} ORDER BY ${order} LIMIT ${bound(limit)} OFFSET ${bound(offset)}`;
  const tables = sources.map((source, index) => ` LEFT JOIN ${tableSql(source)} ON ${keySql(source)} = page.k${index}`);
  return sql`SELECT ${selectList(columns, (value) => value)} FROM (${page}) page${tables.join('')} ORDER BY ${order}`;
}

/** Which of the names that data gave to one and the same id is shown, does not make rows different. */
function distinctRows(scope: Scope, query: FetchQuery, shown: readonly ShownColumn[], { limit, offset }: RowRange): Sql {
  const order = joined([orderBySql(scope.context, orderKeysOf(scope, query), []), groupsOf(shown)].filter((piece) => piece.sql !== ''), ', ');
  const list = selectList(shown, (companion) => `MIN(${companion})`);
  const groups = sql`GROUP BY ${groupsOf(shown)} ORDER BY ${order}`;
  return sql`SELECT ${list} ${fromAndWhere(scope)} ${groups} LIMIT ${bound(limit)} OFFSET ${bound(offset)}`;
}

function groupsOf(shown: readonly ShownColumn[]): Sql {
  return sql`${shown.map((one) => comparableSql(one.column, columnSql(one))).join(', ') || '1'}`;
}

/** What of its own table a row needs besides the shown columns: its identity and its version. */
function hiddenColumns({ root }: Scope): SourceColumn[] {
  const version = root.table.columns.filter((column) => column.name === 'versionnumber');
  return [...identityColumns(root.table), ...version].map((column) => ({ source: root, column }));
}

/** `c0`, and of a lookup `c0t` for the table it points at and `c0n` for the name that came with it. */
function selectList(columns: readonly SourceColumn[], companion: (sql: string) => string): string {
  const parts = columns.flatMap(({ source, column }, index) => [
    `${columnSql({ source, column })} AS c${index}`,
    ...(isPolymorphic(column) ? [`${companion(beside(source, typeColumn(column)))} AS c${index}t`] : []),
    ...(isLookup(column) ? [`${companion(beside(source, nameColumn(column)))} AS c${index}n`] : []),
  ]);
  return parts.join(', ') || '1';
}

function beside(source: Source, name: string): string {
  return `${source.sql}.${quoted(name)}`;
}

function storedColumn(row: StoredRow, column: Column, index: number): StoredRow {
  return {
    [column.name]: row[`c${index}`] ?? null,
    ...(isPolymorphic(column) ? { [typeColumn(column)]: row[`c${index}t`] ?? null } : {}),
    ...(isLookup(column) ? { [nameColumn(column)]: row[`c${index}n`] ?? null } : {}),
  };
}
