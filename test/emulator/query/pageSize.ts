import type { RequestContext } from '../core/context';
import type { Table } from '../schema/schema';

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
