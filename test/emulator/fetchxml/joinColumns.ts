import type { RequestContext } from '../core/context';
import { notModelled } from '../errors';
import { attributeOf, attributeKind } from '../query/attributes';
import { queryBuilderError, unknownEntity } from '../query/queryBuilderError';
import { isLookup, principalTable } from '../schema/schema';
import type { Column, Table } from '../schema/schema';
import type { FetchLink, JoinType } from './fetchAst';

/** The columns that a link joins: one of its own table, one of its parent's. */
export interface JoinColumns {
  readonly from: Column;
  readonly to: Column;
}

/** The table with this logical name. What `ownerid` leads to is a type of the Web API, no table. */
export function tableOf(context: RequestContext, name: string): Table {
  const table = context.schema.tableNamed(name);
  if (!table || table === principalTable) {
    throw unknownEntity(name);
  }
  return table;
}

/**
 * The columns that a link joins. If it names one of them, the other is the key of the table that the lookup leads to
 * (Microsoft Learn, link-entity element; that only keys are looked at is modelled).
 * @throws DataverseError 400 for columns that are not there or do not fit, 501 where Dataverse may convert the one into the other
 */
export function joinColumns(link: FetchLink<unknown>, table: Table, parent: Table): JoinColumns {
  const from = link.from === undefined ? undefined : attributeOf(table, link.from);
  const to = link.to === undefined ? undefined : attributeOf(parent, link.to);
  if (from && to) {
    checkTypes(from, to);
    return { from, to };
  }
  if (to && pointsAt(to, table)) {
    return { from: attributeOf(table, table.primaryId), to };
  }
  if (from && pointsAt(from, parent)) {
    return { from, to: attributeOf(parent, parent.primaryId) };
  }
  throw noRelationship(parent.logicalName, table.logicalName);
}

/**
 * A link that names its columns. One without any goes over the many-to-many relationship of the two tables (Microsoft Learn,
 * link-entity element) and becomes a link to the table between them with the link itself inside.
 * @throws DataverseError 400 where there is no such relationship
 */
export function explicitLink<Type>(link: FetchLink<Type>, parent: Table, table: Table): FetchLink<Type> {
  if (link.from !== undefined || link.to !== undefined) {
    return link;
  }
  const [association, ...others] = parent.manyToMany.filter((candidate) => candidate.table === table.logicalName);
  if (!association) {
    throw noRelationship(parent.logicalName, table.logicalName);
  }
  if (others.length > 0) {
    throw queryBuilderError('intersects', 'More than one intersect entity exists between the two entities specified.');
  }
  const type: JoinType = (link.type as unknown) === 'outer' ? 'outer' : 'inner';
  const nothing = { attributes: [], allAttributes: false, orders: [], filters: [], alias: undefined };
  return {
    ...link,
    ...nothing,
    name: association.intersect,
    from: association.thisColumn,
    to: parent.primaryId,
    links: [{ ...link, type, from: table.primaryId, to: association.otherColumn }],
  };
}

/** Columns of the last kinds can't be joined (Microsoft Learn, join tables using FetchXml; the code is modelled). */
function checkTypes(from: Column, to: Column): void {
  const kinds = [attributeKind(from), attributeKind(to)];
  if (kinds.includes('other') || kinds.includes('choices')) {
    throw queryBuilderError('linkTypes', `Data Types don't match for the link-entity join attributes '${from.name}', '${to.name}'.`);
  }
  if (kinds[0] !== kinds[1]) {
    throw notModelled(`a link of '${from.name}' (${from.type}) and '${to.name}' (${to.type})`);
  }
}

function pointsAt(column: Column, table: Table): boolean {
  return isLookup(column) && (column.targets ?? []).includes(table.logicalName);
}

function noRelationship(parent: string, table: string): Error {
  return queryBuilderError(
    'entity',
    `No system many-to-many relationship exists between ${parent} and ${table}.  If attempting to link through a custom ` +
      'many-to-many relationship ensure that you provide the from and to attributes.',
  );
}
