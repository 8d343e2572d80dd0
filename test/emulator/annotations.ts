import type { RequestContext } from './core/context';
import { wantsAnnotation } from './core/preferences';
import { isLookup, isPolymorphic, propertyOf } from './schema/schema';
import type { Column, Table } from './schema/schema';
import type { SqlValue, StoredRow } from './store/database';
import { nameColumn, quoted, typeColumn } from './store/tableSql';

const formattedValueName = 'OData.Community.Display.V1.FormattedValue';
const navigationName = 'Microsoft.Dynamics.CRM.associatednavigationproperty';
const logicalNameName = 'Microsoft.Dynamics.CRM.lookuplogicalname';

const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 10 });
const dateAndTime = new Intl.DateTimeFormat('en-US', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZone: 'UTC',
});

/**
 * The annotations of one value that the request asked for, in Dataverse's order: they stand before the value itself.
 * Formatting is that of an English user in UTC.
 */
export function annotationsOf(context: RequestContext, table: Table, column: Column, row: StoredRow): [string, unknown][] {
  const value = row[column.name] ?? null;
  if (value === null || context.preferences.annotations === undefined) {
    return [];
  }
  const target = isLookup(column) ? lookupTarget(column, row) : undefined;
  const found: [string, unknown][] = [
    [navigationName, isLookup(column) ? table.manyToOne.find((candidate) => candidate.column === column.name)?.name : undefined],
    [logicalNameName, target],
    [formattedValueName, isLookup(column) ? lookupName(context, target, column, row) : formattedValue(column, value)],
  ];
  return found
    .filter(([name, content]) => content !== undefined && wantsAnnotation(context.preferences, name))
    .map(([name, content]) => [`${propertyOf(column)}@${name}`, content]);
}

/**
 * What a collection answer carries before its rows when Microsoft.Dynamics.CRM annotations are asked for.
 * @param count of the rows, undefined where it was not asked for
 * @param limit to which rows are counted (Microsoft Learn, count rows)
 */
export function collectionAnnotations(context: RequestContext, count: number | undefined, limit: number): [string, unknown][] {
  const all: [string, unknown][] = [
    ['Microsoft.Dynamics.CRM.totalrecordcount', count === undefined ? -1 : Math.min(count, limit)],
    ['Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded', (count ?? 0) > limit],
    ['Microsoft.Dynamics.CRM.globalmetadataversion', '4185914'],
  ];
  return all.filter(([name]) => wantsAnnotation(context.preferences, name)).map(([name, value]) => [`@${name}`, value]);
}

/** Logical name of the table a lookup's value points at. */
export function lookupTarget(column: Column, row: StoredRow): string | undefined {
  const type = isPolymorphic(column) ? row[typeColumn(column)] : undefined;
  return typeof type === 'string' ? type : column.targets?.[0];
}

function formattedValue(column: Column, value: SqlValue): string | undefined {
  switch (column.type) {
    case 'Boolean':
    case 'Picklist':
    case 'State':
    case 'Status':
      return column.options?.[String(value)];
    case 'MultiSelectPicklist':
      return column.options && labelsOf(column.options, String(value));
    case 'DateTime':
      return dateAndTime.format(new Date(String(value))).replace(',', '').replace(/\u202f/g, ' ');
    case 'BigInt':
    case 'Decimal':
    case 'Double':
    case 'Integer':
      return number.format(Number(value));
    default:
      return undefined;
  }
}

/** Several choices are shown with semicolons between them (Microsoft Learn, multi-select choice columns). */
function labelsOf(options: Readonly<Record<string, string>>, value: string): string {
  return value.split(',').map((option) => options[option.trim()] ?? option).join('; ');
}

/** The target row's primary name; if the row is not loaded, the name that the data came with. */
function lookupName(context: RequestContext, target: string | undefined, column: Column, row: StoredRow): SqlValue | undefined {
  const id = String(row[column.name]);
  const key = `${target ?? ''}/${id}`;
  let name = context.names.get(key);
  if (name === undefined) {
    name = readName(context, target, id);
    context.names.set(key, name);
  }
  return name ?? row[nameColumn(column)] ?? undefined;
}

function readName(context: RequestContext, target: string | undefined, id: string): string | null {
  const table = target === undefined ? undefined : context.schema.tableNamed(target);
  if (table?.primaryName === undefined) {
    return null;
  }
  const sql = `SELECT ${quoted(table.primaryName)} AS name FROM ${quoted(table.logicalName)} WHERE ${quoted(table.primaryId)} = ?`;
  return (context.store.row(sql, [id])?.name as string | null | undefined) ?? null;
}
