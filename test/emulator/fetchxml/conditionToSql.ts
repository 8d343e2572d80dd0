import { attributeKind, attributeSql } from '../query/attributes';
import { refuseElastic } from '../query/elastic';
import { operatorNamed } from '../query/operators';
import type { Operator } from '../query/operators';
import { badCondition, operatorToSql } from '../query/operatorToSql';
import { sql } from '../query/sql';
import type { Sql } from '../query/sql';
import type { ResolvedColumn } from '../query/sqlScope';
import { comparableSql, comparisonSql } from '../query/valueKinds';
import type { FetchCondition } from './fetchAst';
import { sourceColumn } from './scope';
import type { Scope, Source } from './scope';

/** A column of a table of the query, as conditions need it. */
interface SourceOperand extends ResolvedColumn {
  readonly source: Source;
}

/**
 * A condition in SQL.
 * @param source the table in whose filter it stands
 * @throws DataverseError 400 for unknown names, operators and values that do not fit; 501 for what the emulator has not
 */
export function conditionToSql(scope: Scope, source: Source, { attribute, entityName, operator: name, values, valueOf }: FetchCondition): Sql {
  const operand = operandOf(scope, source, attribute, entityName);
  const operator = operatorNamed(name, valueOf === undefined ? values.length : 1);
  return valueOf === undefined ? operatorToSql(scope.context, operand, operator, values) : compareColumns(scope, operand, operator, valueOf);
}

function operandOf(scope: Scope, source: Source, name: string, entityName: string | undefined): SourceOperand {
  const found = sourceColumn(scope, source, name, entityName);
  return { ...found, value: attributeSql(found.column, found.source.sql) };
}

/** Only the six comparisons compare columns, and of one type only (Microsoft Learn, filter rows using FetchXml; the code is modelled). */
function compareColumns(scope: Scope, operand: SourceOperand, operator: Operator, valueOf: string): Sql {
  const [, alias, name = valueOf] = /^([^.]*)\.([^]*)$/.exec(valueOf) ?? [];
  const other = operandOf(scope, operand.source, name, alias);
  if (operator.kind !== 'compare' || attributeKind(operand.column) !== attributeKind(other.column)) {
    throw badCondition(`'${operand.column.name}' can't be compared with '${valueOf}' so`);
  }
  refuseElastic(operand.source.table, other.source.table);
  const [left, right] = [operand, other].map(({ column, value }) => comparableSql(column, value));
  return sql`${left ?? ''} ${comparisonSql[operator.comparison]} ${right ?? ''}`;
}
