import { attributeOf, attributeKind } from '../query/attributes';
import { queryBuilderError } from '../query/queryBuilderError';
import { sql } from '../query/sql';
import type { Sql } from '../query/sql';
import { comparableSql } from '../query/valueKinds';
import type { Column } from '../schema/schema';
import type { AggregateFunction, DateGrouping, FetchAttribute } from './fetchAst';
import { columnSql, sourcesOf } from './scope';
import type { Scope, Source, SourceColumn } from './scope';

/** A value of an aggregate query. */
export interface Term extends SourceColumn {
  readonly alias: string;
  readonly value: Sql;
  /** What rows have in common that fall into one group, of a value that groups. */
  readonly group?: Sql;
  /** What the value is formatted as: the column, or the number that an aggregate or a part of a date is. */
  readonly formatted: Column;
}

/** A term on its way. */
type AliasedColumn = Pick<Term, 'source' | 'column' | 'alias'>;

/**
 * The values of an aggregate query, in the order of the query.
 * @throws DataverseError 400 for unknown columns, and for attributes that neither group nor aggregate, do both or have no alias
 */
export function termsOf(scope: Scope): Term[] {
  const sources = sourcesOf(scope);
  const terms = sources.flatMap((source) => source.entity.attributes.map((attribute) => termOf(source, attribute)));
  if (terms.length === 0 || sources.some(({ entity }) => entity.allAttributes && entity.attributes.length > 0)) {
    throw queryBuilderError('attributeWithAggregate', 'Attributes can not be returned when aggregate operation is specified.');
  }
  return terms;
}

function termOf(source: Source, attribute: FetchAttribute): Term {
  const { name, alias, aggregate, groupBy } = attribute;
  const column = attributeOf(source.table, name);
  if (aggregate !== undefined && groupBy) {
    throw queryBuilderError('groupByAndAggregate', 'An attribute can either be an aggregate or a Group By but not both');
  }
  if (aggregate === undefined && !groupBy) {
    throw queryBuilderError('attributeWithAggregate', `Attributes can not be returned when aggregate operation is specified: '${name}'.`);
  }
  if (alias === undefined) {
    throw queryBuilderError('alias', `Invalid alias for aggregate operation: '${name}' has none.`);
  }
  const term = { source, column, alias };
  return aggregate === undefined ? groupTerm(term, attribute) : aggregateTerm(term, aggregate, attribute.distinct);
}

function groupTerm(term: AliasedColumn, { dateGrouping }: FetchAttribute): Term {
  const value = columnSql(term);
  if (dateGrouping === undefined) {
    return { ...term, value: sql`${value}`, group: sql`${comparableSql(term.column, value)}`, formatted: term.column };
  }
  if (attributeKind(term.column) !== 'date') {
    throw queryBuilderError('dateGrouping', `An invalid value was specified for dategrouping: '${term.column.name}' is no date.`);
  }
  const part = datePart(value, dateGrouping);
  return { ...term, value: part, group: part, formatted: { name: term.column.name, type: 'Integer' } };
}

/**
 * Part of a date in UTC (Dataverse takes the user's time zone). Weeks are counted as in SQL Server: the first one begins on
 * January 1, the others on Sundays. Quarters are those of the calendar: a fiscal year that begins in January (modelled).
 */
function datePart(value: string, grouping: DateGrouping): Sql {
  const part = (format: string): string => `CAST(strftime('${format}', ${value}) AS INTEGER)`;
  switch (grouping) {
    case 'day':
      return sql`${part('%d')}`;
    case 'week':
      return sql`((${part('%j')} - 1 + CAST(strftime('%w', ${value}, 'start of year') AS INTEGER)) / 7 + 1)`;
    case 'month':
      return sql`${part('%m')}`;
    case 'quarter':
      return sql`((${part('%m')} + 2) / 3)`;
    case 'year':
      return sql`${part('%Y')}`;
  }
}

/**
 * Empty values do not count, but in `count`; the sum of none is 0, and the average of whole numbers is whole, as in the examples of
 * Microsoft Learn, aggregate data. Which types have a sum and a smallest value is modelled.
 */
function aggregateTerm(term: AliasedColumn, aggregate: AggregateFunction, distinct: boolean): Term {
  const value = columnSql(term);
  const { column } = term;
  const number: Column = { name: column.name, type: ['Decimal', 'Double'].includes(column.type) ? 'Decimal' : 'BigInt' };
  if (aggregate === 'count' || aggregate === 'countcolumn') {
    const counted = aggregate === 'count' ? '*' : distinct ? `DISTINCT ${comparableSql(column, value)}` : value;
    return { ...term, value: sql`COUNT(${counted})`, formatted: { name: column.name, type: 'Integer' } };
  }
  checkAggregate(column, aggregate);
  if (aggregate === 'sum') {
    return { ...term, value: sql`COALESCE(SUM(${value}), 0)`, formatted: number };
  }
  if (aggregate === 'avg') {
    return { ...term, value: number.type === 'BigInt' ? sql`CAST(AVG(${value}) AS INTEGER)` : sql`AVG(${value})`, formatted: number };
  }
  return { ...term, value: sql`${aggregate.toUpperCase()}(${value})`, formatted: column };
}

function checkAggregate(column: Column, aggregate: AggregateFunction): void {
  const numeric = ['BigInt', 'Decimal', 'Double', 'Integer'].includes(column.type);
  const ordered = numeric || column.type === 'DateTime';
  if (aggregate === 'sum' || aggregate === 'avg' ? !numeric : !ordered) {
    throw queryBuilderError('aggregateType', `Aggregate ${aggregate} is not supported for attribute of type ${column.type}.`);
  }
}
