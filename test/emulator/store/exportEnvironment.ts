import type { DataRow, EnvironmentData } from '../environmentData';
import { isLookup, isPolymorphic, propertyOf } from '../schema/schema';
import type { Column, Schema, Table } from '../schema/schema';
import type { Store, StoredRow } from './database';
import { nameColumn, quoted, typeColumn } from './tableSql';
import { fromStored } from './values';

/**
 * Everything in the store in the one data format: columns that hold something, lookups with their annotations.
 * @param emptySets sets to list though they have no rows (an empty `roleprivilegescollection` means something)
 */
export function exportEnvironment(store: Store, schema: Schema, user: string, emptySets: ReadonlySet<string>): EnvironmentData {
  const data: EnvironmentData = { user };
  for (const table of schema.tables) {
    const rows = store.rows(`SELECT * FROM ${quoted(table.logicalName)}`);
    if (rows.length > 0 || emptySets.has(table.entitySetName)) {
      data[table.entitySetName] = rows.map((row) => exportRow(table, row));
    }
  }
  return data;
}

function exportRow(table: Table, row: StoredRow): DataRow {
  return Object.fromEntries(table.columns.flatMap((column) => exportColumn(column, row)));
}

function exportColumn(column: Column, row: StoredRow): [string, unknown][] {
  const value = row[column.name] ?? null;
  if (value === null) {
    return [];
  }
  const property = propertyOf(column);
  const type = isPolymorphic(column) ? row[typeColumn(column)] : null;
  const name = isLookup(column) ? row[nameColumn(column)] : null;
  return [
    [property, fromStored(column, value)],
    ...(type ? [[`${property}@Microsoft.Dynamics.CRM.lookuplogicalname`, type] as [string, unknown]] : []),
    ...(name ? [[`${property}@OData.Community.Display.V1.FormattedValue`, name] as [string, unknown]] : []),
  ];
}
