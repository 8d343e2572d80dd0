import { badQuery } from '../errors';

/** A JSON object as it came in. */
export type Body = Record<string, unknown>;

/** Levels of objects and arrays in each other that a body may have: OData's message reader has this limit; that it counts here is modelled. */
const nestingLimit = 100;

/**
 * The body of a POST or PATCH.
 * @throws DataverseError 400 if it is no JSON object, or nested too deep (wording modelled)
 */
export function parseBody(text: string): Body {
  let value: unknown;
  try {
    value = JSON.parse(text === '' ? '{}' : text);
  } catch (error) {
    throw badQuery(`Error in the body: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badQuery('Error in the body: a JSON object was expected.');
  }
  if (isNested(value, nestingLimit)) {
    throw badQuery(`Error in the body: more than ${nestingLimit} levels of objects and arrays.`);
  }
  return value as Body;
}

/** Whether objects and arrays are in each other more levels deep than given. */
function isNested(value: unknown, levels: number): boolean {
  return typeof value === 'object' && value !== null && (levels === 0 || Object.values(value).some((part) => isNested(part, levels - 1)));
}
