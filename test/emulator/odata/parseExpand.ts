import { badQuery, notModelled } from '../errors';
import { parseFilter } from './parseFilter';
import { parseOrderBy } from './parseOrderBy';
import type { ExpandItem } from './queryAst';
import { splitOutside } from './splitOutside';

/** Expansions a query may have (Microsoft Learn, join tables). */
const limit = 15;

/** How many expansions were met so far. */
interface Counter {
  count: number;
}

/**
 * Parses an $expand: `nav($select=a;$expand=other($select=b)),nav/$ref`.
 * @throws DataverseError 400 for what $expand does not take (Microsoft Learn, join tables; most wording modelled)
 */
export function parseExpand(text: string): ExpandItem[] {
  return parseItems(text, { count: 0 });
}

function parseItems(text: string, counter: Counter): ExpandItem[] {
  const items = splitTerms(text).map((part) => parseItem(part, counter));
  const twice = items.find(({ navigation }, index) => items.findIndex((item) => item.navigation === navigation) !== index);
  if (twice) {
    throw notModelled(`'${twice.navigation}' twice in $expand`);
  }
  return items;
}

function parseItem(part: string, counter: Counter): ExpandItem {
  counter.count += 1;
  if (counter.count > limit) {
    throw badQuery(`The number of $expand options exceeds the limit of ${limit}.`);
  }
  const [, navigation, reference, given] = /^(\w+)(\/\$ref)?\s*(\([^]*\))?$/.exec(part) ?? [];
  if (navigation === undefined) {
    throw part === '*' ? notModelled('$expand=*') : badQuery(`Syntax error in the query option $expand: '${part.slice(0, 100)}'.`);
  }
  const options = given === undefined ? [] : splitOutside(given.slice(1, -1), ';').filter((option) => option !== '');
  if (reference !== undefined && given !== undefined) {
    throw badQuery(`No query option can be applied to '${navigation}/$ref'.`);
  }
  if (given !== undefined && options.length === 0) {
    throw badQuery(
      `Missing expand option on navigation property '${navigation}'. If a parenthesis expression follows an expanded navigation property, ` +
        'then at least one expand option must be provided.',
    );
  }
  const item = { navigation, reference: reference !== undefined, orderBy: [], expand: [], options };
  return parseOptions(options, counter).reduce<ExpandItem>((before, option) => ({ ...before, ...option }), item);
}

function parseOptions(options: readonly string[], counter: Counter): Partial<ExpandItem>[] {
  const names = new Set<string>();
  return options.map((option) => {
    const [, name = option, value = ''] = /^(\$\w+)\s*=([^]*)$/.exec(option) ?? [];
    if (names.has(name)) {
      throw givenTwice(name);
    }
    names.add(name);
    return parseOption(name, value.trim(), counter);
  });
}

function parseOption(name: string, value: string, counter: Counter): Partial<ExpandItem> {
  switch (name) {
    case '$select':
      return { select: splitTerms(value) };
    case '$filter':
      return { filter: parseFilter(value, null) };
    case '$orderby':
      return { orderBy: parseOrderBy(value, null) };
    case '$top':
      return { top: parseTop(value) };
    case '$expand':
      return { expand: parseItems(value, counter) };
    default:
      throw badQuery(`The query option '${name}' is not supported inside $expand.`);
  }
}

/** 400 of a query option that stands there twice (wording as OData's libraries have it). */
export function givenTwice(name: string): Error {
  return badQuery(`Query option '${name}' was specified more than once, but it must be specified at most once.`);
}

/**
 * The terms of a $select or $expand; none for an empty one.
 * @throws DataverseError 400 for a term between or behind commas that is empty (wording: public reports of other terms)
 */
export function splitTerms(text: string): string[] {
  const terms = text.trim() === '' ? [] : splitOutside(text, ',');
  if (terms.includes('')) {
    throw badQuery("Term '' is not valid in a $select or $expand expression.");
  }
  return terms;
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
