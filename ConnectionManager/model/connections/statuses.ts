import type { ConnectionStatus, ServiceError } from '../connection';
import { isJsonObject, ownValue, type JsonObject } from '../flow/json';
import { unwrapped } from './powerFx';

/** Status words are words: of what is longer, the beginning has to do. */
const longestWord = 100;

/**
 * Reads the statuses of a connection, as the Power Apps API answers them: an array of
 * `{ "status": "Error", "target": "token", "error": { "code": …, "message": … } }`, of which the target and the error may be missing.
 *
 * @param value The parsed JSON: an array of statuses, one status, or a status word.
 * @returns The statuses, in order; null where something isn't a status.
 */
export function readStatuses(value: unknown): readonly ConnectionStatus[] | null {
  const statuses = (Array.isArray(value) ? value : [value]).map((entry) => readStatus(unwrapped(entry)));
  return statuses.includes(null) ? null : statuses.filter((status) => status !== null);
}

/**
 * A status of which only a word is known.
 *
 * @param word The word; what is too long for one is cut.
 * @returns The status.
 */
export function statusOf(word: string): ConnectionStatus {
  return { status: word.slice(0, longestWord), target: null, error: null };
}

function readStatus(entry: unknown): ConnectionStatus | null {
  if (!isJsonObject(entry)) {
    const word = wordOf(entry);
    return word === null ? null : statusOf(word);
  }
  const word = wordAt(entry, 'status');
  const target = wordAt(entry, 'target')?.slice(0, longestWord) ?? null;
  return word === null ? null : { ...statusOf(word), target, error: readError(entry) };
}

function readError(entry: JsonObject): ServiceError | null {
  const error = unwrapped(ownValue(entry, 'error'));
  if (!isJsonObject(error)) {
    const message = wordOf(error);
    return message === null ? null : { code: null, message };
  }
  const [code, message] = [wordAt(error, 'code'), wordAt(error, 'message')];
  return code === null && message === null ? null : { code, message };
}

function wordAt(object: JsonObject, key: string): string | null {
  return wordOf(unwrapped(ownValue(object, key)));
}

/** Codes come as numbers, too. */
function wordOf(value: unknown): string | null {
  const word = typeof value === 'number' ? String(value) : value;
  return typeof word === 'string' && word.trim() !== '' ? word.trim() : null;
}
