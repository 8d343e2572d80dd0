import type { RequestContext } from '../core/context';
import { isLookup } from '../schema/schema';
import type { Column, Table } from '../schema/schema';
import type { SqlValue } from '../store/database';
import { foldText } from '../store/fold';
import { toStored } from '../store/values';
import { attributeKind, attributeSql, isChoice } from './attributes';
import { refuseElastic } from './elastic';
import { lookupNameSql } from './lookupNameSql';
import { bound, joined, sql } from './sql';
import type { Sql } from './sql';
import { foldedSql } from './textSql';

/** A column that rows are sorted by, of a table under its alias in SQL. */
export interface SortKey {
  readonly table: Table;
  readonly alias: string;
  readonly column: Column;
  readonly descending: boolean;
  /** Whether a choice is sorted by its label and not by its number. */
  readonly byLabel: boolean;
}

/** `a ASC, b DESC`; keys of tables come last, so that rows that are equal else keep their order and pages do not overlap. */
export function orderBySql(context: RequestContext, keys: readonly SortKey[], tableKeys: readonly string[]): Sql {
  const sorted = keys.map((key) => sql`${sortedValue(context, key)} ${key.descending ? 'DESC' : 'ASC'}`);
  return joined([...sorted, ...tableKeys.map((key) => sql`${key}`)], ', ');
}

/**
 * What rows are sorted by: a lookup by the name it shows, a choice by its number or label (Microsoft Learn, order rows), texts
 * without letter case and accents.
 * @throws DataverseError 400 for a lookup of an elastic table
 */
export function sortedValue(context: RequestContext, key: SortKey): Sql {
  const shown = shownValue(context, key);
  if (isLookup(key.column)) {
    refuseElastic(key.table);
    return sql`${foldedSql(shown.sql)}`;
  }
  if (isByLabel(key)) {
    return sql`fold(${shown})`;
  }
  return attributeKind(key.column) === 'text' ? sql`${foldedSql(shown.sql)}` : shown;
}

/** The same as people read it, which is what paging cookies have. */
export function shownValue(context: RequestContext, key: SortKey): Sql {
  if (isLookup(key.column)) {
    return sql`${lookupNameSql(context, key.column, key.alias)}`;
  }
  const value = attributeSql(key.column, key.alias);
  return isByLabel(key) ? labelOf(key.column, value) : sql`${value}`;
}

/** Its name in a paging cookie: of what is shown by another name than its own with `name` behind it (a published description). */
export function cookieName(key: SortKey): string {
  return isLookup(key.column) || isByLabel(key) ? `${key.column.name}name` : key.column.name;
}

/** What stands in a paging cookie, as `sortedValue` has it; undefined for what the column can't have. */
export function sortedFromText(key: SortKey, text: string): SqlValue | undefined {
  if (isLookup(key.column) || isByLabel(key)) {
    return foldText(text);
  }
  switch (attributeKind(key.column)) {
    case 'text':
      return foldText(text);
    case 'number':
    case 'boolean':
      return text.trim() === '' || !Number.isFinite(Number(text)) ? undefined : Number(text);
    case 'guid':
    case 'date':
      return storedOrNothing(key.column, text);
    default:
      return text;
  }
}

function storedOrNothing(column: Column, text: string): SqlValue | undefined {
  try {
    return toStored(column, text);
  } catch {
    return undefined;
  }
}

function isByLabel({ column, byLabel }: SortKey): boolean {
  return byLabel && isChoice(column);
}

function labelOf(column: Column, value: string): Sql {
  const labels = Object.entries(column.options ?? {}).map(([option, label]) => sql` WHEN ${bound(Number(option))} THEN ${bound(label)}`);
  return sql`CASE ${value}${joined(labels, '')} ELSE ${value} END`;
}
