/**
 * Splits a text at a separator that stands in no parentheses, brackets or single quotation marks; parts are trimmed.
 * @param separator one character
 */
export function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const character = text.charAt(at);
    if (at === text.length || (character === separator && depth === 0 && !quoted)) {
      parts.push(text.slice(from, at).trim());
      from = at + 1;
    } else if (character === "'") {
      quoted = !quoted;
    } else if (!quoted) {
      depth += '(['.includes(character) ? 1 : ')]'.includes(character) ? -1 : 0;
    }
  }
  return parts;
}
