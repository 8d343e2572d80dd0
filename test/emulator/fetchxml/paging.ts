import type { RequestContext } from '../core/context';
import { wantsAnnotation } from '../core/preferences';
import { notModelled } from '../errors';
import { capOf } from '../query/pageSize';
import type { Table } from '../schema/schema';
import type { StoredRow } from '../store/database';
import { readGuid } from '../store/values';
import type { FetchQuery } from './fetchAst';
import { badFetch } from './fetchError';
import { parseXml } from './xml';
import type { XmlElement } from './xml';

/** How far pages go without a cookie. */
const simplePagingLimit = 50_000;

/** One page of the answer. */
export interface FetchPage {
  /** From 1. */
  readonly number: number;
  readonly size: number;
  /** How many rows come before it, if all pages before are of its size. */
  readonly offset: number;
  /** Whether a further page may follow: not where `top` ends the answer. */
  readonly goesOn: boolean;
  /** The key of the last row of the page before. */
  readonly last?: string;
}

/**
 * The page that a query asks for with `top`, or with `count`, `page` and `paging-cookie`. `Prefer: odata.maxpagesize` does not
 * count (a published account of paging in the Web API says so; modelled).
 * @throws DataverseError 400 for a cookie that is none (code modelled)
 */
export function pageOf(table: Table, query: FetchQuery): FetchPage {
  const number = query.page ?? 1;
  const size = Math.min(query.top ?? query.count ?? Infinity, capOf(table));
  const offset = (number - 1) * size;
  if (query.pagingCookie === undefined && offset + size > simplePagingLimit) {
    throw notModelled(`pages beyond ${simplePagingLimit} rows without a paging cookie`);
  }
  const last = query.pagingCookie === undefined || number === 1 ? undefined : lastKey(query.pagingCookie, table);
  return { number, size, offset, goesOn: query.top === undefined, last };
}

/**
 * What is said of the pages that follow: nothing on the last page (Microsoft Learn, page results using FetchXml).
 * @param cookie the inner cookie of this page; undefined for a query that has none
 */
export function pagingAnnotations({ preferences }: RequestContext, page: FetchPage, cookie: string | undefined): Record<string, unknown> {
  const all: [string, unknown][] = [
    ...(cookie === undefined ? [] : [['Microsoft.Dynamics.CRM.fetchxmlpagingcookie', outerCookie(page, cookie)] as [string, unknown]]),
    ['Microsoft.Dynamics.CRM.morerecords', true],
  ];
  return Object.fromEntries(all.filter(([name]) => wantsAnnotation(preferences, name)).map(([name, value]) => [`@${name}`, value]));
}

/**
 * The inner cookie of a page: of its first and its last row the columns the rows are sorted by, and the key in upper case.
 * An empty value is left out (modelled).
 * @param columns the names of the columns, without the key
 */
export function innerCookie(page: FetchPage, table: Table, columns: readonly string[], first: StoredRow, last: StoredRow): string {
  const names = [...new Set(columns)].filter((name) => name !== table.primaryId);
  const elements = names.map((name) => cookieElement(name, first[name] ?? null, last[name] ?? null));
  const braced = (row: StoredRow): string => `{${String(row[table.primaryId]).toUpperCase()}}`;
  return `<cookie page="${page.number}">${elements.join('')}${cookieElement(table.primaryId, braced(first), braced(last))}</cookie>`;
}

function cookieElement(name: string, first: StoredRow[string], last: StoredRow[string]): string {
  const attribute = (side: string, value: StoredRow[string]): string => (value === null ? '' : ` ${side}="${escapeXml(String(value))}"`);
  return `<${name}${attribute('last', last)}${attribute('first', first)} />`;
}

/**
 * The cookie of the annotation, with the inner one encoded twice. That `pagenumber` is the number of the next page is modelled:
 * Microsoft's own examples do not agree.
 */
function outerCookie(page: FetchPage, inner: string): string {
  return `<cookie pagenumber="${page.number + 1}" pagingcookie="${percentEncode(percentEncode(inner))}" istracking="False" />`;
}

/** Everything but letters, digits and `-_.` as .NET does it, in lower case. */
function percentEncode(text: string): string {
  const all = encodeURIComponent(text).replace(/[!'()*~]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
  return all.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function lastKey(cookie: string, table: Table): string | undefined {
  const root = parseCookie(cookie);
  const key = root.children.find((child) => child.name === table.primaryId);
  return readGuid(key?.attributes.get('last') ?? '');
}

function parseCookie(cookie: string): XmlElement {
  const wrong = badFetch('cookie', 'Invalid page number in paging cookie.');
  let root: XmlElement;
  try {
    root = parseXml(cookie);
  } catch {
    throw wrong;
  }
  if (root.name !== 'cookie' || !/^\d{1,9}$/.test(root.attributes.get('page') ?? '')) {
    throw wrong;
  }
  return root;
}
