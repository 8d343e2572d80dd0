import { collectionAnnotations } from '../annotations';
import type { RequestContext } from '../core/context';
import { preferenceApplied } from '../core/respond';
import { writeSkipToken, readSkipToken } from '../odata/pagingCookie';
import type { Query } from '../odata/queryAst';
import type { Table } from '../schema/schema';
import type { SqlCondition } from '../store/condition';
import type { StoredRow } from '../store/database';
import { quoted } from '../store/tableSql';
import { contextColumns } from './contextColumns';
import { refuseElastic } from './elastic';
import { expandRows, isNestedQuery } from './expand';
import { columnsForExpand, shownColumns } from './expandItems';
import { capOf, pageSizeOf } from './pageSize';
import { countRows, positionOf, readRows } from './readRows';
import type { RowQuery } from './readRows';
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
  const page = pageOf(context, table, query);
  const conditions = conditionsOf(address, query);
  const filter = query.filter ? { filter: query.filter } : {};
  const read = { columns: [...columns, ...columnsForExpand(table, query.expand)], ...filter, orderBy: query.orderBy, conditions };
  const stored = readPage(context, table, read, page);
  const more = stored.length > page.limit && page.goesOn;
  const rows = stored.slice(0, page.limit).map((row) => ({ stored: row, shaped: shapeRow(context, table, columns, row, true) }));
  expandRows(context, table, rows, query.expand);
  const count = query.count ? countRows(context, table, { ...filter, conditions }) : undefined;
  const ids = rows.map((row) => String(row.stored[table.primaryId]));
  return {
    headers: applied(context),
    body: {
      '@odata.context': `${context.baseUrl}$metadata#${table.entitySetName}${contextColumns(query.select, query.expand)}`,
      ...(count === undefined ? {} : { '@odata.count': Math.min(count, capOf(table)) }),
      ...Object.fromEntries(collectionAnnotations(context, count, capOf(table))),
      value: rows.map((row) => row.shaped),
      ...(more ? { '@odata.nextLink': nextLink(context, address, query, page.number + 1, ids) } : {}),
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

/** One page of a collection. */
interface Page {
  /** From 1. */
  readonly number: number;
  /** How many rows come before it, if all pages before are of its size. */
  readonly offset: number;
  readonly limit: number;
  /** Whether a further page may follow: not where $top ends the answer. */
  readonly goesOn: boolean;
  /** The key of the last row of the page before. */
  readonly last?: string;
}

/** With maxpagesize, $top is ignored. */
function pageOf(context: RequestContext, table: Table, query: Query): Page {
  const size = pageSizeOf(context, table);
  const { pageNumber, last } = query.skipToken === undefined ? { pageNumber: 1 } : readSkipToken(query.skipToken);
  const top = context.preferences.maxPageSize === undefined ? (query.top ?? Infinity) : Infinity;
  return {
    number: pageNumber,
    offset: (pageNumber - 1) * size,
    limit: Math.min(top, size),
    goesOn: top > size,
    ...(last === undefined || pageNumber === 1 ? {} : { last }),
  };
}

/**
 * The rows of a page and one more, if there is one. A page begins behind the last row of the page before, also if pages of
 * another size came before or rows came in; if that row is gone, it begins where its number says (modelled).
 */
function readPage(context: RequestContext, table: Table, query: RowQuery, { offset, limit, last }: Page): StoredRow[] {
  if (last === undefined) {
    return readRows(context, table, { ...query, limit: limit + 1, offset });
  }
  const [before, ...rows] = readRows(context, table, { ...query, limit: limit + 2, offset: offset - 1 });
  const place = before?.[table.primaryId] === last ? undefined : positionOf(context, table, query, last);
  return place === undefined ? rows : readRows(context, table, { ...query, limit: limit + 1, offset: place });
}

function nextLink(context: RequestContext, address: CollectionAddress, query: Query, page: number, ids: readonly string[]): string {
  const options = address.search.split('&').filter((option) => option !== '' && !/^(\$|%24)skiptoken=/i.test(option));
  const token = writeSkipToken(page, address.table.primaryId, ids, isNestedQuery(query.expand) ? ids.length : undefined);
  return `${context.baseUrl}${address.path}?${[...options, `$skiptoken=${token}`].join('&')}`;
}

function applied(context: RequestContext): Record<string, string> {
  const { maxPageSize, annotations } = context.preferences;
  return preferenceApplied([
    ...(maxPageSize === undefined ? [] : [`odata.maxpagesize=${maxPageSize}`]),
    ...(annotations === undefined ? [] : [`odata.include-annotations="${annotations}"`]),
  ]);
}
