import { DataverseError } from '../../errors';
import { parseExpand } from '../../odata/parseExpand';
import { parseFilter } from '../../odata/parseFilter';
import type { ExpandItem } from '../../odata/queryAst';
import { passes } from './definition';
import type { Definition } from './definition';

/** Query options of a request for metadata, by name. */
export type Options = ReadonlyMap<string, string>;

/** The names in $select; undefined without one. */
export function namesIn(options: Options): string[] | undefined {
  return options
    .get('$select')
    ?.split(',')
    .map((name) => name.trim());
}

/** What a context address says of $select: `(A,B)`, or nothing. */
export function chosenIn(options: Options): string {
  const names = namesIn(options);
  return names ? `(${names.join(',')})` : '';
}

/** The items of $expand. */
export function expandIn(options: Options): ExpandItem[] {
  const expand = options.get('$expand');
  return expand === undefined ? [] : parseExpand(expand);
}

/**
 * Whether a definition passes $filter; all do without one.
 * @param type what error texts call the definition's type
 */
export function passing(options: Options, type: string): (item: Definition) => boolean {
  const filter = options.get('$filter');
  const parsed = filter === undefined ? undefined : parseFilter(filter);
  return (item) => !parsed || passes(item, parsed, type);
}

/** Whether the key means the definition: `LogicalName='…'` or its MetadataId. */
export function isNamed(item: Definition, key: string): boolean {
  const [, logicalName] = /^LogicalName='([^']*)'$/.exec(key) ?? [];
  return logicalName === undefined ? String(item.MetadataId).toLowerCase() === key.toLowerCase() : item.LogicalName === logicalName;
}

/** The name in a key, for an error text. */
export function nameIn(key: string): string {
  return /'([^']*)'/.exec(key)?.[1] ?? key;
}

/** 404 of metadata that is not there; code and wording modelled: no public source records them for all kinds. */
export function notThere(message: string): DataverseError {
  return new DataverseError(404, '0x80060888', message);
}
