import type { RequestContext } from '../core/context';
import type { Table } from '../schema/schema';
import type { PagingCookie } from './pagingCookie';

/** Rows a page holds at most (Microsoft Learn, page results and elastic tables). */
const pageLimit = 5000;
const elasticPageLimit = 500;

/** How many rows a page of the table has at most; a count goes no further either (Microsoft Learn, count rows; of elastic tables modelled). */
export function capOf(table: Table): number {
  return table.elastic ? elasticPageLimit : pageLimit;
}

/** How many rows a page has: what the Prefer header asks for, within the table's limit. */
export function pageSizeOf(context: RequestContext, table: Table): number {
  return Math.min(context.preferences.maxPageSize ?? Infinity, capOf(table));
}

/** One page of an answer. */
export interface Page {
  /** From 1. */
  readonly number: number;
  readonly size: number;
  /** How many rows come before it, if all pages before are of its size. */
  readonly offset: number;
  /** Whether a further page may follow: not where the query's own limit ends the answer. */
  readonly goesOn: boolean;
  /** The values of the last row of the page before, if its cookie is known. */
  readonly last?: PagingCookie['last'];
}

/**
 * A page by its number and what limits it.
 * @param size rows of each page
 * @param top rows of all pages together
 * @param cookie counts for the page behind its own alone (Microsoft Learn, page large result sets with FetchXML)
 */
export function pageOf(number: number, size: number, top: number, cookie: PagingCookie | undefined): Page {
  const offset = (number - 1) * size;
  const last = cookie?.page === number - 1 ? cookie.last : undefined;
  return { number, size: Math.max(0, Math.min(size, top - offset)), offset, goesOn: top > offset + size, ...(last ? { last } : {}) };
}
