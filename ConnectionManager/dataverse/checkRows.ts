import * as v from 'valibot';
import type { Misfit } from '../model/misfit';

/** One page of rows, checked: those that fit, and what was left out. */
export interface CheckedRows<T> {
  readonly rows: readonly T[];
  readonly misfits: readonly Misfit[];
}

/**
 * Checks a page of rows where it comes in, row by row, so that one odd row doesn't cost the others.
 *
 * @param table Logical name of the table, for the report.
 * @param idColumn Name of the table's key.
 * @param schema What a row has to be like; its output is what is kept.
 * @param rows The rows as the Web API answered them.
 * @returns The rows that fit, in order, and one misfit for each of the others.
 */
export function checkRows<T>(
  table: string,
  idColumn: string,
  schema: v.GenericSchema<unknown, T>,
  rows: readonly unknown[],
): CheckedRows<T> {
  const fitting: T[] = [];
  const misfits: Misfit[] = [];
  for (const row of rows) {
    const result = v.safeParse(schema, row);
    if (result.success) {
      fitting.push(result.output);
    } else {
      misfits.push({ table, id: idOf(row, idColumn), detail: describe(result.issues[0]) });
    }
  }
  return { rows: fitting, misfits };
}

function describe(issue: v.BaseIssue<unknown>): string {
  return `${v.getDotPath(issue) ?? 'row'}: ${issue.message}`;
}

function idOf(row: unknown, idColumn: string): string | null {
  const id = typeof row === 'object' && row !== null ? (row as Record<string, unknown>)[idColumn] : null;
  return typeof id === 'string' ? id : null;
}
