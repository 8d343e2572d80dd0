import type { RequestContext } from '../core/context';
import { notModelled } from '../errors';
import type { Segment } from '../odata/address';
import type { ExpandItem } from '../odata/queryAst';
import { checkOptions, passes, select } from './metadata/definition';
import type { Definition } from './metadata/definition';
import { chosenIn, expandIn, isNamed, nameIn, namesIn, notThere, passing } from './metadata/metadataQuery';
import type { Options } from './metadata/metadataQuery';
import { partOf, readPart, withoutOptionSet } from './metadata/readPart';
import { tableDefinitions } from './metadata/tableDefinition';
import type { TableDefinition } from './metadata/tableDefinition';

/**
 * GET EntityDefinitions, a table's definition, and what is below it: `Attributes`, one of them by LogicalName or MetadataId, and
 * those of a type (`Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$expand=OptionSet`), `Keys` and the three kinds of
 * relationships (Microsoft Learn, query table definitions using the Web API).
 * @param key what stands in parentheses after EntityDefinitions, if anything
 * @param rest the segments after it
 * @throws DataverseError 404 for what is not there, 501 for what neither the schema nor the data's own definitions know
 */
export function entityDefinitions(
  context: RequestContext,
  key: string | undefined,
  rest: readonly Segment[],
  options: Options,
): Definition {
  const root = `${context.baseUrl}$metadata#EntityDefinitions`;
  if (key === undefined) {
    return readTables(context, root, rest, options);
  }
  const table = tableDefinitions(context).find(({ members }) => isNamed(members, key));
  if (!table) {
    throw notThere(`Could not find an entity with name ${nameIn(key)} in the metadata.`);
  }
  if (rest.length > 0) {
    return readPart(table, `${root}('${String(table.members.MetadataId)}')`, rest, options);
  }
  checkOptions(options, ['$select', '$expand']);
  const [definition] = shaped([table], options);
  return { '@odata.context': `${root}${chosenIn(options)}/$entity`, ...definition };
}

function readTables(context: RequestContext, root: string, rest: readonly Segment[], options: Options): Definition {
  if (rest.length > 0) {
    throw notModelled(`EntityDefinitions/${rest.map(({ name }) => name).join('/')}`);
  }
  checkOptions(options, ['$select', '$filter', '$expand']);
  const isWanted = passing(options, 'EntityMetadata');
  const found = tableDefinitions(context).filter(({ members }) => isWanted(members));
  return { '@odata.context': `${root}${chosenIn(options)}`, value: shaped(found, options) };
}

/** The definitions with the members and the parts that were asked for. */
function shaped(tables: readonly TableDefinition[], options: Options): Definition[] {
  const expand = expandIn(options);
  const members = select(tables.map((table) => table.members), namesIn(options), 'EntityMetadata');
  return members.map((definition, index) => {
    const expanded = expand.map((item) => [item.navigation, expandedPart(tables[index], item)] as const);
    return { ...definition, ...Object.fromEntries(expanded) };
  });
}

function expandedPart(table: TableDefinition | undefined, item: ExpandItem): Definition[] {
  const { navigation, select: names, filter, expand, orderBy, top } = item;
  if (expand.length > 0 || orderBy.length > 0 || top !== undefined) {
    throw notModelled(`$expand, $orderby and $top inside $expand=${navigation}`);
  }
  const items = partOf(table, navigation).filter((found) => !filter || passes(found, filter, navigation));
  return select(items.map(withoutOptionSet), names, navigation);
}
