import { createScanner, type JSONScanner } from 'jsonc-parser';

/** A part of a text, by offsets in UTF-16 code units; the end is the offset after it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A property of a JSON object, where it stands in the text. */
export interface JsonProperty {
  /** With its escapes resolved. */
  readonly name: string;
  /** Where the name's quotation mark is. */
  readonly start: number;
  readonly value: Span;
}

/** A JSON text whose objects can be looked into, each of which is gone through once. */
export interface JsonText {
  readonly text: string;
  /**
   * The properties of an object, in the order in which they stand there, those of equal names too.
   *
   * @param offset Where the object's opening brace is.
   */
  readonly propertiesAt: (offset: number) => readonly JsonProperty[];
}

/**
 * Makes a JSON text one that can be looked into. It goes by tokens and keeps no tree: a tree's parser, which calls itself, fails on
 * some thousand levels that `JSON.parse` reads.
 *
 * @param text Valid JSON; a byte order mark at its start is allowed.
 */
export function jsonText(text: string): JsonText {
  const scanner = createScanner(text, true);
  const known = new Map<number, readonly JsonProperty[]>();
  return {
    text,
    propertiesAt: (offset) => {
      const properties = known.get(offset) ?? listProperties(text, scanner, offset);
      known.set(offset, properties);
      return properties;
    },
  };
}

function listProperties(text: string, scanner: JSONScanner, offset: number): JsonProperty[] {
  const next = (): string => {
    scanner.scan();
    return text.charAt(scanner.getTokenOffset());
  };
  const found: JsonProperty[] = [];
  scanner.setPosition(offset + 1);
  for (let mark = next(); mark === '"'; mark = next() === ',' ? next() : '') {
    const name = scanner.getTokenValue();
    const start = scanner.getTokenOffset();
    next();
    const first = next();
    const valueStart = scanner.getTokenOffset();
    skipValue(first, next);
    found.push({ name, start, value: { start: valueStart, end: scanner.getTokenOffset() + scanner.getTokenLength() } });
  }
  return found;
}

/** Goes on to the last token of a value. */
function skipValue(first: string, next: () => string): void {
  let depth = depthAfter(0, first);
  while (depth > 0) {
    depth = depthAfter(depth, next());
  }
}

function depthAfter(depth: number, mark: string): number {
  if (mark === '{' || mark === '[') {
    return depth + 1;
  }
  return mark === '}' || mark === ']' ? depth - 1 : depth;
}
