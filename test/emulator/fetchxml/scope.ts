import type { RequestContext } from '../core/context';
import { notModelled } from '../errors';
import { attributeOf } from '../query/attributes';
import { queryBuilderError } from '../query/queryBuilderError';
import type { Column, Table } from '../schema/schema';
import { quoted } from '../store/tableSql';
import type { FetchEntity, FetchLink, JoinType } from './fetchAst';
import { explicitLink, joinColumns, tableOf } from './joinColumns';
import type { JoinColumns } from './joinColumns';

/** A table of a query: its entity, or one that is joined. */
export interface Source {
  readonly table: Table;
  readonly entity: FetchEntity;
  /** The table's alias in SQL. */
  readonly sql: string;
  /** What the columns of a link begin with in the answer. */
  readonly prefix: string;
  /** The alias the query gives the link. */
  readonly alias?: string;
  /** How it is joined to its parent; none for the first table. */
  readonly join?: Join;
  readonly children: readonly Source[];
}

/** A join as SQL makes it, and its columns: `from` of the joined table, `to` of its parent. */
export interface Join extends JoinColumns {
  readonly type: JoinType;
  readonly parent: Source;
}

/** The tables of one FROM clause. */
export interface Scope {
  readonly context: RequestContext;
  readonly root: Source;
  /** A fresh alias for a further table. */
  readonly nextAlias: () => string;
}

/** A column of a table of the query. */
export interface SourceColumn {
  readonly source: Source;
  readonly column: Column;
}

/**
 * Finds the tables of a query and of its joins.
 * @throws DataverseError 400 for unknown tables and columns
 */
export function createScope(context: RequestContext, entity: FetchEntity): Scope {
  let aliases = 0;
  const nextAlias = (): string => {
    aliases += 1;
    return `t${aliases - 1}`;
  };
  return { context, root: createRoot(context, nextAlias, entity), nextAlias };
}

/** The scope of a subquery that begins with a link's table: what the subquery joins is visible in it alone. */
export function createSubscope({ context, nextAlias }: Scope, entity: FetchEntity): Scope {
  return { context, root: createRoot(context, nextAlias, entity), nextAlias };
}

/** Every table of the scope, each before what is joined to it. */
export function sourcesOf(scope: Scope): Source[] {
  const withChildren = (source: Source): Source[] => [source, ...source.children.flatMap(withChildren)];
  return withChildren(scope.root);
}

/** The links of a table that join nothing but are conditions on it. */
export function conditionLinksOf(entity: FetchEntity): FetchLink<JoinType>[] {
  return entity.links.filter(isCondition);
}

/**
 * The table that a name means: a link by its alias, else one by its table's name. A generated alias can't be used
 * (Microsoft Learn, link-entity element).
 * @throws DataverseError 400 if there is none (the code is modelled)
 */
export function sourceNamed(scope: Scope, name: string): Source {
  const sources = sourcesOf(scope);
  const found = sources.find((source) => source.alias === name) ?? sources.find((source) => source.table.logicalName === name);
  if (!found) {
    throw queryBuilderError('conditionAlias', `Link entity with name or alias ${name} is not found`);
  }
  return found;
}

/** A column by its logical name, of the table or, with `entityName`, of another one of the scope. */
export function sourceColumn(scope: Scope, source: Source, name: string, entityName?: string): SourceColumn {
  const owner = entityName === undefined ? source : sourceNamed(scope, entityName);
  return { source: owner, column: attributeOf(owner.table, name) };
}

/** A column in SQL. */
export function columnSql({ source, column }: SourceColumn): string {
  return `${source.sql}.${quoted(column.name)}`;
}

/** A table in SQL, under its alias. */
export function tableSql({ sql, table }: Source): string {
  return `${quoted(table.logicalName)} ${sql}`;
}

/** The key of a table in SQL. */
export function keySql({ sql, table }: Source): string {
  return `${sql}.${quoted(table.primaryId)}`;
}

function createRoot(context: RequestContext, nextAlias: () => string, entity: FetchEntity): Source {
  const table = tableOf(context, entity.name);
  return withChildren(context, nextAlias, { table, entity, sql: nextAlias(), prefix: entity.name, children: [] });
}

function withChildren(context: RequestContext, nextAlias: () => string, source: Source): Source {
  const children: Source[] = [];
  const complete = { ...source, children };
  for (const link of source.entity.links.filter((candidate) => !isCondition(candidate))) {
    children.push(withChildren(context, nextAlias, createChild(context, nextAlias, complete, link)));
  }
  return complete;
}

function createChild(context: RequestContext, nextAlias: () => string, parent: Source, given: FetchLink<JoinType>): Source {
  const link = explicitLink(given, parent.table, tableOf(context, given.name));
  if (link.type === 'matchfirstrowusingcrossapply' && link.links.length > 0) {
    throw notModelled('link-type matchfirstrowusingcrossapply with links inside');
  }
  const table = tableOf(context, link.name);
  return {
    table,
    entity: link,
    sql: nextAlias(),
    prefix: link.alias ?? `${link.name}${link.position}`,
    alias: link.alias,
    join: { type: link.type, parent, ...joinColumns(link, table, parent.table) },
    children: [],
  };
}

function isCondition(link: FetchLink<JoinType>): boolean {
  return link.type === 'exists' || link.type === 'in';
}
