import { isJsonObject, ownValue } from '../flow/json';

/**
 * Takes off the wrap that Power Fx's JSON function puts around the values of a single-column table: `{ "Value": … }`
 * (Microsoft Learn, "JSON function").
 *
 * @param value Any parsed JSON value.
 * @returns What is in the wrap; the value itself where there is none.
 */
export function unwrapped(value: unknown): unknown {
  return isJsonObject(value) && Object.keys(value).length === 1 && 'Value' in value ? ownValue(value, 'Value') : value;
}
