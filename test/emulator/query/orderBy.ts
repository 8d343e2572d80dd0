import { badQuery, notModelled, unknownProperty } from '../errors';
import type { OrderItem } from '../odata/queryAst';
import { columnOfProperty } from '../schema/schema';
import type { Column, Table } from '../schema/schema';
import type { SortKey } from './sortKey';
import type { AliasedTable } from './sqlScope';

/**
 * What an $orderby sorts by; choices by their numbers (Microsoft Learn, order rows).
 * @throws DataverseError 400 for an unknown name and for a managed property as a whole (wording as OData's libraries have it); and
 * for a path over a navigation property, which public reports say that Dataverse can't sort by: status, code and wording modelled
 */
export function sortKeysOf({ table, alias }: AliasedTable, orderBy: readonly OrderItem[]): SortKey[] {
  return orderBy.map(({ path, descending }) => ({ table, alias, column: columnOf(table, path.segments), descending, byLabel: false }));
}

function columnOf(table: Table, segments: readonly string[]): Column {
  const [name = '', ...rest] = segments;
  const path = segments.join('/');
  const column = columnOfProperty(table, name);
  if (rest.length > 0 && column?.type === 'ManagedProperty') {
    throw notModelled(`ordering by '${path}'`);
  }
  if (rest.length > 0 && table.manyToOne.some((navigation) => navigation.name === name)) {
    throw badQuery(`Ordering by '${path}' is not supported: only the table's own columns can be sorted by.`);
  }
  if (!column || rest.length > 0) {
    throw unknownProperty(table, name);
  }
  if (column.type === 'ManagedProperty') {
    throw badQuery('The $orderby expression must evaluate to a single value of primitive type.');
  }
  return column;
}
