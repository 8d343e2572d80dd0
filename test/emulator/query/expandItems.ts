import { badQuery, unknownProperty } from '../errors';
import type { ExpandItem } from '../odata/queryAst';
import { propertyOf } from '../schema/schema';
import type { AssociationNavigation, ChildNavigation, Column, SingleNavigation, Table } from '../schema/schema';
import { selectedColumns } from './readRows';

export interface SingleExpansion {
  readonly kind: 'single';
  readonly item: ExpandItem;
  readonly navigation: SingleNavigation;
}

export type CollectionExpansion =
  | { readonly kind: 'children'; readonly item: ExpandItem; readonly navigation: ChildNavigation }
  | { readonly kind: 'association'; readonly item: ExpandItem; readonly navigation: AssociationNavigation };

/**
 * The navigation properties that a level of an $expand names.
 * @param nestedQuery whether the query has an $expand inside an $expand anywhere
 * @param below whether this level is inside another
 * @throws DataverseError 400 for unknown names and for what can't be combined (Microsoft Learn, join tables)
 */
export function resolveItems(table: Table, items: readonly ExpandItem[], nestedQuery: boolean, below: boolean): (SingleExpansion | CollectionExpansion)[] {
  const resolved = items.map((item) => resolve(table, item));
  checkAssociations(resolved, below);
  if (resolved.some(({ kind, item }) => kind !== 'single' && item.reference)) {
    throw badQuery('Expand with $ref is only supported on lookup type navigation property.');
  }
  const restricted = resolved.filter(({ kind }) => kind === 'single' || nestedQuery);
  if (restricted.some(({ item }) => item.top !== undefined || item.orderBy.length > 0)) {
    throw badQuery(
      'Only $select and $filter clause can be provided while doing $expand on many-to-one relationship or nested one-to-many relationship.',
    );
  }
  return resolved;
}

/** The lookup columns that the expansions start from: they must be read with the rows. */
export function columnsForExpand(table: Table, items: readonly ExpandItem[]): Column[] {
  const names = items.map((item) => table.manyToOne.find((candidate) => candidate.name === item.navigation)?.column);
  return table.columns.filter((column) => names.includes(column.name));
}

/**
 * The columns that rows show: those of the $select, and the lookups of which $expand asks for the address of the row behind them
 * (Microsoft Learn, join tables).
 * @throws DataverseError as `selectedColumns`
 */
export function shownColumns(table: Table, select: readonly string[] | undefined, items: readonly ExpandItem[]): Column[] {
  const references = columnsForExpand(
    table,
    items.filter((item) => item.reference),
  );
  return selectedColumns(table, select && [...select, ...references.map(propertyOf)]);
}

function resolve(table: Table, item: ExpandItem): SingleExpansion | CollectionExpansion {
  const named = (navigation: { name: string }): boolean => navigation.name === item.navigation;
  const single = table.manyToOne.find(named);
  if (single) {
    return { kind: 'single', item, navigation: single };
  }
  const children = table.oneToMany.find(named);
  if (children) {
    return { kind: 'children', item, navigation: children };
  }
  const association = table.manyToMany.find(named);
  if (association) {
    return { kind: 'association', item, navigation: association };
  }
  throw unknownProperty(table, item.navigation);
}

/** Many-to-many stands alone and unnested; code and wording of that refusal are modelled. */
function checkAssociations(resolved: readonly (SingleExpansion | CollectionExpansion)[], below: boolean): void {
  const associations = resolved.filter(({ kind }) => kind === 'association');
  const nestedInside = associations.some(({ item }) => item.expand.length > 0);
  if (associations.length > 0 && (below || nestedInside || associations.length < resolved.length)) {
    throw badQuery('$expand on many-to-many relationship cannot be nested or combined with $expand on other relationships.');
  }
}
