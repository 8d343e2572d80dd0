import type { Store, StoredRow } from './database';
import { quoted } from './tableSql';

/** Puts a row into a table; a column that is not among the values is empty. */
export function insertValues(store: Store, table: string, values: StoredRow): void {
  const names = Object.keys(values);
  const marks = names.map(() => '?').join(', ');
  store.run(`INSERT INTO ${quoted(table)} (${names.map(quoted).join(', ')}) VALUES (${marks})`, Object.values(values));
}
