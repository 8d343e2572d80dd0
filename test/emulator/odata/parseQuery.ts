import { defaultParser } from '@odata/parser';
import { badQuery, notModelled } from '../errors';
import { protectLiterals } from './literals';
import { toFilter, toPath } from './parseFilter';
import type { ParserToken } from './parseFilter';
import type { ExpandItem, Filter, OrderItem, Query } from './queryAst';

const known = new Set(['$select', '$filter', '$orderby', '$expand', '$top', '$count', '$skiptoken']);
const modelledElsewhere = new Set(['fetchxml', 'savedquery', 'userquery', '$apply', '$search', '$format']);

/**
 * The query part of a URL as option → value. Names and values may be percent-encoded, blanks may be `+`.
 * @param search the part after the question mark
 * @throws DataverseError 400 for an option that stands there twice (wording as OData libraries print it)
 */
export function readOptions(search: string): Map<string, string> {
  const options = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(search)) {
    if (options.has(name)) {
      throw badQuery(`Query option '${name}' was specified more than once, but it must be specified at most once.`);
    }
    options.set(name, value);
  }
  return options;
}

/**
 * Parses the query options of a GET.
 * @throws DataverseError 400 for what Dataverse refuses, 501 for what the emulator has not
 */
export function parseQuery(options: ReadonlyMap<string, string>): Query {
  for (const name of options.keys()) {
    checkOption(name);
  }
  const select = options.get('$select');
  const filter = options.get('$filter');
  const top = options.get('$top');
  const skipToken = options.get('$skiptoken');
  return {
    ...(select === undefined ? {} : { select: splitNames(select) }),
    ...(filter === undefined ? {} : { filter: parseFilter(filter) }),
    orderBy: parseOrderBy(options.get('$orderby')),
    expand: parseExpand(options.get('$expand')),
    ...(top === undefined ? {} : { top: parseTop(top) }),
    count: parseCount(options.get('$count')),
    ...(skipToken === undefined ? {} : { skipToken }),
  };
}

/**
 * Parses the query options of a request for one row, which takes $select and $expand alone.
 * @throws DataverseError as `parseQuery`, and 400 for the options of collections (wording as OData libraries print it)
 */
export function parseRowQuery(options: ReadonlyMap<string, string>): Query {
  const query = parseQuery(options);
  if (['$filter', '$orderby', '$count', '$top', '$skiptoken'].some((name) => options.has(name))) {
    throw badQuery(
      'The requested resource is not a collection. Query options $filter, $orderby, $count, $skip, and $top can be applied only on collections.',
    );
  }
  return query;
}

/** Parses a $filter alone. */
export function parseFilter(text: string): Filter {
  const { token, literals } = parseOption('$filter', text);
  return toFilter(token.value as ParserToken, literals);
}

function checkOption(name: string): void {
  if (modelledElsewhere.has(name.toLowerCase())) {
    throw notModelled(`the query option ${name}`);
  }
  if (name.startsWith('$') && !known.has(name)) {
    throw badQuery(`The query parameter ${name} is not supported.`);
  }
}

function parseOption(name: string, value: string): { token: ParserToken; literals: readonly string[] } {
  const { text, literals } = protectLiterals(value);
  try {
    const { options } = defaultParser.query(`${name}=${text}`).value as unknown as { options: ParserToken[] };
    const [token] = options;
    if (token && options.length === 1) {
      return { token, literals };
    }
  } catch {
    throw badQuery(`Syntax error in the query option ${name}: '${value}'.`);
  }
  throw badQuery(`Syntax error in the query option ${name}: '${value}'.`);
}

function splitNames(text: string): string[] {
  return text.split(',').map((name) => name.trim()).filter((name) => name !== '');
}

function parseTop(text: string): number {
  if (!/^\d+$/.test(text)) {
    throw badQuery(`Invalid value '${text}' for $top query option found. The $top query option requires a non-negative integer value.`);
  }
  return Number(text);
}

function parseCount(text: string | undefined): boolean {
  if (text !== undefined && !/^(true|false)$/i.test(text)) {
    throw badQuery(`Invalid value '${text}' for $count query option found. Valid values are 'true' and 'false'.`);
  }
  return text?.toLowerCase() === 'true';
}

function parseOrderBy(text: string | undefined): OrderItem[] {
  return text === undefined ? [] : toOrderItems(parseOption('$orderby', text).token);
}

function toOrderItems(token: ParserToken): OrderItem[] {
  const { items } = token.value as { items: { value: { expr: ParserToken; direction: number } }[] };
  return items.map(({ value }) => ({ path: toPath(value.expr), descending: value.direction < 0 }));
}

function parseExpand(text: string | undefined): ExpandItem[] {
  if (text === undefined) {
    return [];
  }
  if (/\/\$ref\b/.test(text)) {
    throw badQuery('Expand with $ref is only supported on lookup type navigation property.');
  }
  const { token, literals } = parseOption('$expand', text);
  const items = toExpandItems(token, literals);
  if (countItems(items) > 15) {
    throw badQuery('The number of $expand options exceeds the limit of 15.');
  }
  return items;
}

function countItems(items: readonly ExpandItem[]): number {
  return items.reduce((sum, item) => sum + 1 + countItems(item.expand), 0);
}

function toExpandItems(token: ParserToken, literals: readonly string[]): ExpandItem[] {
  const { items } = token.value as { items: { value: { path: ParserToken; options?: ParserToken[] } }[] };
  return items.map(({ value }) => toExpandItem(value.path.raw, value.options ?? [], literals));
}

function toExpandItem(navigation: string, options: ParserToken[], literals: readonly string[]): ExpandItem {
  const item: { -readonly [Key in keyof ExpandItem]: ExpandItem[Key] } = { navigation, orderBy: [], expand: [] };
  for (const option of options) {
    switch (option.type) {
      case 'Select':
        item.select = splitNames(option.raw.slice('$select='.length));
        break;
      case 'Filter':
        item.filter = toFilter(option.value as ParserToken, literals);
        break;
      case 'OrderBy':
        item.orderBy = toOrderItems(option);
        break;
      case 'Top':
        item.top = parseTop((option.value as ParserToken).raw);
        break;
      case 'Expand':
        item.expand = toExpandItems(option, literals);
        break;
      default:
        throw badQuery(`The query option '${option.raw}' is not supported inside $expand.`);
    }
  }
  return item;
}
