import { createHash } from 'node:crypto';
import type { RequestContext } from '../core/context';
import { badQuery, DataverseError, notModelled } from '../errors';
import { parseFilter } from '../odata/parseQuery';
import type { Filter } from '../odata/queryAst';
import type { Schema, Table } from '../schema/schema';

type Definition = Record<string, unknown>;

/**
 * GET EntityDefinitions, as far as a client needs it to map logical names to set names: key, names, $select and a $filter
 * of `eq`, `and`, `or` and `not`. Attributes and relationships are not modelled.
 * @param key what stands in parentheses after EntityDefinitions, if anything
 */
export function entityDefinitions(context: RequestContext, key: string | undefined, options: ReadonlyMap<string, string>): Definition {
  for (const option of options.keys()) {
    if (!['$select', '$filter'].includes(option)) {
      throw notModelled(`${option} on EntityDefinitions`);
    }
  }
  const select = options.get('$select')?.split(',').map((name) => name.trim());
  const address = `${context.baseUrl}$metadata#EntityDefinitions${select ? `(${select.join(',')})` : ''}`;
  if (key !== undefined) {
    return { '@odata.context': `${address}/$entity`, ...chosen(findDefinition(context.schema, key), select) };
  }
  const filter = options.get('$filter');
  const parsed = filter === undefined ? undefined : parseFilter(filter);
  const found = definitionsOf(context.schema).filter((definition) => !parsed || matches(definition, parsed));
  return { '@odata.context': address, value: found.map((definition) => chosen(definition, select)) };
}

function definitionsOf({ tables }: Schema): Definition[] {
  const intersects = new Set(tables.flatMap((table) => table.manyToMany.map((association) => association.intersect)));
  return tables.map((table) => definitionOf(table, intersects.has(table.logicalName)));
}

function definitionOf(table: Table, isIntersect: boolean): Definition {
  const hash = createHash('sha1').update(table.logicalName).digest('hex');
  return {
    MetadataId: hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5'),
    LogicalName: table.logicalName,
    EntitySetName: table.entitySetName,
    PrimaryIdAttribute: table.primaryId,
    PrimaryNameAttribute: table.primaryName ?? null,
    ObjectTypeCode: table.objectTypeCode ?? null,
    TableType: table.elastic ? 'Elastic' : 'Standard',
    IsIntersect: isIntersect,
  };
}

/** 404 with the code and wording of an unknown table's metadata: modelled. */
function findDefinition(schema: Schema, key: string): Definition {
  const [, property, value] = /^(?:(LogicalName)='([^']*)')$/.exec(key) ?? [];
  const wanted = property === undefined ? { MetadataId: key.toLowerCase() } : { LogicalName: value };
  const found = definitionsOf(schema).find((definition) => Object.entries(wanted).every(([name, content]) => definition[name] === content));
  if (!found) {
    throw new DataverseError(404, '0x80060888', `Could not find an entity with name ${value ?? key} in the metadata.`);
  }
  return found;
}

function chosen(definition: Definition, select: readonly string[] | undefined): Definition {
  const names = select ? new Set([...select, 'MetadataId']) : undefined;
  const unknown = select?.find((name) => !Object.hasOwn(definition, name));
  if (unknown !== undefined) {
    throw notModelled(`EntityDefinitions' property '${unknown}'`);
  }
  return Object.fromEntries(Object.entries(definition).filter(([name]) => !names || names.has(name)));
}

function matches(definition: Definition, filter: Filter): boolean {
  switch (filter.kind) {
    case 'and':
      return matches(definition, filter.left) && matches(definition, filter.right);
    case 'or':
      return matches(definition, filter.left) || matches(definition, filter.right);
    case 'not':
      return !matches(definition, filter.operand);
    case 'compare': {
      const { left, right, operator } = filter;
      if (left.kind !== 'path' || right.kind !== 'literal' || operator !== 'eq') {
        throw notModelled(`'${operator}' in a $filter on EntityDefinitions`);
      }
      const name = left.segments.join('/');
      if (!Object.hasOwn(definition, name)) {
        throw badQuery(`Could not find a property named '${name}' on type 'Microsoft.Dynamics.CRM.EntityMetadata'.`);
      }
      return String(definition[name]) === right.text;
    }
    default:
      throw notModelled('functions in a $filter on EntityDefinitions');
  }
}
