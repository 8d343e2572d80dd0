import type { RequestContext } from '../core/context';
import { badBody, undeclaredNavigation } from '../errors';
import { rowIsMissing } from '../query/rowKey';
import { columnNamed, columnOfProperty } from '../schema/schema';
import type { AssociationNavigation, ChildNavigation, Column, SingleNavigation, Table } from '../schema/schema';
import type { StoredRow } from '../store/database';
import { isWritable, storedValue, writableColumn } from './columnValue';
import type { WriteMode } from './columnValue';
import { lookupValues } from './lookupValues';
import type { Body } from './parseBody';
import { findReference, parseReference, tablesOf } from './reference';
import type { RowReference } from './reference';
import { deepUpdate } from './writeErrors';

export type CollectionNavigation = ChildNavigation | AssociationNavigation;

/** What a body asks for. */
export interface Changes {
  /** As stored, bound lookups included. */
  readonly values: StoredRow;
  /** Rows to create, which a lookup of the new row shall point at. */
  readonly parents: readonly { readonly navigation: SingleNavigation; readonly body: Body }[];
  readonly members: readonly Member[];
}

/** A row on the other side of a collection of the new row: one to create, or one that is there. */
export type Member =
  | { readonly navigation: CollectionNavigation; readonly body: Body }
  | { readonly navigation: CollectionNavigation; readonly row: RowReference };

type Part = Partial<{ -readonly [Name in keyof Changes]: Changes[Name] }>;

const bindSuffix = '@odata.bind';

/**
 * What a body changes. Related rows stand in it as Microsoft Learn (create a table row) has it: `nav@odata.bind` with an address
 * or, for a collection, addresses; `nav` with a row or rows to create; null for an empty lookup, with or without `@odata.bind`.
 * @throws DataverseError 400 for unknown, read-only or ill-typed properties, and for related rows in a PATCH, whether it updates or
 * creates; 404 for a bind to a row that is not there
 */
export function readChanges(context: RequestContext, table: Table, body: Body, mode: WriteMode): Changes {
  const parts = Object.entries(body).map(([property, value]) => readProperty(context, table, body, property, value, mode));
  return {
    values: Object.assign({}, ...parts.map((part) => part.values)) as StoredRow,
    parents: parts.flatMap((part) => part.parents ?? []),
    members: parts.flatMap((part) => part.members ?? []),
  };
}

function readProperty(context: RequestContext, table: Table, body: Body, property: string, value: unknown, mode: WriteMode): Part {
  if (property.endsWith(bindSuffix)) {
    return bind(context, table, property.slice(0, -bindSuffix.length), value, mode);
  }
  if (property.includes('@')) {
    checkAnnotated(table, body, property.slice(0, property.indexOf('@')));
    return {};
  }
  const single = singleNamed(table, property);
  const collection = collectionNamed(table, property);
  if (single && value === null) {
    return bindSingle(context, table, single, null);
  }
  if (single) {
    return { parents: [{ navigation: single, body: newRow(table, property, value, mode) }] };
  }
  if (collection) {
    const rows = arrayOf(table, property, value);
    return { members: rows.map((row) => ({ navigation: collection, body: newRow(table, property, row, mode) })) };
  }
  const column = writableColumn(table, property, mode);
  return { values: { [column.name]: storedValue(table, column, value) } };
}

function bind(context: RequestContext, table: Table, name: string, value: unknown, mode: WriteMode): Part {
  const single = singleNamed(table, name);
  if (single) {
    return bindSingle(context, table, single, value);
  }
  const collection = collectionNamed(table, name);
  if (!collection) {
    throw undeclaredNavigation(name);
  }
  if (mode !== 'create') {
    throw deepUpdate();
  }
  return {
    members: arrayOf(table, name, value).map((address) => ({
      navigation: collection,
      row: boundRow(context, name, collection.table, address),
    })),
  };
}

function bindSingle(context: RequestContext, table: Table, navigation: SingleNavigation, value: unknown): Part {
  const column = writableLookup(table, navigation);
  if (value === null) {
    if (column.required === 'system') {
      throw badBody(`The value of '${column.name}' of '${table.logicalName}' does not fit: a value is required.`);
    }
    return { values: lookupValues(table, column.name, undefined) };
  }
  return { values: lookupValues(table, column.name, boundRow(context, navigation.name, navigation.target, value)) };
}

/**
 * The column behind a single-valued navigation property.
 * @throws DataverseError 400 if it can't be written (modelled)
 */
export function writableLookup(table: Table, navigation: SingleNavigation): Column {
  const column = columnNamed(table, navigation.column);
  if (!column || !isWritable(column)) {
    throw badBody(`The property '${navigation.name}' on type 'Microsoft.Dynamics.CRM.${table.logicalName}' cannot be written.`);
  }
  return column;
}

function boundRow(context: RequestContext, name: string, target: string, address: unknown): RowReference {
  const named = parseReference(context, address);
  if (!named || !tablesOf(context, target).includes(named.table)) {
    throw badBody(`'${name}${bindSuffix}' cannot point at ${JSON.stringify(address)}.`);
  }
  const row = findReference(context, named);
  if (!row) {
    throw rowIsMissing(named.table, named.key, false);
  }
  return row;
}

/** An annotation alone is refused where it describes nothing that the table has; for other ones than `@odata.bind` modelled. */
function checkAnnotated(table: Table, body: Body, name: string): void {
  const known = singleNamed(table, name) ?? collectionNamed(table, name) ?? columnOfProperty(table, name);
  if (name !== '' && !known && !Object.hasOwn(body, name)) {
    throw undeclaredNavigation(name);
  }
}

function newRow(table: Table, property: string, value: unknown, mode: WriteMode): Body {
  if (mode !== 'create') {
    throw deepUpdate();
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badBody(`'${property}' of '${table.logicalName}' does not fit: expected a row, got ${JSON.stringify(value).slice(0, 60)}.`);
  }
  return value as Body;
}

function arrayOf(table: Table, property: string, value: unknown): unknown[] {
  if (!Array.isArray(value)) {
    throw badBody(`'${property}' of '${table.logicalName}' does not fit: expected an array.`);
  }
  return value;
}

function singleNamed(table: Table, name: string): SingleNavigation | undefined {
  return table.manyToOne.find((navigation) => navigation.name === name);
}

/** The one-to-many or many-to-many navigation property of exactly this name, if the table has it. */
export function collectionNamed(table: Table, name: string): CollectionNavigation | undefined {
  return [...table.oneToMany, ...table.manyToMany].find((navigation) => navigation.name === name);
}
