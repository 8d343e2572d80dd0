import type { JsonProperty, JsonText, Span } from './jsonText';

/** A JSON text in which one value was replaced or added, or one property was taken out of an object. */
export interface JsonEdit {
  readonly text: string;
  /** Names to the value that is another now; where a property was taken out, to the object that had it. */
  readonly path: readonly string[];
  /** The value's text; null where there was none. */
  readonly before: string | null;
  readonly after: string;
}

/** One name of a path, looked up in an object. */
interface Lookup {
  readonly object: Span;
  readonly properties: readonly JsonProperty[];
  /** Its place among the properties; -1 where none has the name. */
  readonly index: number;
}

/**
 * Whether a path of names can be followed in a JSON text: no name on the way stands twice in its object, and what stands on the way
 * are objects, or nothing (null counts as nothing).
 *
 * @param json The text.
 * @param path Names from the outermost to the innermost.
 */
export function canFollow(json: JsonText, path: readonly string[]): boolean {
  return follow(json, path) !== null;
}

/**
 * The text of the value at a path of names.
 *
 * @param json The text.
 * @param path Names from the outermost to the innermost, at least one.
 * @returns Null where there is none, or the path can't be followed.
 */
export function textAtPath(json: JsonText, path: readonly string[]): string | null {
  const lookups = follow(json, path) ?? [];
  const property = lookups.length === path.length ? lastProperty(lookups) : undefined;
  return property ? sliceOf(json, property.value) : null;
}

/**
 * Puts a value at a path of names. One that stands there is replaced; else the property is added after its object's last one, without
 * white space, and with it the objects on the way that aren't there.
 *
 * @param json The text.
 * @param path Names from the outermost to the innermost, at least one.
 * @param value The value as JSON text.
 * @returns Null where the path can't be followed.
 */
export function setAtPath(json: JsonText, path: readonly string[], value: string): JsonEdit | null {
  const lookups = follow(json, path);
  const last = lookups?.[lookups.length - 1];
  if (!lookups || !last) {
    return null;
  }
  const reached = path.slice(0, lookups.length);
  const after = path.slice(lookups.length).reduceRight((inner, name) => `{${JSON.stringify(name)}:${inner}}`, value);
  const property = lastProperty(lookups);
  if (property) {
    return { text: replaced(json, property.value, after), path: reached, before: sliceOf(json, property.value), after };
  }
  const previous = last.properties[last.properties.length - 1];
  const offset = previous ? previous.value.end : last.object.start + 1;
  const added = `${previous ? ',' : ''}${JSON.stringify(reached[reached.length - 1])}:${after}`;
  return { text: replaced(json, { start: offset, end: offset }, added), path: reached, before: null, after };
}

/**
 * Takes the property at a path of names out of its object, with the comma before it, or else after it.
 *
 * @param json The text.
 * @param path Names from the outermost to the innermost, at least one.
 * @returns Null where there is none, or the path can't be followed.
 */
export function removeAtPath(json: JsonText, path: readonly string[]): JsonEdit | null {
  const lookups = follow(json, path);
  const last = lookups?.length === path.length ? lookups[lookups.length - 1] : undefined;
  const property = last?.properties[last.index];
  if (!last || !property) {
    return null;
  }
  const { object, properties, index } = last;
  const previous = properties[index - 1];
  const taken = previous
    ? { start: previous.value.end, end: property.value.end }
    : { start: property.start, end: properties[index + 1]?.start ?? property.value.end };
  return {
    text: replaced(json, taken, ''),
    path: path.slice(0, -1),
    before: sliceOf(json, object),
    after: json.text.slice(object.start, taken.start) + json.text.slice(taken.end, object.end),
  };
}

/** Null where the path can't be followed; fewer than the path has names where one is missing or its value is null. */
function follow(json: JsonText, path: readonly string[]): Lookup[] | null {
  const lookups: Lookup[] = [];
  // A byte order mark is white space to regular expressions.
  let object: Span = { start: json.text.search(/\S/), end: json.text.trimEnd().length };
  for (const name of path) {
    const mark = json.text.charAt(object.start);
    if (mark !== '{') {
      return mark === 'n' ? lookups : null;
    }
    const properties = json.propertiesAt(object.start);
    const index = properties.findIndex((property) => property.name === name);
    if (properties.some((property, other) => property.name === name && other !== index)) {
      return null;
    }
    lookups.push({ object, properties, index });
    const property = properties[index];
    if (!property) {
      return lookups;
    }
    object = property.value;
  }
  return lookups;
}

function lastProperty(lookups: readonly Lookup[]): JsonProperty | undefined {
  const last = lookups[lookups.length - 1];
  return last?.properties[last.index];
}

function sliceOf({ text }: JsonText, { start, end }: Span): string {
  return text.slice(start, end);
}

function replaced({ text }: JsonText, { start, end }: Span, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}
