import { textAt, type JsonObject } from './json';

const LINK = /<link-entity\b[^<>]*?\sname\s*=\s*(["'])([a-z_]\w*)\1/gi;

/**
 * The tables that a FetchXML query of a step joins.
 *
 * @param parameters The operation's parameters.
 * @returns Logical names, each once; those that are written out only.
 */
export function joinedTables(parameters: JsonObject): string[] {
  const query = textAt(parameters, 'fetchXml');
  return query === null ? [] : [...new Set([...query.matchAll(LINK)].flatMap(([, , name]) => name ?? []))];
}
