import { notModelled } from '../errors';
import { noSignature } from '../odata/parseFilter';
import type { ComparisonOperator, Filter, Operand, Path, TextFunction } from '../odata/queryAst';
import type { SqlCondition } from '../store/condition';
import { refuseElastic } from './elastic';
import { lambdaToSql } from './lambdaToSql';
import { queryFunctionToSql } from './queryFunctionToSql';
import { resolvePath } from './sqlScope';
import type { ResolvedPath, SqlScope } from './sqlScope';
import { likeSql } from './textSql';
import { checkComparable, comparableSql, comparableValue, kindOf, storedLiteral } from './valueKinds';

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
      return combine(filter.kind.toUpperCase(), operandsOf(filter, filter.kind).map((operand) => filterToSql(scope, operand)));
    case 'not': {
      const operand = filterToSql(scope, filter.operand);
      return { sql: `NOT COALESCE(${operand.sql}, 0)`, parameters: operand.parameters };
    }
    case 'compare':
      return compare(scope, filter.operator, filter.left, filter.right);
    case 'text':
      return matchText(scope, filter.function, filter.path, filter.text);
    case 'function':
      return queryFunctionToSql(scope, filter);
    case 'lambda':
      return lambdaToSql(scope, filter, filterToSql);
  }
}

/** What one operator combines: `a and b and c` → three. */
function operandsOf(filter: Filter, kind: 'and' | 'or'): Filter[] {
  return filter.kind === kind ? [...operandsOf(filter.left, kind), ...operandsOf(filter.right, kind)] : [filter];
}

/** Halves in parentheses, since SQLite takes an expression only to a certain depth. */
function combine(operator: string, operands: readonly SqlCondition[]): SqlCondition {
  const [only = { sql: '1', parameters: [] }] = operands;
  if (operands.length < 2) {
    return only;
  }
  const middle = Math.ceil(operands.length / 2);
  const [left, right] = [combine(operator, operands.slice(0, middle)), combine(operator, operands.slice(middle))];
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
    return compareColumns(scope, operator, { column, sql }, resolvePath(scope, right), left.segments.length + right.segments.length > 2);
  }
  if (right.type === 'null') {
    return { sql: operator === 'eq' ? `${sql} IS NULL` : operator === 'ne' ? `${sql} IS NOT NULL` : '0', parameters: [] };
  }
  const value = comparableValue(column, storedLiteral(operator, column, right));
  return { sql: `${comparableSql(column, sql)} ${operators[operator]} ?`, parameters: [value] };
}

/** Only columns of the same row can be compared (Microsoft Learn, filter rows); what happens otherwise is not established. */
function compareColumns(scope: SqlScope, operator: ComparisonOperator, left: ResolvedPath, right: ResolvedPath, related: boolean): SqlCondition {
  if (related) {
    throw notModelled('a comparison with a column of another table');
  }
  refuseElastic(scope.table);
  checkComparable(operator, left.column, right.column);
  return { sql: `${comparableSql(left.column, left.sql)} ${operators[operator]} ${comparableSql(right.column, right.sql)}`, parameters: [] };
}

function matchText(scope: SqlScope, name: TextFunction, path: Path, text: string): SqlCondition {
  const { column, sql } = resolvePath(scope, path);
  if (kindOf(column) !== 'text') {
    throw noSignature(name);
  }
  return likeSql(sql, `${name === 'startswith' ? '' : '%'}${text}${name === 'endswith' ? '' : '%'}`);
}
