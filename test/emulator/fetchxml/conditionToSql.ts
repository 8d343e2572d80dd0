import { notModelled } from '../errors';
import type { ComparisonOperator } from '../odata/queryAst';
import { refuseElastic } from '../query/elastic';
import { likeSql } from '../query/textSql';
import { comparableSql, comparableValue } from '../query/valueKinds';
import { formatInstant } from '../store/values';
import { kindOf, storedValue } from './columnKind';
import type { FetchCondition } from './fetchAst';
import { badFetch } from './fetchError';
import { operatorNamed } from './operators';
import type { Identity, Operator } from './operators';
import { dayOf, periodOf } from '../query/periods';
import type { Period } from '../query/periods';
import { columnSql, sourceColumn } from './scope';
import type { Scope, Source, SourceColumn } from './scope';
import { bound, boundList, sql } from './sql';
import type { Sql } from './sql';

const comparisons: Readonly<Record<ComparisonOperator, string>> = { eq: '=', ne: 'IS NOT', gt: '>', ge: '>=', lt: '<', le: '<=' };

/** A column in SQL, with what a condition on it needs. */
interface Operand extends SourceColumn {
  readonly value: string;
}

/**
 * A condition in SQL. `ne` and the other negated operators find empty columns too (so public tools on Dataverse found:
 * SQL 4 CDS, issue 167 and its table of operators that can match null).
 * @param source the table in whose filter it stands
 * @throws DataverseError 400 for unknown names, operators and values that do not fit; 501 for what the emulator has not
 */
export function conditionToSql(scope: Scope, source: Source, condition: FetchCondition): Sql {
  const operand = operandOf(sourceColumn(scope, source, condition.attribute, condition.entityName));
  const operator = operatorNamed(condition.operator, condition.valueOf === undefined ? condition.values.length : 1);
  if (condition.valueOf !== undefined) {
    return compareColumns(scope, operand, operator, condition.valueOf);
  }
  switch (operator.kind) {
    case 'null':
      return sql`${operand.value} IS${operator.negated ? ' NOT' : ''} NULL`;
    case 'identity':
      return negatedIf(operator.negated, sql`${operand.value} IN ${boundList(identities(scope, operator.of))}`);
    case 'period':
    case 'day':
      return inPeriod(operand, periodMeant(scope, operator, condition));
    case 'like':
      return negatedIf(operator.negated, like(operand, `${operator.before}${condition.values[0] ?? ''}${operator.after}`));
    case 'choices':
      return negatedIf(operator.negated, containsValues(operand, condition.values));
    default:
      return compareValues(operand, operator, condition.values);
  }
}

function operandOf(column: SourceColumn): Operand {
  const value = columnSql(column);
  return { ...column, value: column.column.type === 'ManagedProperty' ? `json_extract(${value}, '$.Value')` : value };
}

/** Only the six comparisons compare columns, and of one type only (Microsoft Learn, filter rows using FetchXml; the code is modelled). */
function compareColumns(scope: Scope, operand: Operand, operator: Operator, valueOf: string): Sql {
  const [, alias, name = valueOf] = /^([^.]*)\.([^]*)$/.exec(valueOf) ?? [];
  const other = operandOf(sourceColumn(scope, operand.source, name, alias));
  if (operator.kind !== 'compare' || kindOf(operand.column) !== kindOf(other.column)) {
    throw badCondition(`'${operand.column.name}' can't be compared with '${valueOf}' so`);
  }
  refuseElastic(operand.source.table, other.source.table);
  return sql`${comparable(operand)} ${comparisons[operator.comparison]} ${comparable(other)}`;
}

function compareValues(operand: Operand, operator: Operator, texts: readonly string[]): Sql {
  const kind = kindOf(operand.column);
  if (kind === 'other' || kind === 'choices') {
    throw notModelled(`a comparison of '${operand.column.name}' of type ${operand.column.type}`);
  }
  const value = comparable(operand);
  const values = texts.map((text) => comparableValue(operand.column, storedValue(operand.column, text)));
  const [first = null, second = null] = values;
  switch (operator.kind) {
    case 'compare':
      return sql`${value} ${comparisons[operator.comparison]} ${bound(first)}`;
    case 'between':
      return negatedIf(operator.negated, sql`${value} BETWEEN ${bound(first)} AND ${bound(second)}`);
    default:
      return negatedIf('negated' in operator && operator.negated, sql`${value} IN ${boundList(values)}`);
  }
}

function comparable({ column, value }: Operand): string {
  return comparableSql(column, value);
}

/** SQL Server's wildcards act in every value (Microsoft Learn, wildcard characters). */
function like(operand: Operand, pattern: string): Sql {
  if (kindOf(operand.column) !== 'text') {
    throw notModelled(`a pattern on '${operand.column.name}' of type ${operand.column.type}`);
  }
  return likeSql(operand.value, pattern);
}

/** Several choices are stored as `1,3`. */
function containsValues(operand: Operand, values: readonly string[]): Sql {
  if (kindOf(operand.column) !== 'choices' || values.some((value) => !/^\s*-?\d+\s*$/.test(value))) {
    throw badCondition(`'${operand.column.name}' has not several choices`);
  }
  const given = boundList(values.map((value) => `,${value.trim()},`));
  return sql`EXISTS (SELECT 1 FROM ${given} WHERE instr(',' || ${operand.value} || ',', value) > 0)`;
}

function identities({ context: { caller } }: Scope, identity: Identity): readonly string[] {
  switch (identity) {
    case 'user':
      return [caller.id];
    case 'unit':
      return caller.businessUnit === null ? [] : [caller.businessUnit];
    case 'teams':
      return caller.teams;
    case 'userOrTeams':
      return [caller.id, ...caller.teams];
  }
}

function periodMeant(scope: Scope, operator: Operator & { kind: 'period' | 'day' }, condition: FetchCondition): Period {
  const [text = ''] = condition.values;
  if (operator.kind === 'day') {
    const { from, to } = dayOf(new Date(String(storedValue({ name: condition.attribute, type: 'DateTime' }, text))));
    return { ...(operator.side === 'before' ? {} : { from }), ...(operator.side === 'after' ? {} : { to }) };
  }
  if (condition.values.length > 0 && !/^\s*0*[1-9]\d{0,5}\s*$/.test(text)) {
    throw badFetch('greaterThanZero', `A value greater than zero must be specified: '${text}' for '${operator.name}'.`);
  }
  return periodOf(operator.name, Number(text), scope.context.environment.now());
}

/** Dates that SQL Server's DateTime does not reach are refused, as it would (the code is modelled). */
function inPeriod(operand: Operand, { from, to, toIncluded = false }: Period): Sql {
  if (kindOf(operand.column) !== 'date') {
    throw badCondition(`'${operand.column.name}' is no date`);
  }
  const unreachable = [from, to].some((date) => date && !(date.getUTCFullYear() >= 1753 && date.getUTCFullYear() <= 9999));
  if (unreachable) {
    throw badFetch('attributeValue', `The attribute value provided is invalid: '${operand.column.name}' can't lie so far from now.`);
  }
  const after = from ? sql`${operand.value} >= ${bound(formatInstant(from))}` : sql`1`;
  const until = to ? sql`${operand.value} ${toIncluded ? '<=' : '<'} ${bound(formatInstant(to))}` : sql`1`;
  return sql`(${after} AND ${until})`;
}

function badCondition(why: string): Error {
  return badFetch('condition', `Incorrect filter condition or conditions: ${why}.`);
}

/** A condition that an empty column leaves open is not met, so that its negation is. */
function negatedIf(negated: boolean, condition: Sql): Sql {
  return negated ? sql`NOT COALESCE(${condition}, 0)` : condition;
}
