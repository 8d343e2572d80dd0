import type { SqlCondition } from '../store/condition';
import { foldText } from '../store/fold';

/** Whether a text has more than ASCII. All others are left to SQLite: functions of the emulator's own cost more. */
const beyondAscii = (sql: string): string => `length(CAST(${sql} AS BLOB)) > length(${sql})`;

/**
 * A text as it is compared and sorted, as SQL: letter case and accents removed. Its counterpart for a value is `foldText`.
 * @param sql a column of text
 */
export function foldedSql(sql: string): string {
  return `CASE WHEN ${beyondAscii(sql)} THEN fold(${sql}) ELSE lower(${sql}) END`;
}

/** Bytes of a pattern that SQLite's own LIKE takes. */
const patternLimit = 50_000;

/**
 * Whether a column of text matches a pattern of SQL Server's LIKE (see `parseLike`), letter case and accents aside.
 * @param sql a column of text
 */
export function likeSql(sql: string, pattern: string): SqlCondition {
  const folded = foldText(pattern);
  return folded.includes('[') || Buffer.byteLength(folded) > patternLimit
    ? { sql: `dataverse_like(${sql}, ?)`, parameters: [folded] }
    : { sql: `CASE WHEN ${beyondAscii(sql)} THEN dataverse_like(${sql}, ?) ELSE ${sql} LIKE ? END`, parameters: [folded, folded] };
}
