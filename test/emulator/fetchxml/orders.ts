import { queryBuilderError } from '../query/queryBuilderError';
import type { SortKey } from '../query/sortKey';
import type { FetchOrder, FetchQuery } from './fetchAst';
import { sourceColumn, sourcesOf } from './scope';
import type { Scope, SourceColumn } from './scope';

/** What rows are sorted by, and of which table of the query it is. */
export type OrderKey = SortKey & Pick<SourceColumn, 'source'>;

/**
 * What the rows are sorted by: the orders of the entity, then those of the links (Microsoft Learn, order rows using FetchXml).
 * @throws DataverseError 400 for unknown columns and links, and for an alias instead of a column
 */
export function orderKeysOf(scope: Scope, query: FetchQuery): OrderKey[] {
  return sourcesOf(scope).flatMap((source) =>
    source.entity.orders.map((order) => ({
      ...sortKeyOf(sourceColumn(scope, source, attributeOf(order), order.entityName), query, order.descending),
    })),
  );
}

/** Choices are sorted by their labels unless `useraworderby` is set (Microsoft Learn, order rows using FetchXml). */
export function sortKeyOf({ source, column }: SourceColumn, { rawOrder }: FetchQuery, descending: boolean): OrderKey {
  return { source, table: source.table, alias: source.sql, column, descending, byLabel: !rawOrder };
}

function attributeOf(order: FetchOrder): string {
  if (order.alias !== undefined) {
    throw queryBuilderError('orderAlias', 'An alias cannot be specified for an order clause for a non-aggregate Query. Use an attribute.');
  }
  if (order.attribute === undefined) {
    throw queryBuilderError('orderAttribute', 'An attribute is required for an order clause for a non-aggregate Query.');
  }
  return order.attribute;
}
