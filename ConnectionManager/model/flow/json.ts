/** A JSON object as `JSON.parse` makes it: its keys are whatever the file says, `__proto__` and `constructor` included. */
export type JsonObject = Readonly<Record<string, unknown>>;

const NO_KEYS: JsonObject = {};

/**
 * Parses JSON that may not be any.
 *
 * @param text The text; spaces and a byte order mark around the JSON don't count.
 * @returns The value; undefined where the text isn't JSON.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.trim());
  } catch {
    return undefined;
  }
}

/**
 * Whether a parsed JSON value is an object (arrays and null are not).
 *
 * @param value Any parsed JSON value.
 */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The value of one of the object's own keys; undefined where there is none, never something inherited.
 *
 * @param object The object to look into.
 * @param key The key, whatever it is called.
 */
export function ownValue(object: JsonObject, key: string): unknown {
  return Object.prototype.hasOwnProperty.call(object, key) ? object[key] : undefined;
}

/**
 * The object at a path of keys; an empty one where any step is missing or not an object.
 *
 * @param value Any parsed JSON value.
 * @param path Keys from the outermost to the innermost.
 */
export function objectAt(value: unknown, ...path: readonly string[]): JsonObject {
  let current = value;
  for (const key of path) {
    current = isJsonObject(current) ? ownValue(current, key) : undefined;
  }
  return isJsonObject(current) ? current : NO_KEYS;
}

/**
 * The text of a key; null where it is missing, empty or not text.
 *
 * @param object The object to look into.
 * @param key The key.
 */
export function textAt(object: JsonObject, key: string): string | null {
  const value = ownValue(object, key);
  return typeof value === 'string' && value !== '' ? value : null;
}

/**
 * The entries of an object whose values are objects.
 *
 * @param object The object to look into.
 * @returns Pairs of key and value; entries of another type are left out.
 */
export function objectEntries(object: JsonObject): [string, JsonObject][] {
  return Object.entries(object).filter((entry): entry is [string, JsonObject] => isJsonObject(entry[1]));
}
