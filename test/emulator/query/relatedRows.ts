import type { RequestContext } from '../core/context';
import { notModelled } from '../errors';
import type { Table } from '../schema/schema';
import type { SqlCondition } from '../store/condition';
import { quoted } from '../store/tableSql';

/** The rows of one row's collection: their table, and the condition that picks them under the alias `t0`. */
export interface RelatedRows {
  readonly table: Table;
  readonly condition: SqlCondition;
}

/**
 * The rows behind a collection-valued navigation property of a row.
 * @returns undefined for a name that is none
 * @throws DataverseError 501 for a collection of a table that the emulator has not got
 */
export function relatedRows(context: RequestContext, parent: Table, id: string, name: string): RelatedRows | undefined {
  const children = parent.oneToMany.find((navigation) => navigation.name === name);
  if (children) {
    return { table: known(context, children.table), condition: { sql: `t0.${quoted(children.column)} = ?`, parameters: [id] } };
  }
  const association = parent.manyToMany.find((navigation) => navigation.name === name);
  if (!association) {
    return undefined;
  }
  const table = known(context, association.table);
  const links = `SELECT ${quoted(association.otherColumn)} FROM ${quoted(association.intersect)} WHERE ${quoted(association.thisColumn)} = ?`;
  return { table, condition: { sql: `t0.${quoted(table.primaryId)} IN (${links})`, parameters: [id] } };
}

function known(context: RequestContext, logicalName: string): Table {
  const table = context.schema.tableNamed(logicalName);
  if (!table) {
    throw notModelled(`the table '${logicalName}'`);
  }
  return table;
}
