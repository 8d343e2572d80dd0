import { refuseElastic } from '../query/elastic';
import { comparableSql } from '../query/valueKinds';
import { accessCondition } from '../security/access';
import { conditionToSql } from './conditionToSql';
import type { FetchFilter, FetchLink, FilterLinkType } from './fetchAst';
import { badFetch } from './fetchError';
import { explicitLink, joinColumns, tableOf } from './joinColumns';
import { columnSql, conditionLinksOf, createSubscope, keySql, sourcesOf, tableSql } from './scope';
import type { Join, Scope, Source, SourceColumn } from './scope';
import { allOf, joined, sql } from './sql';
import type { Sql } from './sql';

/**
 * `FROM ... WHERE ...` of a query: its tables with their filters, of each only the rows that the caller may read. A link's rows
 * that the caller may not read count as if they were not there, so that an outer join goes on without them (modelled).
 * @throws DataverseError 403 for a table that the caller has no privilege to read; 400 and 501 as the conditions
 */
export function fromAndWhere(scope: Scope): Sql {
  const { root } = scope;
  const afterJoins = sourcesOf(scope).slice(1).flatMap((source) => filtersOf(scope, source, true));
  const where = [...readable(scope, root), ...filtersOf(scope, root, false), ...filtersOf(scope, root, true), ...afterJoins];
  return sql`FROM ${tableSql(root)}${joinsOf(scope, root)} WHERE ${allOf(where)}`;
}

/** ` JOIN ... ON ...` of everything that is joined to a table. */
function joinsOf(scope: Scope, source: Source): Sql {
  return joined(source.children.map((child) => joinOf(scope, child)), '');
}

/** What is joined to an outer link belongs to it: the join inside is made first (modelled). */
function joinOf(scope: Scope, source: Source): Sql {
  const { join } = source;
  if (!join) {
    return sql``;
  }
  refuseElastic(source.table, join.parent.table);
  const first = join.type === 'matchfirstrowusingcrossapply' ? [firstMatches(scope, source, join)] : [];
  const on = allOf([sql`${joinCondition(source, join)}`, ...readable(scope, source), ...filtersOf(scope, source, false), ...first]);
  const inside = joinsOf(scope, source);
  if (join.type !== 'outer') {
    return sql` JOIN ${tableSql(source)} ON ${on}${inside}`;
  }
  const table = source.children.length === 0 ? tableSql(source) : sql`(${tableSql(source)}${inside})`;
  return sql` LEFT JOIN ${table} ON ${on}`;
}

function comparable(column: SourceColumn): string {
  return comparableSql(column.column, columnSql(column));
}

function joinCondition(source: Source, { parent, from, to }: Join): string {
  return `${comparable({ source, column: from })} = ${comparable({ source: parent, column: to })}`;
}

/** That the row is one of those of which each stands for all with the same value to join. Which one it is, is not documented. */
function firstMatches(scope: Scope, source: Source, { from }: Join): Sql {
  const { root, ...subscope } = createSubscope(scope, { ...source.entity, links: [] });
  const where = allOf([...readable(scope, root), ...filtersOf({ ...subscope, root }, root, false)]);
  const group = comparable({ source: root, column: from });
  return sql`${keySql(source)} IN (SELECT MIN(${keySql(root)}) FROM ${tableSql(root)} WHERE ${where} GROUP BY ${group})`;
}

function readable({ context }: Scope, source: Source): Sql[] {
  const condition = accessCondition(context, source.table, 'Read', source.sql);
  return condition ? [sql`(${condition})`] : [];
}

/**
 * The filters of a table, and the links that are conditions on it. Those of a link apply with the join, unless a condition in
 * them names a table: then they apply after the joins (Microsoft Learn, filter rows: filters on link-entity).
 * @param afterJoins which of the two to give
 */
function filtersOf(scope: Scope, source: Source, afterJoins: boolean): Sql[] {
  const filters = source.entity.filters.filter((filter) => namesTable(filter) === afterJoins);
  const links = afterJoins ? [] : conditionLinksOf(source.entity);
  return [...filters.map((filter) => filterToSql(scope, source, filter)), ...links.map((link) => existing(scope, source, link))];
}

function namesTable(filter: FetchFilter): boolean {
  return (
    filter.conditions.some(({ entityName, valueOf }) => entityName !== undefined || valueOf?.includes('.') === true) ||
    filter.filters.some(namesTable)
  );
}

/** An empty filter lets everything through (modelled). */
function filterToSql(scope: Scope, source: Source, filter: FetchFilter): Sql {
  const parts = [
    ...filter.conditions.map((condition) => conditionToSql(scope, source, condition)),
    ...filter.filters.map((inner) => filterToSql(scope, source, inner)),
    ...filter.links.map((link) => filterLinkToSql(scope, source, link)),
  ];
  return parts.length === 0 ? sql`1` : sql`(${joined(parts, filter.type === 'and' ? ' AND ' : ' OR ')})`;
}

/** `all` means: there are such rows, and none of them meets the filters (Microsoft Learn, filter rows: link-type all). */
function filterLinkToSql(scope: Scope, source: Source, link: FetchLink<FilterLinkType>): Sql {
  switch (link.type) {
    case 'any':
    case 'not all':
      return existing(scope, source, link);
    case 'not any':
      return sql`NOT COALESCE(${existing(scope, source, link)}, 0)`;
    case 'all':
      return sql`(${existing(scope, source, { ...link, filters: [], links: [] })} AND NOT COALESCE(${existing(scope, source, link)}, 0))`;
  }
}

/** Whether the link has a row for the row of its parent. Its columns can't be returned, so asking for some is refused (code modelled). */
function existing(scope: Scope, parent: Source, given: FetchLink<unknown>): Sql {
  if (given.attributes.length > 0 || given.allAttributes) {
    throw badFetch('argument', `Columns of a link-entity with link-type ${String(given.type)} can't be returned.`);
  }
  const link = explicitLink(given, parent.table, tableOf(scope.context, given.name));
  const subscope = createSubscope(scope, link);
  const { from, to } = joinColumns(link, subscope.root.table, parent.table);
  refuseElastic(parent.table, subscope.root.table);
  const matches = sql`SELECT ${comparable({ source: subscope.root, column: from })} ${fromAndWhere(subscope)}`;
  return sql`${comparable({ source: parent, column: to })} IN (${matches})`;
}
