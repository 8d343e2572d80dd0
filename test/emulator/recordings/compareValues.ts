import { belowServiceRoot } from './exchange';
import type { Scenario } from './scenario';

export type Json = Record<string, unknown>;

/** How strictly values are compared: only the keys that are recorded, and of some keys only the form of the value. */
export type ValueRules = Pick<Scenario, 'cut' | 'generated'>;

const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const redactedId = '00000000-0000-0000-0000-000000001111';

/** A text without ids and numbers, and without the environment's address: what is left of it in another environment. */
export function formOf(text: string): string {
  return withoutAddress(text).replace(guid, '<id>').replace(/-?\d+/g, '<n>');
}

/**
 * What a JSON value has otherwise than the recorded one: keys and their order, items and their order, values. Ids that a
 * redaction replaced, and what the service makes up, are compared by their form.
 * @param path where the value stands in the body
 * @returns a line a difference
 */
export function valueDifferences(path: string, recorded: unknown, actual: unknown, rules: ValueRules): string[] {
  if (Array.isArray(recorded) && Array.isArray(actual)) {
    const count = recorded.length === actual.length ? [] : [`${path}: ${actual.length} items instead of ${recorded.length}`];
    const common = recorded.slice(0, actual.length);
    return [...count, ...common.flatMap((item, index) => valueDifferences(`${path}[${index}]`, item, actual[index], rules))];
  }
  if (isObject(recorded) && isObject(actual)) {
    return objectDifferences(path, recorded, actual, rules);
  }
  const isMadeUp = recorded === redactedId || (rules.generated ?? []).some((name) => path.replace(/\[\d+\]$/, '').endsWith(` ${name}`));
  const isSame = isMadeUp ? kindOf(recorded) === kindOf(actual) : comparable(recorded) === comparable(actual);
  return isSame ? [] : [`${path}: ${JSON.stringify(actual)} instead of ${JSON.stringify(recorded)}`];
}

function objectDifferences(path: string, recorded: Json, actual: Json, rules: ValueRules): string[] {
  const expected = withRestoredKeys(recorded, actual);
  const expectedKeys = Object.keys(expected);
  const actualKeys = Object.keys(actual);
  const isSame = rules.cut ? expectedKeys.every((key) => key in actual) : expectedKeys.join() === actualKeys.join();
  const common = expectedKeys.filter((key) => key in actual);
  return [
    ...(isSame ? [] : [`${path}: keys ${actualKeys.join(', ')} instead of ${expectedKeys.join(', ')}`]),
    ...common.flatMap((key) => valueDifferences(`${path} ${key}`, expected[key], actual[key], rules)),
  ];
}

/** The redaction of a capture put a mail address in the place of the keys of formatted values: they are told by that place. */
function withRestoredKeys(recorded: Json, actual: Json): Json {
  const actualKeys = Object.keys(actual);
  const isAnnotation = (key: string | undefined): key is string => key?.endsWith('@OData.Community.Display.V1.FormattedValue') ?? false;
  const restored = (key: string, index: number): string => {
    const actualKey = actualKeys[index];
    return /^[\w.]+@\w+\.com$/.test(key) && isAnnotation(actualKey) ? actualKey : key;
  };
  return Object.fromEntries(Object.entries(recorded).map(([key, value], index) => [restored(key, index), value]));
}

/** A value as text; an address without the environment's, and without the ids of the rows that happen to be there. */
function comparable(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const address = withoutAddress(text);
  return address === text ? text : address.replace(guid, '<id>').replace(/%257b|%257d/gi, (brace) => brace.toLowerCase());
}

/** What kind of value it is: of text the form, else the type. */
function kindOf(value: unknown): string {
  return typeof value === 'string' ? formOf(value) : value === null ? 'null' : typeof value;
}

/** The environment's address is another one in documentation, in captures and here. */
function withoutAddress(text: string): string {
  return belowServiceRoot(text.replace(/^http:\/\/org\//, 'https://org.dynamics.com/'));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
