import type { CloudFlow } from '../cloudFlow';
import type { Connection } from '../connection';
import { personKeys } from '../connections/personBehind';
import { DATAVERSE_CONNECTOR } from '../flow/connectorName';
import type { FlowConnection, RunAs } from '../flow/flowProfile';
import { isGuestName, type Person } from '../person';
import type { IdentityEvidence } from './evidence';

/** Whom the Dataverse steps of an entry run as. */
export interface StepIdentity extends IdentityEvidence {
  /** `systemuserid`; null where the user isn't one of this environment, as far as is known. */
  readonly userId: string | null;
}

/** Where to look for the user behind a connection. */
export interface KnownPeople {
  readonly personOf: (connection: Connection) => Person | null;
  /** Whether the users behind all connections have been looked up. */
  readonly complete: boolean;
}

/**
 * Whether the steps of an entry run as somebody else each time: whoever Run as names, unless that is the flow's owner.
 *
 * @param entry The entry.
 * @param runAs The flow's setting Run as.
 * @returns Whether it does.
 */
export function identityVaries(entry: FlowConnection, runAs: RunAs | null): boolean {
  return entry.useInvoker && runAs !== 'flow-owner';
}

/**
 * Whom the Dataverse steps of an entry run as: the user behind the connection. Where nothing says who that is, and where Run as
 * names them, it is the flow's owner.
 *
 * @param entry The entry of the flow's connections.
 * @param runAs The flow's setting Run as.
 * @param flow The flow.
 * @param connection What is known of the connection; null where nothing is.
 * @param known The users.
 * @returns Null for other connectors, where nobody in particular is meant, where the owner is a team, and while it isn't known.
 */
export function stepIdentity(
  entry: FlowConnection,
  runAs: RunAs | null,
  flow: CloudFlow,
  connection: Connection | null,
  known: KnownPeople,
): StepIdentity | null {
  if (entry.connector !== DATAVERSE_CONNECTOR || entry.providedBy !== 'owner' || identityVaries(entry, runAs)) {
    return null;
  }
  return connection && isKnown(connection) && !entry.useInvoker ? identityBehind(connection, known) : ownerOf(flow);
}

function isKnown(connection: Connection): boolean {
  return Object.values(personKeys(connection)).some((key) => key !== null);
}

/**
 * The user behind a connection. One whom the connection names and this environment doesn't know isn't the flow's owner either.
 *
 * @param connection The connection.
 * @param known The users.
 * @returns Null where nothing says who that is, and while the users are looked up.
 */
export function identityBehind(connection: Connection, { personOf, complete }: KnownPeople): StepIdentity | null {
  if (!isKnown(connection)) {
    return null;
  }
  const person = personOf(connection);
  if (!person) {
    const name = connection.accountName ?? connection.displayName;
    const guest = isGuestName(connection.accountName);
    return complete ? { source: 'connection', userId: null, name, disabled: null, guest, licensed: null } : null;
  }
  const { id: userId, name, userName, disabled, licensed } = person;
  return { source: 'connection', userId, name: name ?? userName, disabled, guest: isGuestName(userName), licensed };
}

function ownerOf({ owner }: CloudFlow): StepIdentity | null {
  const { id: userId, kind, name, userName, disabled, licensed } = owner;
  return kind === 'user' ? { source: 'flow-owner', userId, name: name ?? userName, disabled, guest: isGuestName(userName), licensed } : null;
}
