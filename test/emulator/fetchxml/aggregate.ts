import { queryBuilderError } from '../query/queryBuilderError';
import { sortedValue } from '../query/sortKey';
import { bound, joined, sql } from '../query/sql';
import type { Sql } from '../query/sql';
import { isLookup, isPolymorphic } from '../schema/schema';
import type { StoredRow } from '../store/database';
import { nameColumn, quoted, typeColumn } from '../store/tableSql';
import { termsOf } from './aggregateTerms';
import type { Term } from './aggregateTerms';
import { aliasedValue } from './aliasedValue';
import type { FetchOrder, FetchQuery } from './fetchAst';
import { fromAndWhere } from './fromToSql';
import { sortKeyOf } from './orders';
import { countUpTo } from './readRows';
import type { RowRange } from './readRows';
import { sourcesOf } from './scope';
import type { Scope } from './scope';
import { checkAliases } from './shownColumns';

/** Records an aggregate query goes over at most (Microsoft Learn, aggregate data using FetchXml: limitations). */
const recordLimit = 50_000;

/**
 * Answers an aggregate query: a row for each group with the aliases as keys, without etags (as the Web API answers $apply), sorted
 * by the orders and then by the groups.
 * @throws DataverseError 400 for what an aggregate query can't have, and if it goes over too many records
 */
export function aggregateRows(scope: Scope, query: FetchQuery, { limit, offset }: RowRange): Record<string, unknown>[] {
  const terms = termsOf(scope);
  checkAliases(scope);
  checkRecords(scope, query);
  const groups = terms.flatMap((term) => term.group ?? []);
  const grouping = groups.length > 0 ? sql` GROUP BY ${joined(groups, ', ')}` : sql``;
  const orders = ordersOf(scope).map((item) => orderOf(scope, query, terms, item));
  checkElastic(scope, orders.length > 0 && groups.length > 0);
  const order = orders.length + groups.length > 0 ? sql` ORDER BY ${joined([...orders, ...groups], ', ')}` : sql``;
  const range = sql`LIMIT ${bound(limit)} OFFSET ${bound(offset)}`;
  const statement = sql`SELECT ${joined(terms.flatMap(selected), ', ')} ${fromAndWhere(scope)}${grouping}${order} ${range}`;
  return scope.context.store.rows(statement.sql, [...statement.parameters]).map((row) => shape(scope, terms, row));
}

function checkRecords(scope: Scope, { aggregateLimit = recordLimit }: FetchQuery): void {
  const limit = Math.min(aggregateLimit, recordLimit);
  if (countUpTo(scope, sql``, limit + 1) > limit) {
    throw queryBuilderError('records', 'AggregateQueryRecordLimit exceeded. Cannot perform this operation.');
  }
}

/** Groups of an elastic table can't be sorted (Microsoft Learn, create and edit elastic tables; the code is modelled). */
function checkElastic({ root }: Scope, sortedGroups: boolean): void {
  if (root.table.elastic && sortedGroups) {
    throw queryBuilderError('argument', 'Order by and group by together are not supported for elastic tables.');
  }
}

function ordersOf(scope: Scope): FetchOrder[] {
  return sourcesOf(scope).flatMap(({ entity }) => entity.orders);
}

function orderOf(scope: Scope, query: FetchQuery, terms: readonly Term[], order: FetchOrder): Sql {
  if (order.attribute !== undefined) {
    const why = 'An attribute cannot be specified for an order clause for an aggregate Query. Use an alias.';
    throw queryBuilderError('aggregateOrderAttribute', why);
  }
  const term = terms.find(({ alias }) => alias === order.alias);
  if (!term) {
    throw queryBuilderError('aggregateOrderAlias', 'An alias is required for an order clause for an aggregate Query.');
  }
  const isColumn = term.group && term.formatted === term.column;
  const value = isColumn ? sortedValue(scope.context, sortKeyOf(term, query, order.descending)) : term.value;
  return sql`${value} ${order.descending ? 'DESC' : 'ASC'}`;
}

/** The value, and of a lookup the table it points at and the name that came with it. */
function selected({ source, column, value, formatted }: Term, index: number): Sql[] {
  const beside = (name: string): string => `MIN(${source.sql}.${quoted(name)})`;
  return [
    sql`${value} AS c${String(index)}`,
    ...(isPolymorphic(formatted) ? [sql`${beside(typeColumn(column))} AS c${String(index)}t`] : []),
    ...(isLookup(formatted) ? [sql`${beside(nameColumn(column))} AS c${String(index)}n`] : []),
  ];
}

function shape(scope: Scope, terms: readonly Term[], row: StoredRow): Record<string, unknown> {
  const values = terms.flatMap(({ source, column, alias, formatted }, index) => {
    const stored = {
      [formatted.name]: row[`c${index}`] ?? null,
      [typeColumn(formatted)]: row[`c${index}t`] ?? null,
      [nameColumn(formatted)]: row[`c${index}n`] ?? null,
    };
    return aliasedValue(scope.context, source.table, formatted, stored, { key: alias, name: column.name });
  });
  return Object.fromEntries(values);
}
