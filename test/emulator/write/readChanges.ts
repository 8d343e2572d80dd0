import type { RequestContext } from '../core/context';
import { badBody, notModelled, rowDoesNotExist, undeclaredNavigation, unknownColumnInBody } from '../errors';
import { findRow } from '../query/single';
import { columnNamed, columnOfProperty, isLookup, isPolymorphic } from '../schema/schema';
import type { Column, SingleNavigation, Table } from '../schema/schema';
import type { StoredRow } from '../store/database';
import { nameColumn, typeColumn } from '../store/tableSql';
import { readGuid, toStored } from '../store/values';
import type { Body } from './parseBody';

const bindSuffix = '@odata.bind';

/**
 * What a body changes, as stored columns.
 * @param mode create lets through what can be set at any time: Microsoft's own clients send update-only columns in a POST
 * @throws DataverseError 400 for unknown, read-only or ill-typed columns and navigation properties
 */
export function readChanges(context: RequestContext, table: Table, body: Body, mode: 'create' | 'update'): StoredRow {
  const changes: StoredRow = {};
  for (const [property, value] of Object.entries(body)) {
    if (property.endsWith(bindSuffix)) {
      Object.assign(changes, bind(context, table, property.slice(0, -bindSuffix.length), value));
    } else if (!property.includes('@')) {
      const column = writableColumn(table, property, mode);
      changes[column.name] = storedValue(column, value);
    }
  }
  return changes;
}

function writableColumn(table: Table, property: string, mode: 'create' | 'update'): Column {
  const column = columnOfProperty(table, property);
  if (!column) {
    throw isNavigation(table, property) ? notModelled(`related rows inside a body ('${property}')`) : unknownColumnInBody(table, property);
  }
  if (isLookup(column)) {
    throw badBody('CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.');
  }
  const writable = mode === 'create' ? column.create === true || column.update === true : column.update;
  if (!writable && column.name !== table.primaryId) {
    throw badBody(`The property '${property}' on type 'Microsoft.Dynamics.CRM.${table.logicalName}' cannot be ${mode}d.`);
  }
  return column;
}

function isNavigation(table: Table, name: string): boolean {
  return [...table.manyToOne, ...table.oneToMany, ...table.manyToMany].some((navigation) => navigation.name === name);
}

function storedValue(column: Column, value: unknown): StoredRow[string] {
  try {
    const stored = toStored(column, value);
    if (stored === null && column.required === 'system') {
      throw new Error('a value is required');
    }
    if (typeof stored === 'string' && column.maxLength !== undefined && stored.length > column.maxLength) {
      throw new Error(`expected at most ${column.maxLength} characters, got ${stored.length}`);
    }
    if (typeof stored === 'number' && column.type !== 'Boolean' && column.options && !(String(stored) in column.options)) {
      throw new Error(`expected one of ${Object.keys(column.options).join(', ')}, got ${stored}`);
    }
    return stored;
  } catch (error) {
    throw badBody(`The value of '${column.name}' does not fit: ${(error as Error).message}.`);
  }
}

/** `nav@odata.bind`: the name in its exact letter case, the value with or without a leading slash, or null to clear. */
function bind(context: RequestContext, table: Table, name: string, value: unknown): StoredRow {
  const navigation = table.manyToOne.find((candidate) => candidate.name === name);
  const column = navigation ? columnNamed(table, navigation.column) : undefined;
  if (!navigation || !column) {
    throw isNavigation(table, name) ? notModelled(`${name}@odata.bind of a collection`) : undeclaredNavigation(name);
  }
  if (column.create !== true && column.update !== true) {
    throw badBody(`The property '${name}' on type 'Microsoft.Dynamics.CRM.${table.logicalName}' cannot be written.`);
  }
  if (value === null && column.required === 'system') {
    throw badBody(`The value of '${column.name}' does not fit: a value is required.`);
  }
  const target = value === null ? null : boundRow(context, navigation, value);
  return {
    [column.name]: target?.id ?? null,
    [nameColumn(column)]: null,
    ...(isPolymorphic(column) ? { [typeColumn(column)]: target?.table.logicalName ?? null } : {}),
  };
}

function boundRow(context: RequestContext, navigation: SingleNavigation, value: unknown): { table: Table; id: string } {
  const [, set = '', key = ''] = (typeof value === 'string' ? /(?:^|\/)(\w+)\(([^)]*)\)$/.exec(value) : null) ?? [];
  const table = context.schema.tableOfSet(set);
  const id = readGuid(key);
  const targets = navigation.target === 'principal' ? ['systemuser', 'team'] : [navigation.target];
  if (!table || id === undefined || !targets.includes(table.logicalName)) {
    throw badBody(`'${navigation.name}${bindSuffix}' cannot point at ${JSON.stringify(value)}.`);
  }
  if (!findRow(context, table, id)) {
    throw rowDoesNotExist(table, id, false);
  }
  return { table, id };
}
