import { columnNamed, isLookup, isPolymorphic } from '../schema/schema';
import type { Column, ColumnType, Schema, Table } from '../schema/schema';

/** SQL column beside a polymorphic lookup: the logical name of the table it points at. */
export const typeColumn = (column: Column): string => `${column.name}#type`;

/** SQL column beside a lookup: the name the data came with, used when the target row is not loaded. */
export const nameColumn = (column: Column): string => `${column.name}#name`;

const textTypes = new Set<ColumnType>(['String', 'Memo', 'EntityName', 'MultiSelectPicklist', 'Image', 'File', 'ManagedProperty']);
const integerTypes = new Set<ColumnType>(['BigInt', 'Boolean', 'Integer', 'Picklist', 'State', 'Status']);

/** The name as an SQL identifier. */
export function quoted(name: string): string {
  return `"${name.replace(/"/g, '""')}"`;
}

/** The SQL columns of a table that hold data: its stored columns and the two companions of a lookup. */
export function storedColumns(table: Table): string[] {
  return table.columns
    .filter((column) => column.sameAs === undefined)
    .flatMap((column) => [
      column.name,
      ...(isPolymorphic(column) ? [typeColumn(column)] : []),
      ...(isLookup(column) ? [nameColumn(column)] : []),
    ]);
}

/**
 * The database within sql.js's own that holds everything. Its own is a file in a simulated file system, which takes twenty
 * times longer to fill; a name without a prefix is found in either.
 */
const database = 'environment';

/**
 * SQL table of the connections that are shared in the context of a flow: `workflowid`, `connection`. It stands beside Dataverse's
 * tables, so that what a failed request did to it is undone with the rest; no logical name has such a sign.
 */
export const flowConnections = quoted('flow#connection');

/**
 * The statements that make an empty database: a table each, what `ownerid` lookups lead to as a view, and what the flow service
 * remembers.
 */
export function createStatements({ tables }: Schema): string[] {
  const shared = `CREATE TABLE ${database}.${flowConnections} (workflowid TEXT, connection TEXT, PRIMARY KEY (workflowid, connection))`;
  return [`ATTACH ':memory:' AS ${database}`, ...tables.flatMap(createTable), principalView(tables), shared];
}

function createTable(table: Table): string[] {
  const definitions = [...table.columns].sort((a, b) => width(a) - width(b)).flatMap((column) => columnDefinitions(table, column));
  const indexes = table.columns
    .filter((column) => table.ownership === 'none' && column.type === 'Uniqueidentifier' && column.name !== table.primaryId)
    .map(({ name }) => {
      const index = `${database}.${quoted(`${table.logicalName}.${name}`)}`;
      return `CREATE INDEX ${index} ON ${quoted(table.logicalName)} (${quoted(name)})`;
    });
  return [`CREATE TABLE ${database}.${quoted(table.logicalName)} (${definitions.join(', ')})`, ...indexes];
}

/** Long texts last, so that SQLite does not read through them to reach the other columns. */
function width(column: Column): number {
  return column.type === 'Memo' ? (column.maxLength ?? 1) : 0;
}

function columnDefinitions(table: Table, column: Column): string[] {
  const name = quoted(column.name);
  if (column.sameAs !== undefined) {
    return [`${name} TEXT GENERATED ALWAYS AS (${quoted(column.sameAs)}) VIRTUAL`];
  }
  if (column.name === table.primaryId) {
    return [`${name} TEXT PRIMARY KEY`];
  }
  return [
    `${name} ${sqlType(column.type)}`,
    ...(isPolymorphic(column) ? [`${quoted(typeColumn(column))} TEXT`] : []),
    ...(isLookup(column) ? [`${quoted(nameColumn(column))} TEXT`] : []),
  ];
}

function sqlType(type: ColumnType): string {
  if (textTypes.has(type)) {
    return 'TEXT COLLATE NOCASE';
  }
  if (integerTypes.has(type)) {
    return 'INTEGER';
  }
  return type === 'Decimal' || type === 'Double' ? 'REAL' : 'TEXT';
}

function principalView(tables: readonly Table[]): string {
  const parts = tables
    .filter((table) => columnNamed(table, 'ownerid')?.sameAs !== undefined)
    .map((table) => `SELECT ${quoted(table.primaryId)} AS ownerid, '${table.logicalName}' AS logicalname FROM ${quoted(table.logicalName)}`);
  return `CREATE VIEW ${database}.principal AS ${parts.join(' UNION ALL ')}`;
}
