import { isJsonObject, ownValue, parseJson } from '../json';

/**
 * Whether two texts are the same JSON: neither the order of names nor white space counts, the order of arrays does, numbers are what
 * `JSON.parse` reads, and of equal names the last one counts. It keeps its own stack, so the depth of the text is no limit.
 *
 * @param a A text; a byte order mark at its start doesn't count.
 * @param b Another one.
 * @returns False where one isn't JSON, unless both are the same text.
 */
export function sameJson(a: string, b: string): boolean {
  if (a === b) {
    return true;
  }
  const pending: [unknown, unknown][] = [[parseJson(a), parseJson(b)]];
  for (let pair = pending.pop(); pair; pair = pending.pop()) {
    const inner = innerPairs(...pair);
    if (!inner) {
      return false;
    }
    inner.forEach((each) => pending.push(each));
  }
  return true;
}

/** What of two values must be the same for them to be; null where they differ. A text that isn't JSON gives undefined, which nothing is. */
function innerPairs(a: unknown, b: unknown): [unknown, unknown][] | null {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length ? a.map((value: unknown, index) => [value, b[index] as unknown]) : null;
  }
  if (isJsonObject(a) && isJsonObject(b)) {
    const names = Object.keys(a);
    return names.length === Object.keys(b).length ? names.map((name) => [ownValue(a, name), ownValue(b, name)]) : null;
  }
  return a === b && a !== undefined ? [] : null;
}
