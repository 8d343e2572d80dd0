import { badQuery } from '../errors';
import { readGuid } from '../store/values';

/**
 * The value of $skiptoken that leads to a page, percent-encoded as in a nextLink: a cookie with the page number and,
 * encoded once more inside it, the first and last key of the page before (Microsoft Learn, page results).
 * @param pageNumber of the page it leads to, from 2
 * @param ids keys of the rows of the page before
 * @param counted number of rows of the page before, which the cookies of a nested $expand have (Microsoft Learn, join tables)
 */
export function writeSkipToken(pageNumber: number, primaryId: string, ids: readonly string[], counted?: number): string {
  const braced = (id: string | undefined): string => `{${id?.toUpperCase() ?? ''}}`;
  const count = counted === undefined ? '' : ` countOfRecords="${counted}"`;
  const keys = `<${primaryId} last="${braced(ids[ids.length - 1])}" first="${braced(ids[0])}" />`;
  const inner = `<cookie page="${pageNumber - 1}"${count}>${keys}</cookie>`;
  const once = encodeURIComponent(inner).replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
  return encodeURI(`<cookie pagenumber="${pageNumber}" pagingcookie="${once}" istracking="False" />`);
}

/** Where a $skiptoken leads to. */
export interface PagePosition {
  /** From 1. */
  readonly pageNumber: number;
  /** The key of the last row of the page before; undefined where the cookie does not have one. */
  readonly last?: string;
}

/**
 * Reads a decoded $skiptoken.
 * @throws DataverseError 400 for anything that is no cookie (wording modelled)
 */
export function readSkipToken(token: string): PagePosition {
  const pageNumber = Number(/^<cookie\b[^>]*\bpagenumber="(\d{1,9})"/.exec(token)?.[1] ?? 0);
  const inner = decode(/\bpagingcookie="([^"]*)"/.exec(token)?.[1] ?? '');
  if (pageNumber < 1 || inner === undefined) {
    throw badQuery(`Malformed XML in the Paging Cookie '${token}'.`);
  }
  const last = readGuid(/\blast="([^"]*)"/.exec(inner)?.[1] ?? '');
  return { pageNumber, ...(last === undefined ? {} : { last }) };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
