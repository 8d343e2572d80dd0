import type { RequestContext } from '../core/context';
import { notModelled, unknownSegment } from '../errors';
import { parseQuery, parseRowQuery, readOptions } from '../odata/parseQuery';
import { columnOfProperty } from '../schema/schema';
import type { Table } from '../schema/schema';
import type { SqlCondition } from '../store/condition';
import { quoted } from '../store/tableSql';
import { readCollection } from './collection';
import { readSingle, requireRow } from './single';
import { targetOf } from './sqlScope';

/** A row whose navigation property is read. */
export interface ParentAddress {
  readonly table: Table;
  readonly id: string;
  readonly path: string;
  readonly search: string;
}

/**
 * Answers `set(id)/navigation`: the row a lookup leads to, or the collection on the other side, with the query options.
 * @throws DataverseError 404 for a name that is no navigation property, and where the lookup is empty
 */
export function readNavigation(context: RequestContext, parent: ParentAddress, name: string): unknown {
  const options = readOptions(parent.search);
  const row = requireRow(context, parent.table, parent.id, 'Read');
  const single = parent.table.manyToOne.find((navigation) => navigation.name === name);
  if (single) {
    const id = row[single.column];
    const target = targetOf(context, single);
    if (typeof id !== 'string' || target.logicalName === 'principal') {
      throw notModelled(`the address of '${name}' where it is ${id === null ? 'empty' : 'a principal'}`);
    }
    return readSingle(context, target, id, parseRowQuery(options));
  }
  const { table, condition } = relatedRows(context, parent, name);
  return readCollection(context, { table, path: parent.path, search: parent.search, conditions: [condition] }, parseQuery(options)).body;
}

function relatedRows(context: RequestContext, parent: ParentAddress, name: string): { table: Table; condition: SqlCondition } {
  const children = parent.table.oneToMany.find((navigation) => navigation.name === name);
  if (children) {
    return { table: known(context, children.table), condition: { sql: `t0.${quoted(children.column)} = ?`, parameters: [parent.id] } };
  }
  const association = parent.table.manyToMany.find((navigation) => navigation.name === name);
  if (!association) {
    throw columnOfProperty(parent.table, name) ? notModelled(`the address of the column '${name}'`) : unknownSegment(name);
  }
  const table = known(context, association.table);
  const links = `SELECT ${quoted(association.otherColumn)} FROM ${quoted(association.intersect)} WHERE ${quoted(association.thisColumn)} = ?`;
  return { table, condition: { sql: `t0.${quoted(table.primaryId)} IN (${links})`, parameters: [parent.id] } };
}

function known(context: RequestContext, logicalName: string): Table {
  const table = context.schema.tableNamed(logicalName);
  if (!table) {
    throw notModelled(`the table '${logicalName}'`);
  }
  return table;
}
