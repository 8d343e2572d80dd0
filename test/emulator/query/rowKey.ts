import type { RequestContext } from '../core/context';
import { badQuery, DataverseError, rowDoesNotExist } from '../errors';
import { columnOfProperty } from '../schema/schema';
import type { Column, Table } from '../schema/schema';
import { requirePrivilege } from '../security/access';
import type { StoredRow } from '../store/database';
import { quoted } from '../store/tableSql';
import { readGuid, toStored } from '../store/values';

/** What stands in parentheses after an entity set: the columns, by logical name, whose values name one row. */
export interface RowKey {
  readonly values: StoredRow;
}

const partition = 'partitionid';

/**
 * Reads a key: the id alone, `column=value` of the primary key, or those of an alternate key (Microsoft Learn, use an alternate
 * key to reference a record: text in quotation marks, a lookup as `_name_value`; users and teams have `ownerid` as their key's
 * name). Rows of an elastic table are also named by their id and `partitionid` (Microsoft Learn, use elastic tables).
 * @throws DataverseError 400 for columns that are no key of the table, and for a value that the column cannot hold (code modelled)
 */
export function parseRowKey(table: Table, text: string): RowKey {
  const pairs = text.match(/(?:'(?:[^']|'')*'|[^,'])+/g) ?? [];
  if (pairs.length === 1 && !/^\s*\w+\s*=/.test(text)) {
    return { values: { [table.primaryId]: idOf(table, text) } };
  }
  const values = Object.fromEntries(pairs.map((pair) => keyValue(table, pair)));
  const { [table.primaryId]: id, ...others } = values;
  const isKey = id === undefined ? isAlternateKey(table, values) : Object.keys(others).every((name) => name === partition && table.elastic);
  if (!isKey) {
    throw invalidKey(table);
  }
  return { values };
}

/**
 * The stored row with this key whatever the caller may do, or undefined. A row of an elastic table is found in its partition
 * alone, which is its own id where it was given none (Microsoft Learn, use elastic tables).
 * @param partitionId of the address's query, which counts where the key names no partition
 */
export function findRowByKey(context: RequestContext, table: Table, key: RowKey, partitionId?: string): StoredRow | undefined {
  const names = Object.keys(key.values).filter((name) => !table.elastic || name !== partition);
  const where = names.map((name) => `${quoted(name)} = ?`).join(' AND ');
  const parameters = names.map((name) => key.values[name] ?? null);
  const row = context.store.row(`SELECT * FROM ${quoted(table.logicalName)} WHERE ${where}`, parameters);
  if (!row || !table.elastic) {
    return row;
  }
  const asked = key.values[partition] ?? partitionId ?? row[table.primaryId];
  return (row[partition] ?? row[table.primaryId]) === asked ? row : undefined;
}

/**
 * The id of the row that a key names.
 * @throws DataverseError as `parseRowKey`, and for an alternate key or a row of an elastic table, which is looked for, 403, 404
 */
export function idOfKey(context: RequestContext, table: Table, text: string, partitionId?: string): string {
  const key = parseRowKey(table, text);
  const id = key.values[table.primaryId];
  if (typeof id === 'string' && !table.elastic) {
    return id;
  }
  requirePrivilege(context, table, 'Read');
  const row = findRowByKey(context, table, key, partitionId);
  if (!row) {
    throw rowIsMissing(table, key, true);
  }
  return String(row[table.primaryId]);
}

/**
 * 404 of a key without a row: named by its id, or, of an alternate key, by its table alone (code and message: Microsoft Learn,
 * web service error codes, RecordNotFoundByEntityKey).
 */
export function rowIsMissing(table: Table, { values }: RowKey, reading: boolean): DataverseError {
  const id = values[table.primaryId];
  const withoutRow = `A record with the specified key values does not exist in ${table.logicalName} entity`;
  return typeof id === 'string' ? rowDoesNotExist(table, id, reading) : new DataverseError(404, '0x80060891', withoutRow);
}

/** Users and teams are principals, whose key's name is `ownerid`. */
function keyName(table: Table): string {
  return table.columns.find((column) => column.sameAs === table.primaryId)?.name ?? table.primaryId;
}

function keyValue(table: Table, pair: string): [string, StoredRow[string]] {
  const [, name = '', value = ''] = /^\s*(\w+)\s*=\s*([^]*?)\s*$/.exec(pair) ?? [];
  if (name === keyName(table)) {
    return [table.primaryId, idOf(table, value)];
  }
  const column = columnOfProperty(table, name);
  if (!column || column.name === table.primaryId) {
    throw invalidKey(table);
  }
  return [column.name, literalOf(table, column, value)];
}

function idOf(table: Table, text: string): string {
  const id = readGuid(text.trim());
  if (id === undefined) {
    throw badQuery(`Error in query syntax: '${text}' is no key of '${table.entitySetName}'.`);
  }
  return id;
}

function literalOf(table: Table, column: Column, text: string): StoredRow[string] {
  const [, quotedText] = /^'((?:[^']|'')*)'$/.exec(text) ?? [];
  const plain = /^(-?\d+(\.\d+)?|true|false)$/.test(text) ? (JSON.parse(text) as unknown) : readGuid(text);
  try {
    return toStored(column, quotedText?.replace(/''/g, "'") ?? plain ?? Number.NaN);
  } catch (error) {
    throw badQuery(`Error in query syntax: ${column.name}=${text} is no key of '${table.entitySetName}': ${(error as Error).message}.`);
  }
}

function isAlternateKey(table: Table, values: StoredRow): boolean {
  const names = Object.keys(values);
  return (table.keys ?? []).some((key) => key.length === names.length && key.every((name) => names.includes(name)));
}

function invalidKey(table: Table): DataverseError {
  const type = `Microsoft.Dynamics.CRM.${table.logicalName}`;
  return badQuery(
    `The key in the request URI is not valid for resource '${type}'. Ensure that the names and number of key properties match ` +
      `the declared or alternate key properties for the resource '${type}'.`,
  );
}
