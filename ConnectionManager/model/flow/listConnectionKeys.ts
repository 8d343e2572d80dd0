import { objectAt, textAt, type JsonObject } from './json';

/** What stands before KEY in the older form, as authored and as deployed: `…['KEY']['connectionId']`. */
const PARAMETER_START = "@parameters('$connections')['";
const TOKEN_START = '@json(';
const TOKEN_END = ")['$connections']['";
const KEY_END = "']['connectionId']";

/**
 * The keys of `connectionReferences` that an operation may mean, the likeliest first.
 *
 * @param host The operation's `inputs.host`.
 */
export function listConnectionKeys(host: JsonObject): string[] {
  const older = keyInExpression(textAt(objectAt(host, 'connection'), 'name'));
  // An apostrophe inside a string of the workflow definition language is written twice.
  const unescaped = older?.replace(/''/g, "'") ?? null;
  return [textAt(host, 'connectionName'), textAt(host, 'connectionReferenceName'), older, unescaped].filter((key) => key !== null);
}

function keyInExpression(expression: string | null): string | null {
  if (!expression?.endsWith(KEY_END)) {
    return null;
  }
  const start = keyStart(expression);
  const end = expression.length - KEY_END.length;
  return start === null || start >= end ? null : expression.slice(start, end);
}

function keyStart(expression: string): number | null {
  if (expression.startsWith(PARAMETER_START)) {
    return PARAMETER_START.length;
  }
  const end = expression.startsWith(TOKEN_START) ? expression.lastIndexOf(TOKEN_END) : -1;
  return end < 0 ? null : end + TOKEN_END.length;
}
