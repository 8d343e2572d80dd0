import { wantsAnnotation } from '../core/preferences';
import { notModelled } from '../errors';
import { capOf, pageOf } from '../query/page';
import type { Page } from '../query/page';
import { encodeCookie, outerCookie, readPagingCookie, writePagingCookie } from '../query/pagingCookie';
import { queryBuilderError } from '../query/queryBuilderError';
import { cookieColumns, isBehind } from '../query/rowPosition';
import type { Sql } from '../query/sql';
import type { Table } from '../schema/schema';
import type { FetchQuery } from './fetchAst';
import { orderKeysOf } from './orders';
import { sourcesOf } from './scope';
import type { Scope, Source } from './scope';

/** How far pages go without a cookie. */
const simplePagingLimit = 50_000;

/**
 * The page that a query asks for with `top`, or with `count`, `page` and `paging-cookie`. `Prefer: odata.maxpagesize` does not
 * count (a published account of paging in the Web API says so; modelled).
 * @throws DataverseError 400 for a cookie that is none (code modelled)
 */
export function fetchPage(table: Table, { top, count, page = 1, pagingCookie }: FetchQuery): Page {
  const size = Math.min(top ?? count ?? Infinity, capOf(table));
  const cookie = pagingCookie === undefined ? undefined : readPagingCookie(pagingCookie);
  if (pagingCookie !== undefined && !cookie) {
    throw queryBuilderError('cookie', 'Invalid page number in paging cookie.');
  }
  if (!cookie && page * size > simplePagingLimit) {
    throw notModelled(`pages beyond ${simplePagingLimit} rows without a paging cookie`);
  }
  return pageOf(page, size, top ?? Infinity, cookie);
}

/** That a row comes behind the page before; undefined where the cookie does not count or does not say enough. */
export function isBehindPage(scope: Scope, query: FetchQuery, { last }: Page): Sql | undefined {
  return last && hasCookies(scope, query) ? isBehind(scope.context, sortedTable(scope, query), last) : undefined;
}

/**
 * What is said of the pages that follow: nothing on the last page (Microsoft Learn, page results using FetchXml). That `pagenumber` is
 * the number of the next page is modelled: Microsoft's own examples do not agree.
 * @param ids keys of the page's rows; undefined for a query that has no cookies at all
 */
export function pagingAnnotations(scope: Scope, query: FetchQuery, { number }: Page, ids?: readonly string[]): Record<string, unknown> {
  const cookie = ids && hasCookies(scope, query) ? pageCookie(scope, query, number, ids) : undefined;
  const all: [string, unknown][] = [
    ...(cookie === undefined ? [] : [['Microsoft.Dynamics.CRM.fetchxmlpagingcookie', cookie] as [string, unknown]]),
    ['Microsoft.Dynamics.CRM.morerecords', true],
  ];
  const { preferences } = scope.context;
  return Object.fromEntries(all.filter(([name]) => wantsAnnotation(preferences, name)).map(([name, value]) => [`@${name}`, value]));
}

function pageCookie(scope: Scope, query: FetchQuery, number: number, ids: readonly string[]): string {
  const cookie = writePagingCookie(number, cookieColumns(scope.context, sortedTable(scope, query), ids));
  return outerCookie(number + 1, encodeCookie(encodeCookie(cookie)));
}

function sortedTable(scope: Scope, query: FetchQuery): { table: Table; alias: string; keys: ReturnType<typeof orderKeysOf> } {
  return { table: scope.root.table, alias: scope.root.sql, keys: orderKeysOf(scope, query) };
}

/**
 * Queries that are sorted by a link have no paging cookie (Microsoft Learn, page results using FetchXml). That those have none
 * either that are distinct, or in which a row stands more than once because of its links, is modelled.
 */
function hasCookies(scope: Scope, query: FetchQuery): boolean {
  const single = ({ table, join }: Source): boolean =>
    !join || join.type === 'matchfirstrowusingcrossapply' || join.from.name === table.primaryId;
  return !query.distinct && sourcesOf(scope).every(single) && orderKeysOf(scope, query).every(({ source }) => source === scope.root);
}
