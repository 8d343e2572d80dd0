import { refuseElastic } from '../query/elastic';
import { lookupNameSql } from '../query/lookupNameSql';
import { foldedSql } from '../query/textSql';
import { comparableSql } from '../query/valueKinds';
import { isLookup } from '../schema/schema';
import type { Column } from '../schema/schema';
import { isChoice } from './columnKind';
import type { FetchOrder, FetchQuery } from './fetchAst';
import { badFetch } from './fetchError';
import { columnSql, sourceColumn, sourcesOf } from './scope';
import type { Scope, SourceColumn } from './scope';
import { bound, joined, sql } from './sql';
import type { Sql } from './sql';

/** A column that rows are sorted by. */
export interface OrderTerm extends SourceColumn {
  readonly descending: boolean;
}

/**
 * What the rows are sorted by: the orders of the entity, then those of the links (Microsoft Learn, order rows using FetchXml).
 * @throws DataverseError 400 for unknown columns and links, and for an alias instead of a column
 */
export function orderTerms(scope: Scope): OrderTerm[] {
  return sourcesOf(scope).flatMap((source) =>
    source.entity.orders.map((order) => {
      const column = sourceColumn(scope, source, attributeOf(order), order.entityName);
      return { ...column, descending: order.descending };
    }),
  );
}

/** The term in an ORDER BY. */
export function orderToSql(scope: Scope, term: OrderTerm, query: FetchQuery): Sql {
  return sql`${sortedBy(scope, term, query)} ${term.descending ? 'DESC' : 'ASC'}`;
}

/** Lookups are sorted by the name they show, choices by their labels unless `useraworderby` is set (Microsoft Learn, order rows). */
export function sortedBy(scope: Scope, { source, column }: SourceColumn, { rawOrder }: FetchQuery): Sql {
  const value = columnSql({ source, column });
  if (isLookup(column)) {
    refuseElastic(source.table);
    return sql`${foldedSql(lookupNameSql(scope.context, column, source.sql))}`;
  }
  return isChoice(column) && !rawOrder ? sql`fold(${labelOf(column, value)})` : sql`${comparableSql(column, value)}`;
}

function labelOf(column: Column, value: string): Sql {
  const labels = Object.entries(column.options ?? {}).map(([option, label]) => sql` WHEN ${bound(Number(option))} THEN ${bound(label)}`);
  return sql`CASE ${value}${joined(labels, '')} ELSE ${value} END`;
}

function attributeOf(order: FetchOrder): string {
  if (order.alias !== undefined) {
    throw badFetch('orderAlias', 'An alias cannot be specified for an order clause for a non-aggregate Query. Use an attribute.');
  }
  if (order.attribute === undefined) {
    throw badFetch('orderAttribute', 'An attribute is required for an order clause for a non-aggregate Query.');
  }
  return order.attribute;
}
