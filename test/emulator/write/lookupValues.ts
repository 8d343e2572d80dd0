import { columnNamed, isPolymorphic } from '../schema/schema';
import type { Table } from '../schema/schema';
import type { StoredRow } from '../store/database';
import { typeColumn } from '../store/tableSql';
import type { RowReference } from './reference';

/** The stored columns that make a lookup point at a row, or at none. */
export function lookupValues(table: Table, name: string, target: RowReference | undefined): StoredRow {
  const column = columnNamed(table, name);
  return {
    [name]: target?.id ?? null,
    ...(column && isPolymorphic(column) ? { [typeColumn(column)]: target?.table.logicalName ?? null } : {}),
  };
}
