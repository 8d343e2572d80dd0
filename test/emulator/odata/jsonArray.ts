import { badQuery } from '../errors';

/** What an array in a query may hold. */
export type JsonValue = string | number | boolean | null;

const blank = /\s*/y;
const element = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|true|false|null/iy;

/**
 * Reads an array such as `['a',"b",3]`, texts in either kind of quotation marks with JSON's escapes.
 * @param at where its opening bracket stands
 * @returns its values, and where the text goes on behind the closing bracket
 * @throws DataverseError 400; for elements without a comma between them in the words of Microsoft Learn, filter rows (manage
 * single quotes), else modelled
 */
export function readJsonArray(text: string, at: number): { values: JsonValue[]; end: number } {
  const values: JsonValue[] = [];
  let end = skipBlanks(text, at + 1);
  while (text[end] !== ']') {
    if (values.length > 0) {
      end = skipBlanks(text, behindComma(text, end));
    }
    element.lastIndex = end;
    const [raw] = element.exec(text) ?? [];
    if (raw === undefined) {
      throw badQuery(`Invalid JSON. An unexpected element was found in scope 'Array' at position ${end} in '${text}'.`);
    }
    values.push(toValue(raw));
    end = skipBlanks(text, end + raw.length);
  }
  return { values, end: end + 1 };
}

function skipBlanks(text: string, at: number): number {
  blank.lastIndex = at;
  return at + (blank.exec(text)?.[0].length ?? 0);
}

function behindComma(text: string, at: number): number {
  if (text[at] !== ',') {
    throw badQuery(
      "Invalid JSON. A comma character ',' was expected in scope 'Array'. Every two elements in an array and properties of an object must be separated by commas.",
    );
  }
  return at + 1;
}

function toValue(raw: string): JsonValue {
  const quote = raw.charAt(0);
  const json = quote === "'" ? `"${raw.slice(1, -1).replace(/\\'/g, "'").replace(/"/g, '\\"')}"` : raw.toLowerCase();
  try {
    return JSON.parse(quote === '"' ? raw : json) as JsonValue;
  } catch {
    throw badQuery(`Invalid JSON. The element ${raw} can't be read.`);
  }
}
