import { parseXml } from '../core/xml';

/** What a cookie says of a column: its value in the first and in the last row of the page; null for an empty one. */
export interface CookieColumn {
  readonly name: string;
  readonly first: string | null;
  readonly last: string | null;
}

/** The cookie of a page, read. */
export interface PagingCookie {
  /** The number of the page it is of, from 1. */
  readonly page: number;
  /** The values of the page's last row; null for an empty one. */
  readonly last: ReadonlyMap<string, string | null>;
}

/**
 * The cookie of a page: `<cookie page="1"><name last="B" first="A" /><accountid last="{…}" first="{…}" /></cookie>` (Microsoft
 * Learn, page results using FetchXml). An empty value is `lastnull="1"` (cookies in public reports).
 * @param columns what the rows are sorted by, and the key
 * @param counted number of rows of the page, which the cookies of a nested $expand have (Microsoft Learn, join tables)
 */
export function writePagingCookie(page: number, columns: readonly CookieColumn[], counted?: number): string {
  const count = counted === undefined ? '' : ` countOfRecords="${counted}"`;
  const side = (name: string, value: string | null): string => (value === null ? `${name}null="1"` : `${name}="${escapeXml(value)}"`);
  const elements = columns.map(({ name, first, last }) => `<${name} ${side('last', last)} ${side('first', first)} />`);
  return `<cookie page="${page}"${count}>${elements.join('')}</cookie>`;
}

/** Reads what `writePagingCookie` wrote; undefined for anything that is no cookie. */
export function readPagingCookie(text: string): PagingCookie | undefined {
  const root = parseXml(text);
  const page = root?.attributes.get('page') ?? '';
  if (root?.name !== 'cookie' || !/^[1-9]\d{0,8}$/.test(page)) {
    return undefined;
  }
  const columns = root.children.flatMap(({ name, attributes }): [string, string | null][] => {
    const last = attributes.get('last') ?? (attributes.get('lastnull') === '1' ? null : undefined);
    return last === undefined ? [] : [[name, last]];
  });
  return { page: Number(page), last: new Map(columns) };
}

/**
 * The cookie around that of a page, as answers have it.
 * @param number of the page it leads to
 * @param cookie that of the page before, percent-encoded as often as the place it stands in wants it
 */
export function outerCookie(number: number, cookie: string): string {
  return `<cookie pagenumber="${number}" pagingcookie="${cookie}" istracking="False" />`;
}

/** Everything but letters, digits and `-_.` percent-encoded as the cookies in Microsoft's examples have it, in lower case. */
export function encodeCookie(text: string): string {
  const all = encodeURIComponent(text).replace(/[!'()*~]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
  return all.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
