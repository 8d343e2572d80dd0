import type { Connection } from '../connection';
import type { Person } from '../person';
import { identityKind } from './identityKind';

/** What leads to the user behind one connection; null where it isn't known, or would lead to somebody else. */
export interface PersonKeys {
  /** Application (client) ID, for a service principal. */
  readonly applicationId: string | null;
  /** The account that signed in. */
  readonly userName: string | null;
  /** Object ID in Microsoft Entra. */
  readonly objectId: string | null;
}

/** Users by what connections know of them. Every key is in lower case; one that several users share leads to none. */
export interface PeopleLookup {
  readonly byApplicationId: ReadonlyMap<string, Person | null>;
  readonly byUserName: ReadonlyMap<string, Person | null>;
  readonly byEmail: ReadonlyMap<string, Person | null>;
  readonly byObjectId: ReadonlyMap<string, Person | null>;
}

/**
 * What leads to the user behind a connection: a service principal's application ID, a person's account name. Who made the
 * connection stands for the person only where a person is known to be behind it and the account isn't another one's: whoever makes
 * a connection may sign in with any account, or with none, as an application.
 *
 * @param connection The connection.
 * @returns The keys.
 */
export function personKeys(connection: Connection): PersonKeys {
  const kind = identityKind(connection);
  if (kind === 'service-principal') {
    return { applicationId: connection.applicationId, userName: null, objectId: null };
  }
  if (kind === 'unknown') {
    return { applicationId: null, userName: null, objectId: null };
  }
  const { accountName: userName, owner } = connection;
  const isOwners = userName === null || userName.toLowerCase() === owner?.userName?.toLowerCase();
  return { applicationId: null, userName, objectId: isOwners ? (owner?.objectId ?? null) : null };
}

/**
 * Prepares users for {@link personBehind}.
 *
 * @param people The users.
 * @returns The lookup.
 */
export function peopleLookup(people: readonly Person[]): PeopleLookup {
  const humans = people.filter(({ applicationId }) => applicationId === null);
  return {
    byApplicationId: index(people, ({ applicationId }) => applicationId),
    byUserName: index(humans, ({ userName }) => userName),
    byEmail: index(humans, ({ email }) => email),
    byObjectId: index(people, ({ objectId }) => objectId),
  };
}

/**
 * The user of this environment that a connection works as.
 *
 * @param connection The connection.
 * @param people The users of the environment.
 * @returns The user: an application user by its application ID; a person by user name, by email address, or by who made the
 * connection, as {@link personKeys} allows. Null where none is known, or several are meant.
 */
export function personBehind(connection: Connection, people: PeopleLookup): Person | null {
  const { applicationId, userName, objectId } = personKeys(connection);
  return (
    find(people.byApplicationId, applicationId) ??
    find(people.byUserName, userName) ??
    find(people.byObjectId, objectId) ??
    find(people.byEmail, userName)
  );
}

function index(people: readonly Person[], keyOf: (person: Person) => string | null): ReadonlyMap<string, Person | null> {
  const found = new Map<string, Person | null>();
  for (const person of people) {
    const key = keyOf(person)?.toLowerCase();
    if (key) {
      const other = found.get(key);
      found.set(key, other === undefined || other?.id === person.id ? person : null);
    }
  }
  return found;
}

function find(people: ReadonlyMap<string, Person | null>, key: string | null): Person | null {
  return key === null ? null : (people.get(key.toLowerCase()) ?? null);
}
