import type { QueryFunction } from '../odata/queryAst';
import { columnOfProperty } from '../schema/schema';
import { attributeOf, attributeSql } from './attributes';
import { operatorNamed } from './operators';
import { operatorToSql } from './operatorToSql';
import type { Sql } from './sql';
import { followPath } from './sqlScope';
import type { SqlScope } from './sqlScope';

/**
 * A query function of Dataverse as SQL: each stands for an operator of FetchXML (Microsoft Learn, Web API Query Function Reference).
 * `PropertyName` is the logical name of a column, `ownerid` (public examples), or the name of its property; a path is none (a
 * public report of a refused query).
 * @throws DataverseError 400 for unknown names and for columns and values of the wrong type
 */
export function queryFunctionToSql(scope: SqlScope, { name, path, property, values }: QueryFunction): Sql {
  const { table, alias } = followPath(scope, path);
  const column = columnOfProperty(table, property) ?? attributeOf(table, property);
  const operator = operatorNamed(operatorOf(name), values.length);
  return operatorToSql(scope.context, { column, value: attributeSql(column, alias) }, operator, values);
}

/** `LastXDays` → `last-x-days`, `Last7Days` → `last-seven-days`, `OlderThanXDays` → `olderthan-x-days`, `NotEqualUserId` → `ne-userid`. */
function operatorOf(name: string): string {
  const [, not, identity] = /^(Not)?Equal(\w+)$/.exec(name) ?? [];
  if (identity !== undefined) {
    return `${not === undefined ? 'eq' : 'ne'}-${identity.toLowerCase()}`;
  }
  const spelt = name.replace('OlderThan', 'Olderthan').replace('7', 'Seven');
  return spelt.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}
