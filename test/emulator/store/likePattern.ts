/** One piece of a pattern: any text, or a test that one character (its code point, in lower case) has to pass. */
export type LikeToken = '%' | ((character: number) => boolean);

/**
 * Reads a SQL Server LIKE pattern: `%` any text, `_` one character, `[abc]` and `[a-c]` one of these, `[^abc]` none of these
 * (Microsoft Learn, filter rows: wildcards in conditions). Letter case does not count. A `[` that nothing closes stands for
 * itself; modelled.
 */
export function parseLike(pattern: string): LikeToken[] {
  const tokens: LikeToken[] = [];
  const characters = [...pattern.toLowerCase()];
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? '';
    const end = character === '[' ? characters.indexOf(']', at + 2) : -1;
    if (end > 0) {
      tokens.push(characterSet(characters.slice(at + 1, end).map(codeOf)));
      at = end;
    } else if (character === '%') {
      tokens.push('%');
    } else {
      const code = codeOf(character);
      tokens.push(character === '_' ? (): boolean => true : (other): boolean => other === code);
    }
  }
  return tokens;
}

/**
 * Whether the whole text matches. What stands between two `%` is taken where it occurs first and is never looked for again, so
 * that the tests number less than the product of both lengths, whatever the pattern.
 */
export function matchesLike(tokens: readonly LikeToken[], text: string): boolean {
  const folded = text.toLowerCase();
  let token = 0;
  let at = 0;
  let retry: { readonly token: number; at: number } | undefined;
  while (at < folded.length) {
    const current = tokens[token];
    if (current === '%') {
      token += 1;
      retry = { token, at };
    } else if (current?.(folded.codePointAt(at) ?? 0)) {
      token += 1;
      at += widthAt(folded, at);
    } else if (retry) {
      retry.at += widthAt(folded, retry.at);
      ({ token, at } = retry);
    } else {
      return false;
    }
  }
  return tokens.slice(token).every((rest) => rest === '%');
}

/** UTF-16 code units of the character at a place. */
function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

const hyphen = codeOf('-');
const caret = codeOf('^');

/** A set with a range that runs backwards matches nothing; modelled. */
function characterSet(content: readonly number[]): LikeToken {
  const negated = content[0] === caret;
  const ranges = readRanges(negated ? content.slice(1) : content);
  if (ranges.some(([from, to]) => from > to)) {
    return () => false;
  }
  return (character) => ranges.some(([from, to]) => from <= character && character <= to) !== negated;
}

/** The characters, from and to, that `a-cx` names: a hyphen at either end stands for itself. */
function readRanges(content: readonly number[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (let at = 0; at < content.length; at += 1) {
    const from = content[at] ?? 0;
    const to = content[at + 1] === hyphen ? content[at + 2] : undefined;
    ranges.push([from, to ?? from]);
    at += to === undefined ? 0 : 2;
  }
  return ranges;
}
