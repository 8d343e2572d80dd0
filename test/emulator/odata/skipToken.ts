import { parseXml } from '../core/xml';
import { badQuery } from '../errors';
import { encodeCookie, outerCookie, readPagingCookie } from '../query/pagingCookie';
import type { PagingCookie } from '../query/pagingCookie';

/**
 * The value of $skiptoken that leads to a page, percent-encoded as in a nextLink: a cookie with the page number and, encoded once
 * more inside it, the cookie of the page before (Microsoft Learn, page results).
 * @param pageNumber of the page it leads to, from 2
 * @param cookie of the page before
 */
export function writeSkipToken(pageNumber: number, cookie: string): string {
  return encodeURI(outerCookie(pageNumber, encodeCookie(cookie)));
}

/** Where a $skiptoken leads to. */
export interface SkipToken {
  /** From 1. */
  readonly pageNumber: number;
  /** Of the page before; undefined where the token has none that can be read. */
  readonly cookie?: PagingCookie;
}

/**
 * Reads a decoded $skiptoken.
 * @throws DataverseError 400 for anything that is no cookie (wording modelled)
 */
export function readSkipToken(token: string): SkipToken {
  const outer = parseXml(token);
  const pageNumber = Number(/^\d{1,9}$/.exec(outer?.attributes.get('pagenumber') ?? '')?.[0] ?? 0);
  const inner = decode(outer?.attributes.get('pagingcookie') ?? '');
  if (outer?.name !== 'cookie' || pageNumber < 1 || inner === undefined) {
    throw badQuery(`Malformed XML in the Paging Cookie '${token}'.`);
  }
  const cookie = readPagingCookie(inner);
  return { pageNumber, ...(cookie ? { cookie } : {}) };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
