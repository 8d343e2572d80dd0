import { badQuery, unknownProperty } from '../errors';
import type { Filter, Lambda } from '../odata/queryAst';
import type { Table } from '../schema/schema';
import { accessCondition } from '../security/access';
import { whereClause } from '../store/condition';
import type { SqlCondition } from '../store/condition';
import { quoted } from '../store/tableSql';
import { refuseElastic } from './elastic';
import { not, sql } from './sql';
import { joinsOf, openScope } from './sqlScope';
import type { SqlScope } from './sqlScope';
import { targetOf } from './targetOf';

/** The rows of a collection: their table, and where the id of the row that they belong to is found. */
interface Members {
  readonly table: Table;
  /** From the collection's table under the alias on. */
  readonly from: (alias: string) => string;
  readonly owner: (alias: string) => string;
}

/**
 * `collection/any(x:…)` or `all` as SQL. Rows that the caller may not read are not there. `all` holds for a collection
 * without rows, as in OData's rules; for Dataverse modelled.
 * @param toSql a filter over the collection's rows as SQL
 * @throws DataverseError 400 for a collection behind a lookup, which is not supported (Microsoft Learn, filter rows; code and
 * wording modelled), and for what is no collection; 403 if the caller may read no row of the collection's table
 */
export function lambdaToSql(scope: SqlScope, lambda: Lambda, toSql: (scope: SqlScope, filter: Filter) => SqlCondition): SqlCondition {
  const [name = '', ...rest] = lambda.path.segments;
  if (rest.length > 0) {
    throw badQuery(`Conditions on a collection behind a lookup are not supported: '${lambda.path.segments.join('/')}'.`);
  }
  const members = membersOf(scope, name);
  refuseElastic(scope.table, members.table);
  const inner = openScope(scope, members.table);
  const access = accessCondition(scope.context, members.table, 'Read', inner.alias);
  const predicate = lambda.predicate && toSql(inner, lambda.predicate);
  const wanted = predicate && (lambda.quantifier === 'any' ? predicate : not(predicate));
  const owner = members.owner(inner.alias);
  const where = whereClause([{ sql: `${owner} IS NOT NULL`, parameters: [] }, ...(access ? [access] : []), ...(wanted ? [wanted] : [])]);
  const found = sql`SELECT ${owner} FROM ${members.from(inner.alias)}${joinsOf(inner)}${where}`;
  return sql`${scope.alias}.${quoted(scope.table.primaryId)} ${lambda.quantifier === 'any' ? 'IN' : 'NOT IN'} (${found})`;
}

function membersOf({ context, table }: SqlScope, name: string): Members {
  const children = table.oneToMany.find((navigation) => navigation.name === name);
  if (children) {
    const target = targetOf(context, name, children.table);
    return {
      table: target,
      from: (alias) => `${quoted(target.logicalName)} ${alias}`,
      owner: (alias) => `${alias}.${quoted(children.column)}`,
    };
  }
  const association = table.manyToMany.find((navigation) => navigation.name === name);
  if (!association) {
    throw table.manyToOne.some((navigation) => navigation.name === name)
      ? badQuery(`any and all can only be used on collections: '${name}' is none.`)
      : unknownProperty(table, name);
  }
  const target = targetOf(context, name, association.table);
  const on = (alias: string): string => `${alias}_link.${quoted(association.otherColumn)} = ${alias}.${quoted(target.primaryId)}`;
  return {
    table: target,
    from: (alias) => `${quoted(target.logicalName)} ${alias} JOIN ${quoted(association.intersect)} ${alias}_link ON ${on(alias)}`,
    owner: (alias) => `${alias}_link.${quoted(association.thisColumn)}`,
  };
}
