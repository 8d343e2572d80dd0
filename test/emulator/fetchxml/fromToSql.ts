import { notModelled } from '../errors';
import { refuseElastic } from '../query/elastic';
import { queryBuilderError } from '../query/queryBuilderError';
import { allOf, joined, not, sql } from '../query/sql';
import type { Sql } from '../query/sql';
import { comparableSql } from '../query/valueKinds';
import { accessCondition } from '../security/access';
import { conditionToSql } from './conditionToSql';
import type { FetchFilter, FetchLink, FilterLinkType } from './fetchAst';
import { explicitLink, joinColumns, tableOf } from './joinColumns';
import { columnSql, conditionLinksOf, createSubscope, keySql, sourcesOf, tableSql } from './scope';
import type { Join, Scope, Source, SourceColumn } from './scope';

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

/**
 * What is joined to an outer link belongs to it: inner joins inside are made first (modelled). Outer ones give the same rows when
 * they are made one after the other, which SQLite does better.
 */
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
  if (!hasInnerJoin(source)) {
    return sql` LEFT JOIN ${tableSql(source)} ON ${on}${inside}`;
  }
  checkWidth(source);
  return sql` LEFT JOIN (${tableSql(source)}${inside}) ON ${on}`;
}

function hasInnerJoin({ children }: Source): boolean {
  return children.some((child) => child.join?.type !== 'outer' || hasInnerJoin(child));
}

/** SQLite takes joins in parentheses for a table, which can have no more than 2,000 columns. */
function checkWidth(source: Source): void {
  const width = ({ table, children }: Source): number => children.reduce((sum, child) => sum + width(child), 2 * table.columns.length);
  if (width(source) > 2000) {
    throw notModelled('so many inner links inside an outer one');
  }
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
      return not(existing(scope, source, link));
    case 'all':
      return sql`(${existing(scope, source, { ...link, filters: [], links: [] })} AND ${not(existing(scope, source, link))})`;
  }
}

/** Whether the link has a row for the row of its parent. Its columns can't be returned, so asking for some is refused (code modelled). */
function existing(scope: Scope, parent: Source, given: FetchLink<unknown>): Sql {
  if (given.attributes.length > 0 || given.allAttributes) {
    throw queryBuilderError('argument', `Columns of a link-entity with link-type ${String(given.type)} can't be returned.`);
  }
  const link = explicitLink(given, parent.table, tableOf(scope.context, given.name));
  const subscope = createSubscope(scope, link);
  const { from, to } = joinColumns(link, subscope.root.table, parent.table);
  refuseElastic(parent.table, subscope.root.table);
  const matches = sql`SELECT ${comparable({ source: subscope.root, column: from })} ${fromAndWhere(subscope)}`;
  return sql`${comparable({ source: parent, column: to })} IN (${matches})`;
}
