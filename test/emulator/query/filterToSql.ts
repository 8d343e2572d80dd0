import { badQuery, notModelled } from '../errors';
import type { ComparisonOperator, Filter, Literal, Operand, Path, TextFunction } from '../odata/queryAst';
import type { Column } from '../schema/schema';
import { isLookup } from '../schema/schema';
import type { SqlCondition } from '../store/condition';
import type { SqlValue } from '../store/database';
import { needsOwnLike } from '../store/likePattern';
import { toStored } from '../store/values';
import { resolvePath } from './sqlScope';
import type { SqlScope } from './sqlScope';

type ValueKind = 'text' | 'number' | 'guid' | 'date' | 'boolean' | 'other';

const operators: Readonly<Record<ComparisonOperator, string>> = { eq: '=', ne: 'IS NOT', gt: '>', ge: '>=', lt: '<', le: '<=' };
const mirrored: Readonly<Record<ComparisonOperator, ComparisonOperator>> = { eq: 'eq', ne: 'ne', gt: 'lt', ge: 'le', lt: 'gt', le: 'ge' };

/**
 * A $filter as SQL. A comparison with an empty column is false, so that `not` of it is true, and `ne` finds empty columns
 * (as in OData's own rules; for Dataverse modelled).
 * @throws DataverseError 400 for unknown names and values of the wrong type
 */
export function filterToSql(scope: SqlScope, filter: Filter): SqlCondition {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return combine(filterToSql(scope, filter.left), filter.kind.toUpperCase(), filterToSql(scope, filter.right));
    case 'not': {
      const operand = filterToSql(scope, filter.operand);
      return { sql: `NOT COALESCE(${operand.sql}, 0)`, parameters: operand.parameters };
    }
    case 'compare':
      return compare(scope, filter.operator, filter.left, filter.right);
    case 'text':
      return matchText(scope, filter.function, filter.path, filter.text);
    case 'in':
      return isOneOf(scope, filter.path, filter.values);
  }
}

function combine(left: SqlCondition, operator: string, right: SqlCondition): SqlCondition {
  return { sql: `(${left.sql} ${operator} ${right.sql})`, parameters: [...left.parameters, ...right.parameters] };
}

function compare(scope: SqlScope, operator: ComparisonOperator, left: Operand, right: Operand): SqlCondition {
  if (left.kind === 'literal') {
    if (right.kind === 'literal') {
      throw notModelled('a comparison of two literals in $filter');
    }
    return compare(scope, mirrored[operator], right, left);
  }
  const { column, sql } = resolvePath(scope, left);
  if (right.kind === 'path') {
    const other = resolvePath(scope, right);
    checkKinds(operator, kindOf(column), kindOf(other.column));
    return { sql: `${sql} ${operators[operator]} ${other.sql}`, parameters: [] };
  }
  if (right.type === 'null') {
    return { sql: operator === 'eq' ? `${sql} IS NULL` : operator === 'ne' ? `${sql} IS NOT NULL` : '0', parameters: [] };
  }
  return compareValue(sql, operators[operator], literalValue(operator, column, right));
}

/** Text with letters beyond ASCII is compared through `fold`: NOCASE knows ASCII alone. */
function compareValue(sql: string, operator: string, value: SqlValue): SqlCondition {
  const beyondAscii = typeof value === 'string' && Buffer.byteLength(value, 'utf8') !== value.length;
  return { sql: beyondAscii ? `fold(${sql}) ${operator} fold(?)` : `${sql} ${operator} ?`, parameters: [value] };
}

function matchText(scope: SqlScope, name: TextFunction, path: Path, text: string): SqlCondition {
  const { column, sql } = resolvePath(scope, path);
  if (kindOf(column) !== 'text') {
    throw badQuery(`No function signature for the function with name '${name}' matches: '${column.name}' is no text.`);
  }
  const pattern = `${name === 'startswith' ? '' : '%'}${text}${name === 'endswith' ? '' : '%'}`;
  return { sql: needsOwnLike(pattern) ? `dataverse_like(${sql}, ?)` : `${sql} LIKE ?`, parameters: [pattern] };
}

function isOneOf(scope: SqlScope, path: Path, values: readonly string[]): SqlCondition {
  const { column, sql } = resolvePath(scope, path);
  const stored = values.map((value) => {
    const number = kindOf(column) === 'number' && value.trim() !== '' ? Number(value) : value;
    const typed = kindOf(column) === 'boolean' ? value === 'true' : number;
    return storedOrRefused(column, typed, value);
  });
  return { sql: `${sql} IN (SELECT value FROM json_each(?))`, parameters: [JSON.stringify(stored)] };
}

function literalValue(operator: ComparisonOperator, column: Column, literal: Literal): SqlValue {
  const kind = kindOf(column);
  checkKinds(operator, kind, literalKind(literal));
  const typed = kind === 'number' ? Number(literal.text) : kind === 'boolean' ? literal.text === 'true' : literal.text;
  return typeof typed === 'number' ? typed : storedOrRefused(column, typed, literal.text);
}

function storedOrRefused(column: Column, value: unknown, text: string): SqlValue {
  try {
    return toStored(column, value);
  } catch {
    throw badQuery(`The value '${text}' does not fit the column '${column.name}' of type ${column.type}.`);
  }
}

/** Wording as OData libraries print it; for Dataverse modelled. */
function checkKinds(operator: ComparisonOperator, left: ValueKind, right: ValueKind): void {
  if (left !== right) {
    throw badQuery(
      `A binary operator with incompatible types was detected. Found operand types '${left}' and '${right}' for operator kind '${operator}'.`,
    );
  }
}

function kindOf(column: Column): ValueKind {
  if (isLookup(column) || column.type === 'Uniqueidentifier') {
    return 'guid';
  }
  switch (column.type) {
    case 'String':
    case 'Memo':
    case 'EntityName':
      return 'text';
    case 'Boolean':
      return 'boolean';
    case 'DateTime':
      return 'date';
    case 'ManagedProperty':
    case 'MultiSelectPicklist':
    case 'Image':
    case 'File':
      return 'other';
    default:
      return 'number';
  }
}

function literalKind(literal: Literal): ValueKind {
  switch (literal.type) {
    case 'Edm.String':
      return 'text';
    case 'Edm.Guid':
      return 'guid';
    case 'Edm.Boolean':
      return 'boolean';
    case 'Edm.Date':
    case 'Edm.DateTimeOffset':
      return 'date';
    default:
      return /^-?[\d.]+(e[+-]?\d+)?$/i.test(literal.text) ? 'number' : 'other';
  }
}
