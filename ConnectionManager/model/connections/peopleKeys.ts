import type { Connection } from '../connection';
import { personKeys } from './personBehind';

/** What is known of the users behind connections, to look them up by. Each key is there once. */
export interface PeopleKeys {
  /** Object IDs in Microsoft Entra. */
  readonly objectIds: readonly string[];
  /** User names or email addresses. */
  readonly userNames: readonly string[];
  /** Application (client) IDs. */
  readonly applicationIds: readonly string[];
}

/**
 * The keys of the users behind connections.
 *
 * @param connections The connections.
 * @returns What to look the users up by, without duplicates in whatever case.
 */
export function peopleKeysOf(connections: readonly Connection[]): PeopleKeys {
  const keys = connections.map(personKeys);
  return {
    objectIds: distinct(keys.map(({ objectId }) => objectId)),
    userNames: distinct(keys.map(({ userName }) => userName)),
    applicationIds: distinct(keys.map(({ applicationId }) => applicationId)),
  };
}

function distinct(values: readonly (string | null)[]): readonly string[] {
  const byKey = new Map<string, string>();
  for (const value of values) {
    if (value && !byKey.has(value.toLowerCase())) {
      byKey.set(value.toLowerCase(), value);
    }
  }
  return [...byKey.values()];
}
