import { notModelled } from '../errors';
import { columnNamed, isLookup } from '../schema/schema';
import type { Column, Table } from '../schema/schema';
import type { SqlValue } from '../store/database';
import { quoted } from '../store/tableSql';
import { toStored } from '../store/values';
import { queryBuilderError, unknownAttribute } from './queryBuilderError';
import { kindOf } from './valueKinds';
import type { ValueKind } from './valueKinds';

/** What the values of an attribute can be compared with: as for $filter, and `choices` for one of several choices. */
export type AttributeKind = ValueKind | 'choices';

/** Columns that go with a lookup or a choice in Dataverse's metadata and that the schema file does not have. */
const companion = /^(.+?)(?:yominame|name|type)$/;

/**
 * The column with this logical name.
 * @throws DataverseError 400 if the table has no such column; 501 for the name that goes with a lookup or a choice
 */
export function attributeOf(table: Table, name: string): Column {
  const column = columnNamed(table, name);
  if (column) {
    return column;
  }
  const [, base = ''] = companion.exec(name) ?? [];
  const owner = columnNamed(table, base);
  if (owner && (isLookup(owner) || owner.options !== undefined)) {
    throw notModelled(`the column '${name}' of '${table.logicalName}'`);
  }
  throw unknownAttribute(table, name);
}

/** The kind of an attribute's values. A managed property counts as its value, a yes or no. */
export function attributeKind(column: Column): AttributeKind {
  switch (column.type) {
    case 'ManagedProperty':
      return 'boolean';
    case 'MultiSelectPicklist':
      return 'choices';
    default:
      return kindOf(column);
  }
}

/** The value of an attribute in SQL. */
export function attributeSql(column: Column, alias: string): string {
  const value = `${alias}.${quoted(column.name)}`;
  return column.type === 'ManagedProperty' ? `json_extract(${value}, '$.Value')` : value;
}

/** Whether the column is a choice whose values have labels. */
export function isChoice(column: Column): boolean {
  return ['Picklist', 'State', 'Status'].includes(column.type) && column.options !== undefined;
}

/**
 * A value of a condition as the column would be stored.
 * @throws DataverseError 400 for a value that the column's type cannot hold (code and wording modelled), 501 for a date in another
 * form than ISO 8601
 */
export function storedValue(column: Column, text: string): SqlValue {
  try {
    return toStored(column.type === 'ManagedProperty' ? { name: column.name, type: 'Boolean' } : column, typed(attributeKind(column), text));
  } catch {
    if (attributeKind(column) === 'date' && !/^\s*\d{4}-\d{2}-\d{2}(T|\s*$)/.test(text) && !Number.isNaN(Date.parse(text))) {
      throw notModelled(`the date '${text}': only ISO 8601 is read`);
    }
    throw queryBuilderError('attributeValue', `The attribute value provided is invalid: '${text}' for '${column.name}' of type ${column.type}.`);
  }
}

function typed(kind: AttributeKind, text: string): unknown {
  const trimmed = text.trim();
  switch (kind) {
    case 'number':
      return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(trimmed) ? Number(trimmed) : text;
    case 'boolean':
      return ['true', '1'].includes(trimmed.toLowerCase()) ? true : ['false', '0'].includes(trimmed.toLowerCase()) ? false : text;
    case 'guid':
    case 'date':
      return trimmed;
    default:
      return text;
  }
}
