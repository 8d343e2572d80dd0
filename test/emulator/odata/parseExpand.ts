import { badQuery, notModelled } from '../errors';
import { parseFilter } from './parseFilter';
import { parseOrderBy } from './parseOrderBy';
import type { ExpandItem } from './queryAst';
import { splitOutside } from './splitOutside';

/** Expansions a query may have (Microsoft Learn, join tables). */
const limit = 15;

/**
 * Parses an $expand: `nav($select=a;$expand=other($select=b)),nav/$ref`.
 * @throws DataverseError 400 for what $expand does not take (Microsoft Learn, join tables; most wording modelled)
 */
export function parseExpand(text: string): ExpandItem[] {
  const items = parseItems(text);
  if (countItems(items) > limit) {
    throw badQuery(`The number of $expand options exceeds the limit of ${limit}.`);
  }
  return items;
}

function countItems(items: readonly ExpandItem[]): number {
  return items.reduce((sum, item) => sum + 1 + countItems(item.expand), 0);
}

function parseItems(text: string): ExpandItem[] {
  return splitOutside(text, ',').map((part) => {
    const [, name, options] = /^([^(]*?)\s*(?:\(([^]*)\))?$/.exec(part) ?? [];
    if (name === undefined || !/^\w+(\/\$ref)?$/.test(name)) {
      throw name === '*' ? notModelled('$expand=*') : badQuery(`Syntax error in the query option $expand: '${part}'.`);
    }
    return parseItem(name, splitOutside(options ?? '', ';'));
  });
}

function parseItem(name: string, options: readonly string[]): ExpandItem {
  const [navigation = '', reference] = name.split('/');
  if (reference !== undefined && options.length > 0) {
    throw badQuery(`No query option can be applied to '${name}'.`);
  }
  const item = { navigation, reference: reference !== undefined, orderBy: [], expand: [], options };
  return options.reduce<ExpandItem>((before, option) => ({ ...before, ...parseOption(option) }), item);
}

function parseOption(option: string): Partial<ExpandItem> {
  const [, name, value = ''] = /^\s*(\S+?)\s*=\s*([^]*)$/.exec(option) ?? [];
  switch (name) {
    case '$select':
      return { select: splitNames(value) };
    case '$filter':
      return { filter: parseFilter(value, null) };
    case '$orderby':
      return { orderBy: parseOrderBy(value, null) };
    case '$top':
      return { top: parseTop(value) };
    case '$expand':
      return { expand: parseItems(value) };
    default:
      throw badQuery(`The query option '${option}' is not supported inside $expand.`);
  }
}

/** The names of a $select. */
export function splitNames(text: string): string[] {
  return text.split(',').map((name) => name.trim()).filter((name) => name !== '');
}

/**
 * The number of a $top.
 * @throws DataverseError 400 (wording as OData's libraries have it)
 */
export function parseTop(text: string): number {
  if (!/^\d+$/.test(text.trim())) {
    throw badQuery(`Invalid value '${text}' for $top query option found. The $top query option requires a non-negative integer value.`);
  }
  return Number(text);
}
