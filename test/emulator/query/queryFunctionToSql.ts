import type { RequestContext } from '../core/context';
import { badQuery } from '../errors';
import { dayOf, periodOf } from './periods';
import type { Period } from './periods';
import type { QueryFunction } from '../odata/queryAst';
import { columnNamed, propertyOf } from '../schema/schema';
import type { Column } from '../schema/schema';
import type { SqlCondition } from '../store/condition';
import type { SqlValue } from '../store/database';
import { formatInstant, toStored } from '../store/values';
import { resolvePath } from './sqlScope';
import type { ResolvedPath, SqlScope } from './sqlScope';
import { comparableSql, comparableValue, kindOf, storedText } from './valueKinds';

/** English: the language that labels and formatted values have too. */
const userLanguage = 1033;

/**
 * A query function of Dataverse as SQL. Functions that negate find empty columns too (so public tools on Dataverse found of
 * FetchXML's operators, which these functions stand for).
 * @throws DataverseError 400 for unknown names and for columns and values of the wrong type
 */
export function queryFunctionToSql(scope: SqlScope, { name, path, values }: QueryFunction): SqlCondition {
  const resolved = resolvePath(scope, { kind: 'path', segments: withPropertyName(scope, path.segments) });
  switch (name) {
    case 'In':
      return isAmong(resolved, values.map(String));
    case 'NotIn':
      return negated(isAmong(resolved, values.map(String)));
    case 'Between':
      return isBetween(resolved, values.map(String));
    case 'NotBetween':
      return negated(isBetween(resolved, values.map(String)));
    case 'EqualUserLanguage':
      return isAmong(resolved, [String(userLanguage)]);
    default: {
      const ids = principalIds(name, scope.context);
      return ids ? isPrincipal(name, resolved, ids) : isWithin(name, resolved, spanOf(name, values[0], scope.context));
    }
  }
}

/** `PropertyName` may be the logical name of a lookup, as public examples have it (`ownerid`), or that of its property. */
function withPropertyName({ table }: SqlScope, segments: readonly string[]): string[] {
  const last = segments[segments.length - 1] ?? '';
  const column = segments.length === 1 ? columnNamed(table, last) : undefined;
  return [...segments.slice(0, -1), column ? propertyOf(column) : last];
}

function isAmong({ column, sql }: ResolvedPath, values: readonly string[]): SqlCondition {
  const stored = values.map((value) => comparableValue(column, storedText(column, value)));
  return { sql: `${comparableSql(column, sql)} IN (SELECT value FROM json_each(?))`, parameters: [JSON.stringify(stored)] };
}

/** Both ends belong to it. */
function isBetween({ column, sql }: ResolvedPath, values: readonly string[]): SqlCondition {
  if (values.length !== 2) {
    throw badQuery('Microsoft.Dynamics.CRM.Between needs two values.');
  }
  const stored = values.map((value) => comparableValue(column, storedText(column, value)));
  return { sql: `${comparableSql(column, sql)} BETWEEN ? AND ?`, parameters: stored };
}

function negated({ sql, parameters }: SqlCondition): SqlCondition {
  return { sql: `NOT COALESCE(${sql}, 0)`, parameters };
}

/** The ids that a function about the caller compares with; undefined for other functions. */
function principalIds(name: string, { caller }: RequestContext): SqlValue[] | undefined {
  switch (name) {
    case 'EqualUserId':
    case 'NotEqualUserId':
      return [caller.id];
    case 'EqualBusinessId':
    case 'NotEqualBusinessId':
      return [caller.businessUnit];
    case 'EqualUserTeams':
      return [...caller.teams];
    case 'EqualUserOrUserTeams':
      return [caller.id, ...caller.teams];
    default:
      return undefined;
  }
}

function isPrincipal(name: string, { column, sql }: ResolvedPath, ids: readonly SqlValue[]): SqlCondition {
  if (kindOf(column) !== 'guid') {
    throw wrongType(name, column);
  }
  const among = { sql: `${sql} IN (SELECT value FROM json_each(?))`, parameters: [JSON.stringify(ids)] };
  return name.startsWith('Not') ? negated(among) : among;
}

function spanOf(name: string, value: string | number | undefined, { environment }: RequestContext): Period {
  if (typeof value !== 'string') {
    return periodOf(fetchOperator(name), value ?? 0, environment.now());
  }
  const { from, to } = dayOf(instantOf(value));
  return { ...(name === 'OnOrBefore' ? {} : { from }), ...(name === 'OnOrAfter' ? {} : { to }) };
}

/** FetchXML's name of what a function means: `LastXDays` → `last-x-days`, `OlderThanXHours` → `olderthan-x-hours`. */
function fetchOperator(name: string): string {
  const spelt = name.replace('OlderThan', 'Olderthan').replace('7', 'Seven');
  return spelt.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

function instantOf(text: string): Date {
  try {
    return new Date(String(toStored({ name: '', type: 'DateTime' }, text)));
  } catch {
    throw badQuery(`The value '${text}' is no date.`);
  }
}

function isWithin(name: string, { column, sql }: ResolvedPath, { from, to, toIncluded = false }: Period): SqlCondition {
  if (kindOf(column) !== 'date') {
    throw wrongType(name, column);
  }
  const limits = [from, to].filter((limit) => limit !== undefined);
  if (limits.some((limit) => Number.isNaN(limit.getTime()))) {
    throw badQuery(`The value of Microsoft.Dynamics.CRM.${name} is out of range.`);
  }
  const conditions = [...(from ? [`${sql} >= ?`] : []), ...(to ? [`${sql} ${toIncluded ? '<=' : '<'} ?`] : [])];
  return { sql: `(${conditions.join(' AND ')})`, parameters: limits.map(formatInstant) };
}

/** 400 of a function on a column of another type; wording modelled. */
function wrongType(name: string, column: Column): Error {
  return badQuery(`The query function Microsoft.Dynamics.CRM.${name} can't be applied to '${column.name}' of type ${column.type}.`);
}
