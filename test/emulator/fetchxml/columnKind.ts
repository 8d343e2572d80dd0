import { notModelled } from '../errors';
import { kindOf as valueKindOf } from '../query/valueKinds';
import type { ValueKind } from '../query/valueKinds';
import { columnNamed, isLookup } from '../schema/schema';
import type { Column, Table } from '../schema/schema';
import type { SqlValue } from '../store/database';
import { toStored } from '../store/values';
import { badFetch, unknownAttribute } from './fetchError';

/** What the values of a column can be compared with: as for $filter, and `choices` for a column of several choices. */
export type ColumnKind = ValueKind | 'choices';

/** Columns that go with a lookup or a choice in Dataverse's metadata and that the schema file does not have. */
const companion = /^(.+?)(?:yominame|name|type)$/;

/**
 * The column with this logical name.
 * @throws DataverseError 400 if the table has no such column; 501 for the name that goes with a lookup or a choice
 */
export function columnOf(table: Table, name: string): Column {
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

/** The kind of a column's values. A managed property counts as its value, a yes or no. */
export function kindOf(column: Column): ColumnKind {
  switch (column.type) {
    case 'ManagedProperty':
      return 'boolean';
    case 'MultiSelectPicklist':
      return 'choices';
    default:
      return valueKindOf(column);
  }
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
    return toStored(column.type === 'ManagedProperty' ? { name: column.name, type: 'Boolean' } : column, typed(kindOf(column), text));
  } catch {
    if (kindOf(column) === 'date' && !Number.isNaN(Date.parse(text))) {
      throw notModelled(`the date '${text}': only ISO 8601 is read`);
    }
    throw badFetch('attributeValue', `The attribute value provided is invalid: '${text}' for '${column.name}' of type ${column.type}.`);
  }
}

function typed(kind: ColumnKind, text: string): unknown {
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
