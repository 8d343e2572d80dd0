import { readFileSync } from 'node:fs';
import initSqlJs from 'sql.js/dist/sql-wasm.js';
import type { Database, SqlValue } from 'sql.js';
import type { Schema } from '../schema/schema';
import { foldText } from './fold';
import { matchesLike, parseLike } from './likePattern';
import { remember } from './remember';
import { createStatements } from './tableSql';

export type { SqlValue };
export type StoredRow = Record<string, SqlValue>;

/** The rows of the environment: SQL with bound parameters over an SQLite database in memory. */
export interface Store {
  rows(sql: string, parameters?: SqlValue[]): StoredRow[];
  /** The first row of the answer. */
  row(sql: string, parameters?: SqlValue[]): StoredRow | undefined;
  run(sql: string, parameters?: SqlValue[]): void;
  /** Runs one statement for each list of parameters. */
  runMany(sql: string, parameterLists: Iterable<SqlValue[]>): void;
  /** All of the work or, if it throws, none of it; one inside another is part of it, and can fail alone. */
  transaction<T>(work: () => T): T;
}

/** Opens an empty store with a table for each table of the schema. Works in node and in a jsdom test environment. */
export async function openStore(schema: Schema): Promise<Store> {
  const wasm = readFileSync(require.resolve('sql.js/dist/sql-wasm.wasm'));
  const sqlJs = await initSqlJs({ wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) });
  const database = new sqlJs.Database();
  createStatements(schema).forEach((statement) => database.run(statement));
  registerFunctions(database);
  return {
    rows: (sql, parameters = []) => query(database, sql, parameters, Infinity),
    row: (sql, parameters = []) => query(database, sql, parameters, 1)[0],
    run: (sql, parameters = []) => void database.run(sql, parameters),
    runMany: (sql, parameterLists) => runMany(database, sql, parameterLists),
    transaction: (work) => transaction(database, work),
  };
}

/** `dataverse_like(text, pattern)`: SQL Server's LIKE; `fold(text)`: letter case and accents removed (see `foldText`). */
function registerFunctions(database: Database): void {
  const tokensOf = remember((pattern) => parseLike(foldText(pattern)), 100);
  database.create_function('dataverse_like', (text: SqlValue, pattern: string) =>
    typeof text === 'string' && matchesLike(tokensOf(pattern), foldText(text)) ? 1 : 0,
  );
  database.create_function('fold', (text: SqlValue) => (typeof text === 'string' ? foldText(text) : text));
}

function query(database: Database, sql: string, parameters: SqlValue[], limit: number): StoredRow[] {
  const statement = database.prepare(sql);
  try {
    statement.bind(parameters);
    const names = statement.getColumnNames();
    const rows: StoredRow[] = [];
    while (rows.length < limit && statement.step()) {
      const values = statement.get();
      rows.push(Object.fromEntries(names.map((name, index) => [name, values[index] ?? null])));
    }
    return rows;
  } finally {
    statement.free();
  }
}

function runMany(database: Database, sql: string, parameterLists: Iterable<SqlValue[]>): void {
  const statement = database.prepare(sql);
  try {
    for (const parameters of parameterLists) {
      statement.run(parameters);
    }
  } finally {
    statement.free();
  }
}

function transaction<T>(database: Database, work: () => T): T {
  database.run('SAVEPOINT work');
  try {
    const result = work();
    database.run('RELEASE work');
    return result;
  } catch (error) {
    database.run('ROLLBACK TO work');
    database.run('RELEASE work');
    throw error;
  }
}
