import { badQuery } from '../errors';
import type { ComparisonOperator, Literal } from '../odata/queryAst';
import { isLookup } from '../schema/schema';
import type { Column } from '../schema/schema';
import type { SqlValue } from '../store/database';
import { foldText } from '../store/fold';
import { toStored } from '../store/values';
import { foldedSql } from './textSql';

/** What values a column or literal has, as far as they can be compared with each other. */
export type ValueKind = 'text' | 'number' | 'guid' | 'date' | 'boolean' | 'other';

const operatorKinds: Readonly<Record<ComparisonOperator, string>> = {
  eq: 'Equal',
  ne: 'NotEqual',
  gt: 'GreaterThan',
  ge: 'GreaterThanOrEqual',
  lt: 'LessThan',
  le: 'LessThanOrEqual',
};

const edmTypes: Readonly<Record<ValueKind, string>> = {
  text: 'Edm.String',
  number: 'Edm.Int32',
  guid: 'Edm.Guid',
  date: 'Edm.DateTimeOffset',
  boolean: 'Edm.Boolean',
  other: 'Edm.ComplexType',
};

/** SQL's comparisons. `ne` finds empty columns too, as in OData's own rules and as public tools found of FetchXML; for $filter modelled. */
export const comparisonSql: Readonly<Record<ComparisonOperator, string>> = { eq: '=', ne: 'IS NOT', gt: '>', ge: '>=', lt: '<', le: '<=' };

/** The kind of a column's values. */
export function kindOf(column: Column): ValueKind {
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

/**
 * The stored value of a literal that a column is compared with. An id may stand in quotation marks (Microsoft Learn, filter rows).
 * @throws DataverseError 400 for a literal of another type, or one that its type can't have (wording of the latter modelled)
 */
export function storedLiteral(operator: ComparisonOperator, column: Column, literal: Literal): SqlValue {
  const kind = kindOf(column);
  const given = literalKind(literal);
  if (kind === 'other' || (given !== kind && !(kind === 'guid' && given === 'text'))) {
    throw incompatible(operator, edmTypes[kind], given === 'other' ? literal.type : edmTypes[given]);
  }
  return storedText(kind, column, literal.text);
}

function storedText(kind: ValueKind, column: Column, text: string): SqlValue {
  try {
    return kind === 'number' ? Number(text) : toStored(column, kind === 'boolean' ? text === 'true' : text);
  } catch {
    throw badQuery(`The value '${text}' does not fit the column '${column.name}' of type ${column.type}.`);
  }
}

/**
 * Two columns that are compared must be of one type (Microsoft Learn, Use column comparison in queries).
 * @throws DataverseError 400
 */
export function checkComparable(operator: ComparisonOperator, left: Column, right: Column): void {
  if (kindOf(left) !== kindOf(right) || kindOf(left) === 'other') {
    throw incompatible(operator, edmTypes[kindOf(left)], edmTypes[kindOf(right)]);
  }
}

/** The column as it is compared and sorted: texts without letter case and accents. */
export function comparableSql(column: Column, sql: string): string {
  return kindOf(column) === 'text' ? foldedSql(sql) : sql;
}

/** A stored value in the form of `comparableSql`. */
export function comparableValue(column: Column, value: SqlValue): SqlValue {
  return kindOf(column) === 'text' && typeof value === 'string' ? foldText(value) : value;
}

/** 400 in the words of OData's libraries, as reports of Dataverse have them. */
function incompatible(operator: ComparisonOperator, left: string, right: string): Error {
  return badQuery(
    `A binary operator with incompatible types was detected. Found operand types '${left}' and '${right}' for operator kind ` +
      `'${operatorKinds[operator]}'.`,
  );
}

function literalKind({ type }: Literal): ValueKind {
  switch (type) {
    case 'Edm.String':
      return 'text';
    case 'Edm.Guid':
      return 'guid';
    case 'Edm.Boolean':
      return 'boolean';
    case 'Edm.Date':
    case 'Edm.DateTimeOffset':
      return 'date';
    case 'number':
      return 'number';
    default:
      return 'other';
  }
}
