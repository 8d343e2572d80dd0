import { badBody, unknownColumnInBody } from '../errors';
import { columnOfProperty, isLookup } from '../schema/schema';
import type { Column, Table } from '../schema/schema';
import type { StoredRow } from '../store/database';
import { toStored } from '../store/values';
import { lookupWrittenAsColumn, textTooLong, valueOutsideOptions } from './writeErrors';

/**
 * A create lets through columns that can be set at any time: Microsoft's own clients send update-only columns in a POST. An upsert
 * that creates takes them too, but no related rows.
 */
export type WriteMode = 'create' | 'upsert' | 'update';

/**
 * The column that a property of a body writes.
 * @throws DataverseError 400 for a property that is no column, a lookup, and a column that can't be written (the latter modelled)
 */
export function writableColumn(table: Table, property: string, mode: WriteMode): Column {
  const column = columnOfProperty(table, property);
  if (!column) {
    throw unknownColumnInBody(table, property);
  }
  if (isLookup(column)) {
    throw lookupWrittenAsColumn();
  }
  const writable = mode === 'update' ? column.update : isWritable(column);
  if (!writable && column.name !== table.primaryId) {
    const verb = mode === 'update' ? 'updated' : 'created';
    throw badBody(`The property '${property}' on type 'Microsoft.Dynamics.CRM.${table.logicalName}' cannot be ${verb}.`);
  }
  return column;
}

/** Whether the column can be set by a create or an update. */
export function isWritable(column: Column): boolean {
  return column.create === true || column.update === true;
}

/**
 * A value of a body as it is stored.
 * @throws DataverseError 400 for what the column can't hold: a value of another type, a number beyond 32 bits, a text that is too
 * long, a value outside the options, and null where the system requires a value (code and wording of the first and last modelled)
 */
export function storedValue(table: Table, column: Column, value: unknown): StoredRow[string] {
  const stored = typedValue(table, column, value);
  if (stored === null && column.required === 'system') {
    throw doesNotFit(table, column, 'a value is required');
  }
  if (typeof stored === 'string' && column.maxLength !== undefined && stored.length > column.maxLength) {
    throw textTooLong(table, column);
  }
  if (typeof stored === 'number' && column.type !== 'Boolean' && column.options && !(String(stored) in column.options)) {
    throw valueOutsideOptions(table, column, stored);
  }
  return stored;
}

function typedValue(table: Table, column: Column, value: unknown): StoredRow[string] {
  try {
    const stored = toStored(column, value);
    if (column.type === 'Integer' && typeof stored === 'number' && (stored > 2147483647 || stored < -2147483648)) {
      throw new Error(`expected a number of 32 bits, got ${stored}`);
    }
    return stored;
  } catch (error) {
    throw doesNotFit(table, column, (error as Error).message);
  }
}

function doesNotFit(table: Table, column: Column, reason: string): Error {
  return badBody(`The value of '${column.name}' of '${table.logicalName}' does not fit: ${reason}.`);
}
