import { badQuery } from '../errors';

/** A JSON object as it came in. */
export type Body = Record<string, unknown>;

/**
 * The body of a POST or PATCH.
 * @throws DataverseError 400 if it is no JSON object (wording modelled)
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
  return value as Body;
}
