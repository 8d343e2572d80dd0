import { badQuery, notModelled } from '../errors';
import { givenTwice, parseExpand, parseTop, splitTerms } from './parseExpand';
import { parseFilter } from './parseFilter';
import { parseOrderBy } from './parseOrderBy';
import type { Query } from './queryAst';

const known = new Set(['$select', '$filter', '$orderby', '$expand', '$top', '$count', '$skiptoken', 'partitionId', 'tag']);
/** Options that Dataverse has and the emulator has not, or not here, in lower case: it takes `fetchXml` in any letter case. */
const notBuilt = new Set(['fetchxml', 'savedquery', 'userquery', '$apply', '$deltatoken']);

/**
 * The query part of a URL as option → value. Names and values may be percent-encoded, blanks may be `+`.
 * @param search the part after the question mark
 * @throws DataverseError 400 for an option that stands there twice
 */
export function readOptions(search: string): Map<string, string> {
  const options = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(search)) {
    if (options.has(name)) {
      throw givenTwice(name);
    }
    options.set(name, value);
  }
  return options;
}

/**
 * Parses the query options of a GET. `@name` gives a parameter alias its value; `tag` is for plug-ins (Microsoft Learn,
 * optional parameters) and means nothing here.
 * @throws DataverseError 400 for what Dataverse refuses, 501 for what the emulator has not
 */
export function parseQuery(options: ReadonlyMap<string, string>): Query {
  [...options.keys()].forEach(checkOption);
  const aliases = new Map([...options].filter(([name]) => name.startsWith('@')));
  const given = <Value>(name: string, parse: (text: string) => Value): Value | undefined => {
    const text = options.get(name);
    return text === undefined ? undefined : parse(text);
  };
  return {
    ...optional('select', given('$select', splitTerms)),
    ...optional('filter', given('$filter', (text) => parseFilter(text, aliases))),
    orderBy: given('$orderby', (text) => parseOrderBy(text, aliases)) ?? [],
    expand: given('$expand', parseExpand) ?? [],
    ...optional('top', given('$top', parseTop)),
    count: given('$count', parseCount) ?? false,
    ...optional('skipToken', options.get('$skiptoken')),
    ...optional('partitionId', given('partitionId', unquoted)),
  };
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): Partial<Record<Key, Value>> {
  return value === undefined ? {} : ({ [key]: value } as Record<Key, Value>);
}

/**
 * Parses the query options of a request for one row, which takes $select and $expand alone.
 * @throws DataverseError as `parseQuery`, and 400 for the options of collections (wording as OData libraries print it)
 */
export function parseRowQuery(options: ReadonlyMap<string, string>): Query {
  if (['$filter', '$orderby', '$count', '$skip', '$top', '$skiptoken'].some((name) => options.has(name))) {
    throw badQuery(
      'The requested resource is not a collection. Query options $filter, $orderby, $count, $skip, and $top can be applied only on collections.',
    );
  }
  return parseQuery(options);
}

/**
 * Refuses an option that a query can't have: one that Dataverse does not know, with or without a dollar sign, in the words of public
 * reports; letter case counts.
 * @throws DataverseError 400; 501 for one that the emulator has not
 */
export function checkOption(name: string): void {
  if (notBuilt.has(name.toLowerCase())) {
    throw notModelled(`the query option ${name}`);
  }
  if (!known.has(name) && !name.startsWith('@')) {
    throw badQuery(`The query parameter ${name} is not supported`);
  }
}

/**
 * The value of a $count.
 * @throws DataverseError 400 for anything but true and false (wording as OData's libraries have it)
 */
export function parseCount(text: string): boolean {
  if (!/^(true|false)$/i.test(text)) {
    throw badQuery(`Invalid value '${text}' for $count query option found. Valid values are 'true' and 'false'.`);
  }
  return text.toLowerCase() === 'true';
}

/** Microsoft Learn shows the value of `partitionId` with and without quotation marks. */
function unquoted(text: string): string {
  return /^'([^]*)'$/.exec(text)?.[1] ?? text;
}
