import { notModelled } from '../errors';
import { noSignature } from '../odata/parseFilter';
import type { ComparisonOperator, Filter, Operand, Path, TextFunction } from '../odata/queryAst';
import { refuseElastic } from './elastic';
import { lambdaToSql } from './lambdaToSql';
import { queryFunctionToSql } from './queryFunctionToSql';
import { bound, not, sql } from './sql';
import type { Sql } from './sql';
import { resolvePath } from './sqlScope';
import type { ResolvedColumn, SqlScope } from './sqlScope';
import { likeSql } from './textSql';
import { checkComparable, comparableSql, comparableValue, comparisonSql, kindOf, storedLiteral } from './valueKinds';

const mirrored: Readonly<Record<ComparisonOperator, ComparisonOperator>> = { eq: 'eq', ne: 'ne', gt: 'lt', ge: 'le', lt: 'gt', le: 'ge' };

/**
 * A $filter as SQL. A comparison with an empty column is false, so that `not` of it is true (as in OData's own rules; for
 * Dataverse modelled).
 * @throws DataverseError 400 for unknown names and values of the wrong type
 */
export function filterToSql(scope: SqlScope, filter: Filter): Sql {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return combine(filter.kind.toUpperCase(), filter.operands.map((operand) => filterToSql(scope, operand)));
    case 'not':
      return not(filterToSql(scope, filter.operand));
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

/** Halves in parentheses, since SQLite takes an expression only to a certain depth. */
function combine(operator: string, operands: readonly Sql[]): Sql {
  const [only] = operands;
  if (only && operands.length === 1) {
    return only;
  }
  const middle = Math.ceil(operands.length / 2);
  return sql`(${combine(operator, operands.slice(0, middle))} ${operator} ${combine(operator, operands.slice(middle))})`;
}

function compare(scope: SqlScope, operator: ComparisonOperator, left: Operand, right: Operand): Sql {
  if (left.kind === 'literal') {
    if (right.kind === 'literal') {
      throw notModelled('a comparison of two literals in $filter');
    }
    return compare(scope, mirrored[operator], right, left);
  }
  const { column, value } = resolvePath(scope, left);
  if (right.kind === 'path') {
    return compareColumns(scope, operator, { column, value }, resolvePath(scope, right), left.segments.length + right.segments.length > 2);
  }
  if (right.type === 'null') {
    return operator === 'eq' || operator === 'ne' ? sql`${value} IS${operator === 'eq' ? '' : ' NOT'} NULL` : sql`0`;
  }
  const literal = comparableValue(column, storedLiteral(operator, column, right));
  return sql`${comparableSql(column, value)} ${comparisonSql[operator]} ${bound(literal)}`;
}

/** Only columns of the same row can be compared (Microsoft Learn, filter rows); what happens otherwise is not established. */
function compareColumns(scope: SqlScope, operator: ComparisonOperator, left: ResolvedColumn, right: ResolvedColumn, related: boolean): Sql {
  if (related) {
    throw notModelled('a comparison with a column of another table');
  }
  refuseElastic(scope.table);
  checkComparable(operator, left.column, right.column);
  return sql`${comparableSql(left.column, left.value)} ${comparisonSql[operator]} ${comparableSql(right.column, right.value)}`;
}

function matchText(scope: SqlScope, name: TextFunction, path: Path, text: string): Sql {
  const { column, value } = resolvePath(scope, path);
  if (kindOf(column) !== 'text') {
    throw noSignature(name);
  }
  return likeSql(value, `${name === 'startswith' ? '' : '%'}${text}${name === 'endswith' ? '' : '%'}`);
}
