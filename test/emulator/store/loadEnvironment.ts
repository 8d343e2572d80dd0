import { randomUUID } from 'node:crypto';
import { otherSets, rowsOf } from '../environmentData';
import type { DataRow, EnvironmentData } from '../environmentData';
import type { Notes } from '../notes';
import { columnNamed, columnOfProperty, isLookup, isPolymorphic } from '../schema/schema';
import type { Column, Schema, Table } from '../schema/schema';
import type { SqlValue, Store, StoredRow } from './database';
import { nameColumn, quoted, storedColumns, typeColumn } from './tableSql';
import { readGuid, toStored } from './values';

const formattedValue = '@OData.Community.Display.V1.FormattedValue';
const lookupLogicalName = '@Microsoft.Dynamics.CRM.lookuplogicalname';

interface Owner {
  table: 'systemuser' | 'team';
  unit: string | null;
}

/**
 * Puts the rows of the data into the store. What the schema does not know or a column cannot hold is left out and noted.
 * @returns the highest version number among the rows
 */
export function loadEnvironment(store: Store, schema: Schema, data: EnvironmentData, notes: Notes): number {
  const owners = ownersOf(data);
  const version = { highest: highestVersion(data) };
  store.transaction(() => {
    for (const set of Object.keys(data).filter((key) => key !== 'user' && !otherSets.includes(key))) {
      const table = schema.tableOfSet(set);
      if (table) {
        const rows = rowsOf(data, set).map((row) => completeRow(table, storedRow(table, row, notes), owners, version));
        insertRows(store, table, rows, notes);
      } else {
        notes.add(`"${set}" is left out: the emulator has no such entity set.`);
      }
    }
  });
  return version.highest;
}

/** Inserts rows; one whose key came before replaces the earlier one and is noted. */
function insertRows(store: Store, table: Table, rows: readonly StoredRow[], notes: Notes): void {
  const byId = new Map<SqlValue, StoredRow>();
  for (const row of rows) {
    const id = row[table.primaryId] ?? null;
    if (byId.has(id)) {
      notes.add(`"${table.entitySetName}": more than one row has the key ${String(id)}; the last one counts.`);
    }
    byId.set(id, row);
  }
  const used = new Set([...byId.values()].flatMap((row) => Object.keys(row).filter((name) => row[name] !== null)));
  const columns = storedColumns(table).filter((column) => used.has(column));
  if (columns.length > 0) {
    const isLong = columns.map((name) => columnNamed(table, name)?.type === 'Memo');
    const values = isLong.map((long) => (long ? 'CAST(? AS TEXT)' : '?'));
    const sql = `INSERT INTO ${quoted(table.logicalName)} (${columns.map(quoted).join(',')}) VALUES (${values.join(',')})`;
    store.runMany(sql, parameterLists(columns, isLong, byId.values()));
  }
}

/** Long texts go in as bytes, which sql.js takes over much faster. */
function* parameterLists(columns: readonly string[], isLong: readonly boolean[], rows: Iterable<StoredRow>): Generator<SqlValue[]> {
  for (const row of rows) {
    yield columns.map((column, index) => {
      const value = row[column] ?? null;
      return isLong[index] && typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
    });
  }
}

function storedRow(table: Table, row: DataRow, notes: Notes): StoredRow {
  const stored: StoredRow = {};
  const version = versionOf(row);
  if (version !== undefined) {
    stored.versionnumber = version;
  }
  for (const [property, value] of Object.entries(row)) {
    const column = columnOfProperty(table, property);
    if (column) {
      storeValue(table, column, value, stored, notes);
      storeAnnotations(column, property, row, stored);
    } else if (!property.includes('@')) {
      notes.add(`"${table.entitySetName}": "${property}" is left out: the table has no such column.`);
    }
  }
  return stored;
}

function storeValue(table: Table, column: Column, value: unknown, stored: StoredRow, notes: Notes): void {
  try {
    stored[column.name] = toStored(column, value);
  } catch (error) {
    notes.add(`"${table.entitySetName}": a value of "${column.name}" is left out: ${(error as Error).message}.`);
  }
}

function storeAnnotations(column: Column, property: string, row: DataRow, stored: StoredRow): void {
  if (!isLookup(column)) {
    return;
  }
  const name = row[property + formattedValue];
  const type = row[property + lookupLogicalName];
  if (typeof name === 'string') {
    stored[nameColumn(column)] = name;
  }
  if (isPolymorphic(column) && typeof type === 'string') {
    stored[typeColumn(column)] = type;
  }
}

/** Adds what Dataverse itself keeps in step: key, version, and the columns that follow from the owner. */
function completeRow(table: Table, stored: StoredRow, owners: Map<string, Owner>, version: { highest: number }): StoredRow {
  stored[table.primaryId] ??= randomUUID();
  if (stored.versionnumber === undefined && columnNamed(table, 'versionnumber')) {
    version.highest += 1;
    stored.versionnumber = version.highest;
  }
  const ownerColumn = columnNamed(table, 'ownerid');
  if (ownerColumn?.type === 'Owner' && typeof stored.ownerid === 'string') {
    const owner = owners.get(stored.ownerid);
    const type = stored[typeColumn(ownerColumn)] ?? owner?.table ?? (stored.owningteam ? 'team' : 'systemuser');
    stored[typeColumn(ownerColumn)] = type;
    stored[type === 'team' ? 'owningteam' : 'owninguser'] ??= stored.ownerid;
    stored.owningbusinessunit ??= owner?.unit ?? null;
  }
  return stored;
}

function ownersOf(data: EnvironmentData): Map<string, Owner> {
  const owners = new Map<string, Owner>();
  for (const [set, table, key] of [['systemusers', 'systemuser', 'systemuserid'], ['teams', 'team', 'teamid']] as const) {
    for (const row of rowsOf(data, set)) {
      const id = typeof row[key] === 'string' ? readGuid(row[key]) : undefined;
      const unit = row._businessunitid_value;
      if (id !== undefined) {
        owners.set(id, { table, unit: (typeof unit === 'string' ? readGuid(unit) : undefined) ?? null });
      }
    }
  }
  return owners;
}

function highestVersion(data: EnvironmentData): number {
  let highest = 1000;
  for (const set of Object.keys(data)) {
    for (const row of rowsOf(data, set)) {
      highest = Math.max(highest, versionOf(row) ?? 0);
    }
  }
  return highest;
}

/** The row's version: the column if it was selected, else the number in its etag, which is the same. */
function versionOf(row: DataRow): number | undefined {
  const etag = row['@odata.etag'];
  const text = row.versionnumber ?? (typeof etag === 'string' ? /^W\/"(\d+)"$/.exec(etag)?.[1] : undefined);
  const version = typeof text === 'number' || typeof text === 'string' ? Number(text) : NaN;
  return Number.isSafeInteger(version) ? version : undefined;
}
