const special = /[.*+?^${}()|[\]\\]/g;

/** The pattern means something that SQLite's own LIKE (ASCII only, no character sets) does not do. */
export function needsOwnLike(pattern: string): boolean {
  return pattern.includes('[') || Buffer.byteLength(pattern, 'utf8') !== pattern.length;
}

/**
 * A SQL Server LIKE pattern as a regular expression: `%` any text, `_` one character, `[abc]` and `[a-c]` one of these,
 * `[^abc]` none of these; letter case does not count (Microsoft Learn, filter rows: wildcards in conditions).
 */
export function likeToRegExp(pattern: string): RegExp {
  let source = '';
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    const end = character === '[' ? pattern.indexOf(']', at + 2) : -1;
    if (end > 0) {
      source += characterSet(pattern.slice(at + 1, end));
      at = end;
    } else if (character === '%') {
      source += '.*';
    } else {
      source += character === '_' ? '.' : character.replace(special, '\\$&');
    }
  }
  return new RegExp(`^${source}$`, 'isu');
}

/** A set with a range that runs backwards matches nothing; modelled. */
function characterSet(content: string): string {
  const negated = content.startsWith('^') ? '^' : '';
  const set = `[${negated}${content.slice(negated.length).replace(/[\\\][^]/g, '\\$&')}]`;
  try {
    new RegExp(set, 'u');
    return set;
  } catch {
    return '(?!)';
  }
}
