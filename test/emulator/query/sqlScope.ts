import type { RequestContext } from '../core/context';
import { notModelled, unknownProperty } from '../errors';
import type { Path } from '../odata/queryAst';
import { columnOfProperty } from '../schema/schema';
import type { Column, SingleNavigation, Table } from '../schema/schema';
import { accessCondition } from '../security/access';
import type { SqlValue } from '../store/database';
import { quoted } from '../store/tableSql';
import { refuseElastic } from './elastic';

/** The table of a query under its SQL alias, and the tables its paths reach, joined as they are met. */
export interface SqlScope {
  readonly context: RequestContext;
  readonly table: Table;
  readonly alias: string;
  /** Path of navigation properties → the alias it is joined under. */
  readonly joined: Map<string, string>;
  readonly joins: string[];
  /** For the question marks of the joins, in their order. */
  readonly joinParameters: SqlValue[];
  /** How many scopes have been opened below this one. */
  readonly below: { count: number };
}

/** A path of a query as SQL, with the column it ends in. */
export interface ResolvedPath {
  readonly column: Column;
  readonly sql: string;
}

/** A scope with nothing joined yet. */
export function createScope(context: RequestContext, table: Table, alias = 't0'): SqlScope {
  return { context, table, alias, joined: new Map(), joins: [], joinParameters: [], below: { count: 0 } };
}

/** A scope for the rows of a collection of this scope's rows: its aliases are its own. */
export function openScope(scope: SqlScope, table: Table): SqlScope {
  scope.below.count += 1;
  return createScope(scope.context, table, `${scope.alias}_c${scope.below.count}`);
}

/**
 * Follows a path over single-valued navigation properties to a column. A row on the way that the caller may not read is as
 * if it were not there. `iscustomizable/Value` leads into a managed property.
 * @throws DataverseError 400 with the unknown name, 403 if the caller may read no row of a table on the way
 */
export function resolvePath(scope: SqlScope, path: Path): ResolvedPath {
  let { table, alias } = scope;
  for (const [index, segment] of path.segments.entries()) {
    const column = columnOfProperty(table, segment);
    const rest = path.segments.slice(index + 1);
    if (column && rest.length === 0) {
      return { column, sql: `${alias}.${quoted(column.name)}` };
    }
    if (column?.type === 'ManagedProperty' && rest.length === 1 && rest[0] === 'Value') {
      return { column: { name: 'Value', type: 'Boolean' }, sql: `json_extract(${alias}.${quoted(column.name)}, '$.Value')` };
    }
    const navigation = table.manyToOne.find((candidate) => candidate.name === segment);
    if (!navigation || rest.length === 0) {
      throw navigation ? notModelled(`the navigation property '${segment}' as a value`) : unknownProperty(table, segment);
    }
    const target = targetOf(scope.context, navigation);
    refuseElastic(table, target);
    alias = join(scope, alias, navigation, target, path.segments.slice(0, index + 1).join('/'));
    table = target;
  }
  throw unknownProperty(table, path.segments.join('/'));
}

/** The table that a single-valued navigation property leads to; 501 if the emulator has not got it. */
export function targetOf(context: RequestContext, navigation: SingleNavigation): Table {
  const target = context.schema.tableNamed(navigation.target);
  if (!target) {
    throw notModelled(`the table '${navigation.target}', to which '${navigation.name}' leads`);
  }
  return target;
}

function join(scope: SqlScope, from: string, navigation: SingleNavigation, target: Table, path: string): string {
  const known = scope.joined.get(path);
  if (known !== undefined) {
    return known;
  }
  const alias = `${scope.alias}_${scope.joined.size + 1}`;
  const access = accessCondition(scope.context, target, 'Read', alias);
  const on = `${alias}.${quoted(target.primaryId)} = ${from}.${quoted(navigation.column)}${access ? ` AND ${access.sql}` : ''}`;
  scope.joins.push(` LEFT JOIN ${quoted(target.logicalName)} ${alias} ON ${on}`);
  scope.joinParameters.push(...(access?.parameters ?? []));
  scope.joined.set(path, alias);
  return alias;
}
