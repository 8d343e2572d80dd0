import type { ExportColumn } from './listParts';

type Value = ReturnType<ExportColumn<never>['value']>;

/** Tells Excel that the text is UTF-8. */
const byteOrderMark = '\uFEFF';
const lineEnd = '\r\n';

/** Beginnings that a spreadsheet takes for a formula, after OWASP, "CSV Injection". */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;
const needsQuotes = /[",\r\n]/;

/**
 * A list as comma-separated values after RFC 4180, with a byte order mark. Text that a spreadsheet would take for a formula gets
 * an apostrophe before it.
 *
 * @param columns The columns, in order.
 * @param rows The rows, in order.
 * @returns The file's text: a line of names, then a line for each row.
 */
export function toCsv<T>(columns: readonly ExportColumn<T>[], rows: readonly T[]): string {
  const lines = [columns.map(({ name }) => name), ...rows.map((row) => columns.map(({ value }) => value(row)))];
  return byteOrderMark + lines.map((line) => line.map(csvField).join(',') + lineEnd).join('');
}

function csvField(value: Value): string {
  if (typeof value !== 'string') {
    return value === null ? '' : String(value);
  }
  const safe = formulaStart.test(value) ? `'${value}` : value;
  return needsQuotes.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/**
 * A list as JSON.
 *
 * @param columns The columns, in order.
 * @param rows The rows, in order.
 * @returns The file's text: an array with an object for each row, whose keys are the columns' names.
 */
export function toJson<T>(columns: readonly ExportColumn<T>[], rows: readonly T[]): string {
  return JSON.stringify(rows.map((row) => Object.fromEntries(columns.map(({ name, value }) => [name, value(row)]))), null, 2);
}
