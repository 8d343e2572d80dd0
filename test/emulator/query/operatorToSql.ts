import type { RequestContext } from '../core/context';
import { notModelled } from '../errors';
import type { Column } from '../schema/schema';
import { formatInstant } from '../store/values';
import { attributeKind, storedValue } from './attributes';
import type { Identity, Operator } from './operators';
import { dayOf, periodOf } from './periods';
import type { Period } from './periods';
import { queryBuilderError } from './queryBuilderError';
import { bound, boundList, not, sql } from './sql';
import type { Sql } from './sql';
import type { ResolvedColumn } from './sqlScope';
import { likeSql } from './textSql';
import { comparableSql, comparableValue, comparisonSql } from './valueKinds';

/** English: the language that labels and formatted values have too. */
const userLanguage = 1033;

/**
 * A condition that compares an attribute with values, in SQL: of FetchXML, or of a query function of OData, which stands for the
 * same. `ne` and the other negated operators find empty columns too (so public tools on Dataverse found: SQL 4 CDS, issue 167
 * and its table of operators that can match null).
 * @param values as many as the operator takes
 * @throws DataverseError 400 for values that do not fit; 501 for what the emulator has not
 */
export function operatorToSql(context: RequestContext, operand: ResolvedColumn, operator: Operator, values: readonly string[]): Sql {
  switch (operator.kind) {
    case 'null':
      return sql`${operand.value} IS${operator.negated ? ' NOT' : ''} NULL`;
    case 'identity':
      return negatedIf(operator.negated, isIdentity(operand, identities(context, operator.of)));
    case 'language':
      return compareValues(operand, { kind: 'compare', comparison: 'eq' }, [String(userLanguage)]);
    case 'period':
    case 'day':
      return inPeriod(operand, periodMeant(context, operand.column, operator, values));
    case 'like':
      return negatedIf(operator.negated, like(operand, `${operator.before}${values[0] ?? ''}${operator.after}`));
    case 'choices':
      return negatedIf(operator.negated, containsValues(operand, values));
    default:
      return compareValues(operand, operator, values);
  }
}

/** 400 of a condition that its attribute can't have. */
export function badCondition(why: string): Error {
  return queryBuilderError('condition', `Incorrect filter condition or conditions: ${why}.`);
}

type OperatorOf<Kind extends Operator['kind']> = Operator & { readonly kind: Kind };

function compareValues(resolved: ResolvedColumn, operator: OperatorOf<'compare' | 'in' | 'between'>, texts: readonly string[]): Sql {
  const { column, value } = resolved;
  const kind = attributeKind(column);
  if (kind === 'other' || kind === 'choices') {
    throw notModelled(`a comparison of '${column.name}' of type ${column.type}`);
  }
  const compared = comparableSql(column, value);
  const values = texts.map((text) => comparableValue(column, storedValue(column, text)));
  const [first = null, second = null] = values;
  switch (operator.kind) {
    case 'compare':
      return sql`${compared} ${comparisonSql[operator.comparison]} ${bound(first)}`;
    case 'between':
      return negatedIf(operator.negated, sql`${compared} BETWEEN ${bound(first)} AND ${bound(second)}`);
    case 'in':
      return negatedIf(operator.negated, sql`${compared} IN ${boundList(values)}`);
  }
}

/** SQL Server's wildcards act in every value (Microsoft Learn, wildcard characters). */
function like({ column, value }: ResolvedColumn, pattern: string): Sql {
  if (attributeKind(column) !== 'text') {
    throw notModelled(`a pattern on '${column.name}' of type ${column.type}`);
  }
  return likeSql(value, pattern);
}

/** Several choices are stored as they were written: `1,3` or `1, 3`. */
function containsValues({ column, value }: ResolvedColumn, values: readonly string[]): Sql {
  if (attributeKind(column) !== 'choices' || values.some((text) => !/^\s*-?\d+\s*$/.test(text))) {
    throw badCondition(`'${column.name}' has not several choices`);
  }
  const given = boundList(values.map((text) => `,${text.trim()},`));
  return sql`EXISTS (SELECT 1 FROM ${given} WHERE instr(',' || replace(${value}, ' ', '') || ',', value) > 0)`;
}

function isIdentity({ column, value }: ResolvedColumn, ids: readonly string[]): Sql {
  if (attributeKind(column) !== 'guid') {
    throw badCondition(`'${column.name}' of type ${column.type} holds no id`);
  }
  return sql`${value} IN ${boundList(ids)}`;
}

function identities({ caller }: RequestContext, identity: Identity): readonly string[] {
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

function periodMeant(context: RequestContext, column: Column, operator: OperatorOf<'period' | 'day'>, values: readonly string[]): Period {
  const [text = ''] = values;
  if (operator.kind === 'day') {
    const { from, to } = dayOf(new Date(String(storedValue({ name: column.name, type: 'DateTime' }, text))));
    return { ...(operator.side === 'before' ? {} : { from }), ...(operator.side === 'after' ? {} : { to }) };
  }
  if (values.length > 0 && !/^\s*0*[1-9]\d{0,5}\s*$/.test(text)) {
    throw queryBuilderError('greaterThanZero', `A value greater than zero must be specified: '${text}' for '${operator.name}'.`);
  }
  return periodOf(operator.name, Number(text), context.environment.now());
}

/** Dates that SQL Server's DateTime does not reach are refused, as it would (the code is modelled). */
function inPeriod({ column, value }: ResolvedColumn, { from, to, toIncluded = false }: Period): Sql {
  if (attributeKind(column) !== 'date') {
    throw badCondition(`'${column.name}' is no date`);
  }
  const unreachable = [from, to].some((date) => date && !(date.getUTCFullYear() >= 1753 && date.getUTCFullYear() <= 9999));
  if (unreachable) {
    throw queryBuilderError('attributeValue', `The attribute value provided is invalid: '${column.name}' can't lie so far from now.`);
  }
  const after = from ? sql`${value} >= ${bound(formatInstant(from))}` : sql`1`;
  const until = to ? sql`${value} ${toIncluded ? '<=' : '<'} ${bound(formatInstant(to))}` : sql`1`;
  return sql`(${after} AND ${until})`;
}

function negatedIf(negated: boolean, condition: Sql): Sql {
  return negated ? not(condition) : condition;
}
