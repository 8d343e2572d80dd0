import type { SqlCondition } from '../store/condition';
import type { SqlValue } from '../store/database';

/** A piece of SQL with the values for its question marks. */
export type Sql = SqlCondition;

/**
 * Puts pieces of SQL together, the values staying in the order of their question marks. A string is taken for SQL as it is:
 * names go through `quoted`, and values of a request through `bound`.
 */
export function sql(texts: TemplateStringsArray, ...pieces: readonly (Sql | string)[]): Sql {
  return joined([...texts].flatMap((text, index) => [toSql(text), toSql(pieces[index] ?? '')]), '');
}

/** A value as a question mark. */
export function bound(value: SqlValue): Sql {
  return { sql: '?', parameters: [value] };
}

/** A list of values, for the right of IN. */
export function boundList(values: readonly SqlValue[]): Sql {
  return { sql: '(SELECT value FROM json_each(?))', parameters: [JSON.stringify(values)] };
}

/** The pieces with a separator between them. */
export function joined(pieces: readonly Sql[], separator: string): Sql {
  return { sql: pieces.map((piece) => piece.sql).join(separator), parameters: pieces.flatMap((piece) => piece.parameters) };
}

/** All of the conditions; true for none. */
export function allOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? toSql('1') : joined(conditions, ' AND ');
}

/** The negation of a condition. A condition that an empty column leaves open is not met, so that its negation is. */
export function not(condition: Sql): Sql {
  return sql`NOT COALESCE(${condition}, 0)`;
}

function toSql(piece: Sql | string): Sql {
  return typeof piece === 'string' ? { sql: piece, parameters: [] } : piece;
}
