import type { RequestContext } from '../core/context';
import { badQuery, notModelled, unknownProperty } from '../errors';
import type { Path } from '../odata/queryAst';
import { columnOfProperty } from '../schema/schema';
import type { Column, SingleNavigation, Table } from '../schema/schema';
import { accessCondition } from '../security/access';
import { quoted } from '../store/tableSql';
import { attributeSql } from './attributes';
import { refuseElastic } from './elastic';
import { checkLinks } from './limits';
import { joined, sql } from './sql';
import type { Sql } from './sql';
import { targetOf } from './targetOf';

/** A table under its SQL alias. */
export interface AliasedTable {
  readonly table: Table;
  readonly alias: string;
}

/** The table of a query under its SQL alias, and the tables its paths reach, joined as they are met. */
export interface SqlScope extends AliasedTable {
  readonly context: RequestContext;
  /** Path of navigation properties → the alias it is joined under, and the join. */
  readonly joins: Map<string, { readonly alias: string; readonly join: Sql }>;
  /** Further tables of the whole query so far. */
  readonly links: { count: number };
}

/** A column that a query names, and its value in SQL. */
export interface ResolvedColumn {
  readonly column: Column;
  readonly value: string;
}

/** A scope with nothing joined yet. */
export function createScope(context: RequestContext, table: Table, alias = 't0'): SqlScope {
  return { context, table, alias, joins: new Map(), links: { count: 0 } };
}

/** A scope for the rows of a collection of this scope's rows. */
export function openScope(scope: SqlScope, table: Table): SqlScope {
  return { ...scope, table, alias: nextAlias(scope), joins: new Map() };
}

/** The joins of the scope, each with a leading blank. */
export function joinsOf({ joins }: SqlScope): Sql {
  return joined([...joins.values()].map(({ join }) => join), '');
}

/**
 * Follows a path over single-valued navigation properties to a column. A row on the way that the caller may not read is as
 * if it were not there. `iscustomizable/Value` leads into a managed property.
 * @throws DataverseError 400 with the unknown name, 403 if the caller may read no row of a table on the way
 */
export function resolvePath(scope: SqlScope, { segments }: Path): ResolvedColumn {
  const way = segments.slice(0, -1);
  const last = segments[segments.length - 1] ?? '';
  const holder = followPath(scope, way.slice(0, -1));
  const managed = columnOfProperty(holder.table, way[way.length - 1] ?? '');
  if (managed?.type === 'ManagedProperty') {
    return { column: partOfManaged(last), value: attributeSql(managed, holder.alias) };
  }
  const { table, alias } = followPath(scope, way);
  const column = columnOfProperty(table, last);
  if (!column) {
    throw table.manyToOne.some(({ name }) => name === last)
      ? notModelled(`the navigation property '${last}' as a value`)
      : unknownProperty(table, last);
  }
  return { column, value: `${alias}.${quoted(column.name)}` };
}

/** The table that a path of single-valued navigation properties leads to; errors as `resolvePath`. */
export function followPath(scope: SqlScope, path: readonly string[]): AliasedTable {
  return path.reduce<AliasedTable>((from, segment, index) => {
    const navigation = from.table.manyToOne.find(({ name }) => name === segment);
    if (!navigation) {
      throw unknownProperty(from.table, segment);
    }
    const target = targetOf(scope.context, navigation.name, navigation.target);
    refuseElastic(from.table, target);
    return { table: target, alias: join(scope, from.alias, navigation, target, path.slice(0, index + 1).join('/')) };
  }, scope);
}

function partOfManaged(name: string): Column {
  switch (name) {
    case 'Value':
      return { name, type: 'Boolean' };
    case 'CanBeChanged':
    case 'ManagedPropertyLogicalName':
      throw notModelled(`'${name}' of a managed property`);
    default:
      throw badQuery(`Could not find a property named '${name}' on type 'Microsoft.Dynamics.CRM.BooleanManagedProperty'.`);
  }
}

function join(scope: SqlScope, from: string, navigation: SingleNavigation, target: Table, path: string): string {
  const known = scope.joins.get(path);
  if (known) {
    return known.alias;
  }
  const alias = nextAlias(scope);
  const access = accessCondition(scope.context, target, 'Read', alias);
  const on = `${alias}.${quoted(target.primaryId)} = ${from}.${quoted(navigation.column)}`;
  scope.joins.set(path, { alias, join: sql` LEFT JOIN ${quoted(target.logicalName)} ${alias} ON ${on}${access ? sql` AND (${access})` : ''}` });
  return alias;
}

function nextAlias({ links }: SqlScope): string {
  links.count += 1;
  checkLinks(links.count);
  return `t${links.count}`;
}
