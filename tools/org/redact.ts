/** JSON web tokens, what follows `Bearer`, and whatever else is as long as only a key is. */
const secrets = /\beyJ[\w-]+(?:\.[\w-]*)*|\bBearer\s+\S+|[\w+/-]{60,}=*/g;

/**
 * Makes a text that came from elsewhere fit for the terminal: one line without control characters, not endless, and nothing in it
 * that looks like a token or a key.
 *
 * @param text What a library or an environment said.
 * @param longest Characters of it at most.
 * @returns The same, with `[...]` for what was taken out.
 */
export function redact(text: string, longest = 300): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim().replace(secrets, '[...]');
  return line.length > longest ? `${line.slice(0, longest)}...` : line;
}
