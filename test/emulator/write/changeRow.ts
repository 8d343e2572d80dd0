import type { RequestContext } from '../core/context';
import { findRow } from '../query/single';
import { isLookup } from '../schema/schema';
import type { Table } from '../schema/schema';
import type { StoredRow } from '../store/database';
import { nameColumn, quoted } from '../store/tableSql';
import { checkUnique, ownerColumns, stamp, stateColumns } from './storeRow';
import { rulesOf } from './tableRules';

/**
 * Changes columns of a row, and with them what Dataverse keeps in step. What the caller may do is not looked at. Belongs into a
 * transaction.
 * @param before the row as it is stored
 */
export function changeRow(context: RequestContext, table: Table, before: StoredRow, changes: StoredRow): void {
  const id = String(before[table.primaryId]);
  const written: StoredRow = {
    ...changes,
    ...stateColumns(table, changes),
    ...ownerColumns(context, table, changes),
    ...stamp(context, table, 'modified'),
    ...rulesOf(table).adjust?.(changes, before),
    [table.primaryId]: id,
  };
  const values = { ...written, ...staleNames(table, before, written) };
  checkUnique(context, table, { ...before, ...values }, id);
  const names = Object.keys(values);
  const assignments = names.map((name) => `${quoted(name)} = ?`).join(', ');
  const sql = `UPDATE ${quoted(table.logicalName)} SET ${assignments} WHERE ${quoted(table.primaryId)} = ?`;
  context.store.run(sql, [...names.map((name) => values[name] ?? null), id]);
  rulesOf(table).written?.(context, { id, before, after: findRow(context, table, id), changes });
}

/** The names that lookups came with, emptied where a lookup points at another row now. */
function staleNames(table: Table, before: StoredRow, values: StoredRow): StoredRow {
  const moved = table.columns.filter((column) => isLookup(column) && column.name in values && values[column.name] !== before[column.name]);
  return Object.fromEntries(moved.map((column) => [nameColumn(column), null]));
}
