import { collectionAnnotations } from '../annotations';
import type { RequestContext } from '../core/context';
import { appliedAnnotations, appliedPageSize } from '../core/preferences';
import { preferenceApplied } from '../core/respond';
import type { OrderItem, Query } from '../odata/queryAst';
import { readSkipToken, writeSkipToken } from '../odata/skipToken';
import type { Table } from '../schema/schema';
import type { SqlCondition } from '../store/condition';
import type { StoredRow } from '../store/database';
import { quoted } from '../store/tableSql';
import { contextColumns } from './contextColumns';
import { refuseElastic } from './elastic';
import { expandRows, isNestedQuery } from './expand';
import { columnsForExpand, shownColumns } from './expandItems';
import { sortKeysOf } from './orderBy';
import { capOf, pageOf, pageSizeOf } from './page';
import type { Page } from './page';
import { writePagingCookie } from './pagingCookie';
import { countRows, readRows } from './readRows';
import type { RowQuery } from './readRows';
import { cookieColumns, isBehind } from './rowPosition';
import type { SortedTable } from './rowPosition';
import { shapeRow } from './shapeRow';
import type { WireRow } from './shapeRow';

/** What a collection is read from, besides the query options. */
export interface CollectionAddress {
  readonly table: Table;
  /** Path and query of the request below the service root, for nextLink: `workflows`, `$select=name`. */
  readonly path: string;
  readonly search: string;
  readonly conditions?: readonly SqlCondition[];
}

export interface Answer<Body = unknown> {
  readonly body: Body;
  readonly headers: Record<string, string>;
}

/** The body of an answer with rows. */
export type RowsBody = Record<string, unknown> & { readonly value: readonly WireRow[] };

/** Answers a GET of rows: one page, with a nextLink if there are more. */
export function readCollection(context: RequestContext, address: CollectionAddress, query: Query): Answer<RowsBody> {
  const { table } = address;
  if (query.expand.length > 0) {
    refuseElastic(table);
  }
  const columns = shownColumns(table, query.select, query.expand);
  const page = pageFor(context, table, query);
  const found = { ...(query.filter ? { filter: query.filter } : {}), conditions: conditionsOf(address, query) };
  const read = { ...found, columns: [...columns, ...columnsForExpand(table, query.expand)], orderBy: query.orderBy };
  const stored = readPage(context, table, read, page);
  const rows = stored.slice(0, page.size).map((row) => ({ stored: row, shaped: shapeRow(context, table, columns, row, true) }));
  expandRows(context, table, rows, query.expand);
  const count = query.count ? countRows(context, table, found) : undefined;
  const ids = rows.map((row) => String(row.stored[table.primaryId]));
  return {
    headers: preferenceApplied([...appliedPageSize(context.preferences), ...appliedAnnotations(context.preferences)]),
    body: {
      '@odata.context': `${context.baseUrl}$metadata#${table.entitySetName}${contextColumns(query.select, query.expand)}`,
      ...(count === undefined ? {} : { '@odata.count': Math.min(count, capOf(table)) }),
      ...Object.fromEntries(collectionAnnotations(context, count, capOf(table))),
      value: rows.map((row) => row.shaped),
      ...(stored.length > page.size && page.goesOn ? { '@odata.nextLink': nextLink(context, address, query, page.number, ids) } : {}),
    },
  };
}

/** How many rows a collection has, as far as Dataverse counts: the body of `/$count`. That it stops at the page's limit is modelled. */
export function countCollection(context: RequestContext, address: CollectionAddress, query: Query): number {
  const { table } = address;
  const filter = query.filter ? { filter: query.filter } : {};
  return Math.min(countRows(context, table, { ...filter, conditions: conditionsOf(address, query) }), capOf(table));
}

/** `partitionId` picks the rows of one partition of an elastic table (Microsoft Learn, use elastic tables). */
function conditionsOf({ table, conditions = [] }: CollectionAddress, { partitionId }: Query): SqlCondition[] {
  if (!table.elastic || partitionId === undefined) {
    return [...conditions];
  }
  const sql = `COALESCE(t0.partitionid, t0.${quoted(table.primaryId)}) = ? COLLATE BINARY`;
  return [...conditions, { sql, parameters: [partitionId] }];
}

/** With maxpagesize, $top is ignored (Microsoft Learn, page results); without, it ends the answer on whatever page (modelled). */
function pageFor(context: RequestContext, table: Table, query: Query): Page {
  const { pageNumber, cookie } = query.skipToken === undefined ? { pageNumber: 1 } : readSkipToken(query.skipToken);
  const top = context.preferences.maxPageSize === undefined ? (query.top ?? Infinity) : Infinity;
  return pageOf(pageNumber, pageSizeOf(context, table), top, cookie);
}

/**
 * The rows of a page and one more, if there is one. A page begins behind the last row of the page before, as its cookie has it; if
 * the cookie does not say enough, it begins where its number says (modelled).
 */
function readPage(context: RequestContext, table: Table, query: RowQuery, { size, offset, last }: Page): StoredRow[] {
  const behind = last && isBehind(context, sortedTable(table, query.orderBy ?? []), last);
  const conditions = [...(query.conditions ?? []), ...(behind ? [behind] : [])];
  return readRows(context, table, { ...query, conditions, limit: size + 1, offset: behind ? 0 : offset });
}

function sortedTable(table: Table, orderBy: readonly OrderItem[]): SortedTable {
  const aliased = { table, alias: 't0' };
  return { ...aliased, keys: sortKeysOf(aliased, orderBy) };
}

function nextLink(context: RequestContext, address: CollectionAddress, query: Query, page: number, ids: readonly string[]): string {
  const options = address.search.split('&').filter((option) => option !== '' && !/^(\$|%24)skiptoken=/i.test(option));
  const columns = cookieColumns(context, sortedTable(address.table, query.orderBy), ids);
  const cookie = writePagingCookie(page, columns, isNestedQuery(query.expand) ? ids.length : undefined);
  return `${context.baseUrl}${address.path}?${[...options, `$skiptoken=${writeSkipToken(page + 1, cookie)}`].join('&')}`;
}
