import type { RequestContext } from '../core/context';
import type { Table } from '../schema/schema';
import type { StoredRow } from '../store/database';
import { quoted } from '../store/tableSql';
import { readGuid } from '../store/values';
import type { CookieColumn, PagingCookie } from './pagingCookie';
import { cookieName, shownValue, sortedFromText, sortedValue } from './sortKey';
import type { SortKey } from './sortKey';
import { bound, boundList, joined, sql } from './sql';
import type { Sql } from './sql';

/** The table whose rows are paged, under its alias, and what they are sorted by before their key. */
export interface SortedTable {
  readonly table: Table;
  readonly alias: string;
  readonly keys: readonly SortKey[];
}

/**
 * That a row comes behind the one that a cookie describes, whether that one is still there or not.
 * @returns undefined if the cookie does not say enough
 */
export function isBehind(context: RequestContext, { table, alias, keys }: SortedTable, last: PagingCookie['last']): Sql | undefined {
  const id = readGuid(last.get(table.primaryId) ?? '');
  if (id === undefined) {
    return undefined;
  }
  const key = `${alias}.${quoted(table.primaryId)}`;
  return keys.reduceRight<Sql | undefined>(
    (later, sortKey) => later && isBehindIn(context, sortKey, last.get(cookieName(sortKey)), later),
    sql`${key} > ${bound(id)}`,
  );
}

/** Empty values come first, as in SQL Server. */
function isBehindIn(context: RequestContext, key: SortKey, text: string | null | undefined, later: Sql): Sql | undefined {
  const value = text === null || text === undefined ? text : sortedFromText(key, text);
  if (value === undefined) {
    return undefined;
  }
  const column = sortedValue(context, key);
  const same = sql`(${column} IS ${bound(value)} AND ${later})`;
  if (value === null) {
    return key.descending ? same : sql`(${column} IS NOT NULL OR ${same})`;
  }
  return key.descending
    ? sql`(${column} < ${bound(value)} OR ${column} IS NULL OR ${same})`
    : sql`(${column} > ${bound(value)} OR ${same})`;
}

/**
 * What the cookie of a page says of its first and its last row: what the rows are sorted by, and their key in upper case.
 * @param ids keys of the page's rows
 */
export function cookieColumns(context: RequestContext, { table, alias, keys }: SortedTable, ids: readonly string[]): CookieColumn[] {
  const [first = '', last = ''] = [ids[0], ids[ids.length - 1]];
  const byName = new Map(keys.filter(({ column }) => column.name !== table.primaryId).map((key) => [cookieName(key), key]));
  const [firstRow, lastRow] = valuesOf(context, { table, alias, keys: [...byName.values()] }, [first, last]);
  const columns = [...byName.keys()].map((name, index) => ({ name, first: textOf(firstRow, index), last: textOf(lastRow, index) }));
  const braced = (id: string): string => `{${id.toUpperCase()}}`;
  return [...columns, { name: table.primaryId, first: braced(first), last: braced(last) }];
}

function valuesOf(context: RequestContext, { table, alias, keys }: SortedTable, ids: readonly string[]): (StoredRow | undefined)[] {
  if (keys.length === 0) {
    return [];
  }
  const key = `${alias}.${quoted(table.primaryId)}`;
  const values = joined([sql`${key} AS id`, ...keys.map((one, index) => sql`${shownValue(context, one)} AS v${String(index)}`)], ', ');
  const statement = sql`SELECT ${values} FROM ${quoted(table.logicalName)} ${alias} WHERE ${key} IN ${boundList(ids)}`;
  const rows = context.store.rows(statement.sql, [...statement.parameters]);
  return ids.map((id) => rows.find((row) => row.id === id));
}

function textOf(row: StoredRow | undefined, index: number): string | null {
  const value = row?.[`v${index}`] ?? null;
  return value === null ? null : String(value);
}
