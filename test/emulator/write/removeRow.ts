import type { RequestContext } from '../core/context';
import { isLookup, isPolymorphic } from '../schema/schema';
import type { Column, Table } from '../schema/schema';
import type { StoredRow } from '../store/database';
import { quoted, typeColumn } from '../store/tableSql';
import { changeRow } from './changeRow';
import { lookupValues } from './lookupValues';
import { rulesOf } from './tableRules';
import { deletedRowIsNeeded } from './writeErrors';

/** Who created or changed a row stays on record. */
const recorded = new Set(['createdby', 'createdonbehalfby', 'modifiedby', 'modifiedonbehalfby']);

/**
 * Deletes a row, with its associations and shares. Lookups that point at it are emptied; where one must not be empty, a row of the
 * same table goes too (the copies of a role), and for another table's the delete is refused. Modelled: the public metadata at hand
 * says nothing of how relationships cascade. Rows of elastic tables keep what they point at (Microsoft Learn, use bulk operation
 * messages: no cascading there). Belongs into a transaction.
 * @throws DataverseError 405 if a row needs it, and what the table's own rules refuse
 */
export function removeRow(context: RequestContext, table: Table, row: StoredRow): void {
  const id = String(row[table.primaryId]);
  const rules = rulesOf(table);
  const instead = rules.deleting?.(context, row);
  if (instead) {
    changeRow(context, table, row, instead);
    return;
  }
  context.store.run(`DELETE FROM ${quoted(table.logicalName)} WHERE ${quoted(table.primaryId)} = ?`, [id]);
  if (!table.elastic) {
    context.schema.tables.filter((other) => !other.elastic).forEach((other) => emptyLookups(context, other, table, id));
  }
  for (const { intersect, thisColumn } of table.manyToMany) {
    context.store.run(`DELETE FROM ${quoted(intersect)} WHERE ${quoted(thisColumn)} = ?`, [id]);
  }
  context.store.run('DELETE FROM principalobjectaccess WHERE objectid = ? OR principalid = ?', [id, id]);
  rules.written?.(context, { id, before: row, after: undefined, changes: {} });
}

function emptyLookups(context: RequestContext, other: Table, table: Table, id: string): void {
  for (const column of other.columns.filter((candidate) => mayPointAt(candidate, table))) {
    const ofTable = isPolymorphic(column) ? ` AND ${quoted(typeColumn(column))} = '${table.logicalName}'` : '';
    const rows = context.store.rows(`SELECT * FROM ${quoted(other.logicalName)} WHERE ${quoted(column.name)} = ?${ofTable}`, [id]);
    rows.forEach((row) => loseTarget(context, other, column, row, other === table));
  }
}

function loseTarget(context: RequestContext, table: Table, column: Column, row: StoredRow, ofSameTable: boolean): void {
  if (column.required !== 'system') {
    changeRow(context, table, row, lookupValues(table, column.name, undefined));
  } else if (ofSameTable) {
    removeRow(context, table, row);
  } else {
    throw deletedRowIsNeeded(table);
  }
}

function mayPointAt(column: Column, table: Table): boolean {
  const isCandidate = isLookup(column) && column.sameAs === undefined && !recorded.has(column.name);
  return isCandidate && (column.targets === undefined || column.targets.includes(table.logicalName));
}
