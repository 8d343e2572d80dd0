/** JSON web tokens, what follows `Bearer`, and whatever else is as long as only a key is. */
const secrets = /\beyJ[\w-]+(?:\.[\w-]*)*|\bBearer\s+\S+|[\w+/-]{60,}=*/g;

const longest = 300;

/**
 * Makes a text of a library fit for the terminal: one line, not endless, and nothing in it that looks like a token or a key.
 *
 * @param text What the library said.
 * @returns The same, with `[...]` for what was taken out.
 */
export function redact(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().replace(secrets, '[...]');
  return line.length > longest ? `${line.slice(0, longest)}...` : line;
}
