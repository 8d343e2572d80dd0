import type { OrderItem } from './queryAst';
import { TokenReader } from './tokenReader';
import type { Aliases } from './tokenReader';

/**
 * Parses an $orderby: `statecode desc,name`.
 * @param aliases values of the request's parameter aliases; null inside $expand, where none may stand
 * @throws DataverseError 400 for what is no list of paths
 */
export function parseOrderBy(text: string, aliases: Aliases | null): OrderItem[] {
  const reader = new TokenReader(text, aliases);
  const items: OrderItem[] = [];
  do {
    const path = { kind: 'path', segments: parsePath(reader) } as const;
    const direction = reader.takeIf('name', 'desc') ?? reader.takeIf('name', 'asc');
    items.push({ path, descending: direction?.text === 'desc' });
  } while (reader.takeIf('symbol', ','));
  reader.expectEnd();
  return items;
}

function parsePath(reader: TokenReader): string[] {
  const alias = reader.takeIf('alias');
  if (alias) {
    return reader.aliased(alias, parsePath);
  }
  const segments: string[] = [];
  do {
    const name = reader.takeIf('name');
    if (!name) {
      throw reader.syntaxError();
    }
    segments.push(name.text);
  } while (reader.takeIf('symbol', '/'));
  return segments;
}
