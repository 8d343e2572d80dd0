import type { ResolvedTable, TableName } from './privileges';

/** What a table's name in a flow stands for; undefined where it hasn't been looked up. */
export type TableLookup = (table: TableName) => ResolvedTable | undefined;

/**
 * Makes resolved tables findable by the name that a flow has for them, in any letter case. Names that were found before are found
 * faster: the same few tables are looked up for every step of every flow.
 *
 * @param tables What was found out about the tables.
 * @returns The look-up.
 */
export function tableLookup(tables: readonly ResolvedTable[]): TableLookup {
  const byKey = new Map(tables.map((table) => [tableKey(table), table]));
  const bySpelling = { set: new Map<string, ResolvedTable>(), logical: new Map<string, ResolvedTable>() };
  return (name) => {
    const known = bySpelling[name.kind].get(name.name);
    const table = known ?? byKey.get(tableKey(name));
    if (table && !known) {
      bySpelling[name.kind].set(name.name, table);
    }
    return table;
  };
}

/**
 * What tells one table's name from another: a set and a table may have the same name.
 *
 * @param table The name as a flow writes it.
 * @returns The key.
 */
export function tableKey({ kind, name }: TableName): string {
  return `${kind} ${name.toLowerCase()}`;
}
