import type { SqlValue } from './database';

/** A piece of a WHERE clause with the values for its question marks. */
export interface SqlCondition {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/** Any of the conditions, in parentheses; false for none. */
export function anyOf(conditions: readonly SqlCondition[]): SqlCondition {
  return {
    sql: `(${conditions.map((condition) => condition.sql).join(' OR ') || '0'})`,
    parameters: conditions.flatMap((condition) => condition.parameters),
  };
}

/** All of the conditions, as a WHERE clause with a leading blank; nothing for none. */
export function whereClause(conditions: readonly SqlCondition[]): SqlCondition {
  return {
    sql: conditions.length > 0 ? ` WHERE ${conditions.map((condition) => condition.sql).join(' AND ')}` : '',
    parameters: conditions.flatMap((condition) => condition.parameters),
  };
}
