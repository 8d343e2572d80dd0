import { badQuery, notModelled, unknownSegment } from '../../errors';
import type { Segment } from '../../odata/address';
import { castOf } from './attributes';
import { checkOptions, select } from './definition';
import type { Definition } from './definition';
import { chosenIn, expandIn, isNamed, nameIn, namesIn, notThere, passing } from './metadataQuery';
import type { Options } from './metadataQuery';
import { parts } from './tableDefinition';
import type { Part, TableDefinition } from './tableDefinition';

const namespace = 'Microsoft.Dynamics.CRM.';

/**
 * What stands below a table's definition: `Attributes` and `Attributes(key)`, either with a cast behind it; `Keys` and relationships
 * as a whole.
 * @param address of the table's definition, for the context address
 * @throws DataverseError 404 for an attribute that is not there, 400 for $expand of what its type lacks, 501 for what is not modelled
 */
export function readPart(table: TableDefinition, address: string, path: readonly Segment[], options: Options): Definition {
  const { name, key, cast } = segmentsIn(path, address);
  checkOptions(options, key === undefined ? ['$select', '$filter', '$expand'] : ['$select', '$expand']);
  const typed = partOf(table, name).filter((item) => cast === undefined || castOf(item) === cast);
  const below = `${address}/${name}${cast === undefined ? '' : `/${cast}`}${chosenIn(options)}`;
  if (key === undefined) {
    return { '@odata.context': below, value: shaped(typed.filter(passing(options, name)), name, cast, options) };
  }
  const [attribute] = shaped(
    typed.filter((item) => isNamed(item, key)),
    name,
    cast,
    options,
  );
  if (!attribute) {
    throw cast === undefined ? notThere(`Could not find an attribute with name ${nameIn(key)} in the metadata.`) : unknownSegment(cast);
  }
  return { '@odata.context': `${below}/$entity`, ...attribute };
}

/**
 * The items of a table's part.
 * @throws DataverseError 501 for a part that is not known of the table
 */
export function partOf(table: TableDefinition | undefined, name: string): readonly Definition[] {
  const items = isPart(name) ? table?.part(name) : undefined;
  if (!items) {
    throw notModelled(`${name} of the definition of '${String(table?.members.LogicalName)}'`);
  }
  return items;
}

/** A definition's own members: option sets are reached by $expand alone. */
export function withoutOptionSet({ OptionSet: _, GlobalOptionSet: __, ...members }: Definition): Definition {
  return members;
}

function isPart(name: string): name is Part {
  return parts.some((part) => part === name);
}

interface PartPath {
  readonly name: string;
  readonly key: string | undefined;
  /** Full name of the type. */
  readonly cast: string | undefined;
}

function segmentsIn([first, cast, ...rest]: readonly Segment[], address: string): PartPath {
  const name = first?.name ?? '';
  const isDeeper = rest.length > 0 || (cast !== undefined && !cast.name.startsWith(namespace));
  if (isDeeper || (name !== 'Attributes' && (cast !== undefined || first?.key !== undefined))) {
    throw notModelled(`${address.replace(/^.*#/, '')}/${name}`);
  }
  return { name, key: first?.key, cast: cast?.name };
}

function shaped(items: readonly Definition[], name: string, cast: string | undefined, options: Options): Definition[] {
  const members = select(items.map(withoutOptionSet), namesIn(options), name);
  return expandsOptionSet(items, cast, options)
    ? members.map((attribute, index) => ({ ...attribute, OptionSet: items[index]?.OptionSet }))
    : members;
}

/** OptionSet belongs to the types that have one, so that an $expand of it needs the cast. */
function expandsOptionSet(items: readonly Definition[], cast: string | undefined, options: Options): boolean {
  const [item, ...more] = expandIn(options);
  if (!item) {
    return false;
  }
  const isKnown = items.every((attribute) => Object.hasOwn(attribute, 'OptionSet'));
  if (cast === undefined || !isKnown) {
    throw badQuery(`Could not find a property named '${item.navigation}' on type '${cast ?? `${namespace}AttributeMetadata`}'.`);
  }
  if (item.navigation !== 'OptionSet' || more.length > 0) {
    throw notModelled(`$expand=${more[0]?.navigation ?? item.navigation} of attributes`);
  }
  return true;
}
