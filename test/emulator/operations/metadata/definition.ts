import { createHash } from 'node:crypto';
import { badQuery, notModelled } from '../../errors';
import type { Filter } from '../../odata/queryAst';

/** One item of metadata: its members by name. A member that no source tells is not there. */
export type Definition = Readonly<Record<string, unknown>>;

/** A GUID for an item of metadata, always the same for the same names; real ones differ between environments. */
export function metadataId(...names: readonly string[]): string {
  const hash = createHash('sha1').update(names.join('/')).digest('hex');
  return hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

/** The members with a value; the others are not known. */
export function known(members: Definition): Definition {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/**
 * The members that a $select names, with MetadataId and annotations; an item that lacks one goes without it.
 * @param type whose members they are, for the refusal
 * @throws DataverseError 501 for a name that none of the items has
 */
export function select(items: readonly Definition[], names: readonly string[] | undefined, type: string): Definition[] {
  const missing = names?.find((name) => items.length > 0 && !items.some((item) => Object.hasOwn(item, name)));
  if (missing !== undefined) {
    throw notModelled(`the property '${missing}' of ${type}`);
  }
  const chosen = names && new Set([...names, 'MetadataId']);
  const stays = (name: string): boolean => !chosen || chosen.has(name) || name.includes('@');
  return items.map((item) => Object.fromEntries(Object.entries(item).filter(([name]) => stays(name))));
}

/**
 * Whether an item passes a $filter of `eq`, `ne`, `and`, `or` and `not`.
 * @param type whose members they are, for the refusal
 * @throws DataverseError 501 for other filters, and for a member that the item has not
 */
export function passes(item: Definition, filter: Filter, type: string): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.operands.every((operand) => passes(item, operand, type));
    case 'or':
      return filter.operands.some((operand) => passes(item, operand, type));
    case 'not':
      return !passes(item, filter.operand, type);
    case 'compare': {
      const { left, right, operator } = filter;
      if (left.kind !== 'path' || right.kind !== 'literal' || (operator !== 'eq' && operator !== 'ne')) {
        throw notModelled(`'${operator}' in a $filter on ${type}`);
      }
      return (valueAt(item, left.segments, type) === right.text) === (operator === 'eq');
    }
    default:
      throw notModelled(`functions in a $filter on ${type}`);
  }
}

/** As the text of a literal: true, 5, null, or the text itself. */
function valueAt(item: Definition, segments: readonly string[], type: string): string {
  const [name = ''] = segments;
  if (segments.length !== 1 || !Object.hasOwn(item, name)) {
    throw notModelled(`a $filter on the property '${segments.join('/')}' of ${type}`);
  }
  return String(item[name]);
}

/** 400 of an option that this address does not take (wording modelled). */
export function checkOptions(options: ReadonlyMap<string, string>, allowed: readonly string[]): void {
  const other = [...options.keys()].find((name) => !allowed.includes(name));
  if (other !== undefined) {
    throw other.startsWith('$') ? notModelled(`${other} on table definitions`) : badQuery(`The query parameter ${other} is not supported.`);
  }
}
