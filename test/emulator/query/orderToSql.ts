import { badQuery, unknownProperty } from '../errors';
import type { Path } from '../odata/queryAst';
import { columnOfProperty, isLookup } from '../schema/schema';
import { quoted } from '../store/tableSql';
import { refuseElastic } from './elastic';
import { lookupNameSql } from './lookupNameSql';
import type { SqlScope } from './sqlScope';
import { foldedSql } from './textSql';
import { comparableSql } from './valueKinds';

/**
 * What an $orderby sorts by, as SQL: a lookup by the name of the row it leads to, a choice by its number (Microsoft Learn, order
 * rows), a text without letter case and accents.
 * @throws DataverseError 400 for an unknown name; and for a path over a navigation property, which public reports say that
 * Dataverse can't sort by: status, code and wording modelled
 */
export function orderToSql(scope: SqlScope, path: Path): string {
  const [name = '', ...rest] = path.segments;
  if (rest.length > 0) {
    throw scope.table.manyToOne.some((navigation) => navigation.name === name)
      ? badQuery(`Ordering by '${path.segments.join('/')}' is not supported: only the table's own columns can be sorted by.`)
      : unknownProperty(scope.table, name);
  }
  const column = columnOfProperty(scope.table, name);
  if (!column) {
    throw unknownProperty(scope.table, name);
  }
  if (isLookup(column)) {
    refuseElastic(scope.table);
    return foldedSql(lookupNameSql(scope.context, column, scope.alias));
  }
  return comparableSql(column, `${scope.alias}.${quoted(column.name)}`);
}
