import schemaNamesJson from './schemaNames.json';

/** Schema names of a table: its own, if a source gives it; those of its columns; those that are more than another letter case. */
interface SchemaNames {
  readonly table?: string;
  readonly columns: readonly string[];
  readonly others?: Readonly<Record<string, string>>;
}

const schemaNames: Readonly<Record<string, SchemaNames | undefined>> = schemaNamesJson;

const byColumn = new Map<string, ReadonlyMap<string, string>>();

/** The schema name of a platform table, if a source gives it. */
export function tableSchemaName(logicalName: string): string | undefined {
  return schemaNames[logicalName]?.table;
}

/** The schema name of a platform table's column, if a source gives it. */
export function columnSchemaName(table: string, column: string): string | undefined {
  let names = byColumn.get(table);
  if (!names) {
    const { columns = [], others = {} } = schemaNames[table] ?? {};
    names = new Map([...columns.map((name) => [name.toLowerCase(), name] as const), ...Object.entries(others)]);
    byColumn.set(table, names);
  }
  return names.get(column);
}
