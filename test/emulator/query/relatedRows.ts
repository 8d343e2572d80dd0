import type { RequestContext } from '../core/context';
import type { Table } from '../schema/schema';
import type { SqlCondition } from '../store/condition';
import { quoted } from '../store/tableSql';
import { targetOf } from './targetOf';

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
    return { table: targetOf(context, name, children.table), condition: { sql: `t0.${quoted(children.column)} = ?`, parameters: [id] } };
  }
  const association = parent.manyToMany.find((navigation) => navigation.name === name);
  if (!association) {
    return undefined;
  }
  const table = targetOf(context, name, association.table);
  const links = `SELECT ${quoted(association.otherColumn)} FROM ${quoted(association.intersect)} WHERE ${quoted(association.thisColumn)} = ?`;
  return { table, condition: { sql: `t0.${quoted(table.primaryId)} IN (${links})`, parameters: [id] } };
}
