import { collectionAnnotations } from '../annotations';
import type { RequestContext } from '../core/context';
import { preferenceApplied } from '../core/respond';
import { writeSkipToken, readSkipToken } from '../odata/pagingCookie';
import type { ExpandItem, Query } from '../odata/queryAst';
import type { Table } from '../schema/schema';
import type { SqlCondition } from '../store/condition';
import { columnsForExpand, expandRows } from './expand';
import { countRows, readRows, selectedColumns } from './readRows';
import { shapeRow } from './shapeRow';

/** Rows a page holds at most (Microsoft Learn, page results and elastic tables). */
const pageLimit = 5000;
const elasticPageLimit = 500;

/** What a collection is read from, besides the query options. */
export interface CollectionAddress {
  readonly table: Table;
  /** Path and query of the request below the service root, for nextLink: `workflows`, `$select=name`. */
  readonly path: string;
  readonly search: string;
  readonly conditions?: readonly SqlCondition[];
}

export interface Answer {
  readonly body: unknown;
  readonly headers: Record<string, string>;
}

/** Answers a GET of rows: one page, with a nextLink if there are more. */
export function readCollection(context: RequestContext, address: CollectionAddress, query: Query): Answer {
  const { table, conditions = [] } = address;
  const columns = selectedColumns(table, query.select);
  const { size, offset, limit } = pageOf(context, table, query);
  const filter = query.filter ? { filter: query.filter } : {};
  const stored = readRows(context, table, {
    columns: [...columns, ...columnsForExpand(table, query.expand)],
    ...filter,
    orderBy: query.orderBy,
    conditions,
    limit: limit + 1,
    offset,
  });
  const more = stored.length > limit && limit === size;
  const page = stored.slice(0, limit).map((row) => ({ stored: row, shaped: shapeRow(context, table, columns, row, true) }));
  expandRows(context, table, page, query.expand);
  const count = query.count ? Math.min(countRows(context, table, { ...filter, conditions }), pageLimit) : undefined;
  const ids = page.map((row) => String(row.stored[table.primaryId]));
  return {
    headers: applied(context),
    body: {
      '@odata.context': `${context.baseUrl}$metadata#${table.entitySetName}${contextColumns(query.select, query.expand)}`,
      ...(count === undefined ? {} : { '@odata.count': count }),
      ...Object.fromEntries(collectionAnnotations(context, count)),
      value: page.map((row) => row.shaped),
      ...(more ? { '@odata.nextLink': nextLink(context, address, offset / size + 2, ids) } : {}),
    },
  };
}

/** `(name,statecode,owninguser(fullname))` of an `@odata.context`; nothing without $select and $expand. */
export function contextColumns(select: readonly string[] | undefined, expand: readonly ExpandItem[]): string {
  const parts = [...(select ?? []), ...expand.map((item) => `${item.navigation}${contextColumns(item.select, item.expand) || '()'}`)];
  return parts.length > 0 ? `(${parts.join(',')})` : '';
}

/** With maxpagesize, $top is ignored; a page number counts pages of the size that this request asks for. */
function pageOf(context: RequestContext, table: Table, query: Query): { size: number; offset: number; limit: number } {
  const cap = table.elastic ? elasticPageLimit : pageLimit;
  const asked = context.preferences.maxPageSize;
  const size = Math.min(asked ?? cap, cap);
  const page = query.skipToken === undefined ? 1 : readSkipToken(query.skipToken);
  const limit = asked === undefined && query.top !== undefined ? Math.min(query.top, size) : size;
  return { size, offset: (page - 1) * size, limit };
}

function nextLink(context: RequestContext, address: CollectionAddress, page: number, ids: readonly string[]): string {
  const options = address.search.split('&').filter((option) => option !== '' && !/^(\$|%24)skiptoken=/i.test(option));
  const token = writeSkipToken(page, address.table.primaryId, ids[0] ?? '', ids[ids.length - 1] ?? '');
  return `${context.baseUrl}${address.path}?${[...options, `$skiptoken=${token}`].join('&')}`;
}

function applied(context: RequestContext): Record<string, string> {
  const { maxPageSize, annotations } = context.preferences;
  return preferenceApplied([
    ...(maxPageSize === undefined ? [] : [`odata.maxpagesize=${maxPageSize}`]),
    ...(annotations === undefined ? [] : [`odata.include-annotations="${annotations}"`]),
  ]);
}
