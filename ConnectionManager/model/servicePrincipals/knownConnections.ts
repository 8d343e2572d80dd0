import { connectionState } from '../connections/connectionState';
import { identityKind } from '../connections/identityKind';
import type { Connection } from '../connection';
import { DATAVERSE_CONNECTOR } from '../flow/connectorName';
import type { Inventory, LiveConnections } from '../inventory';

/** Whose a connection is, seen from one application; `unknown` where nothing was seen of it. */
export type ConnectionVerdict = 'this-application' | 'other-application' | 'other-connector' | 'a-person' | 'unknown';

/**
 * All connections that anything is known of, each once: what was handed in counts before what a table says.
 *
 * @param live What was handed in.
 * @param inventory What was read.
 * @returns The connections.
 */
export function knownConnections(live: LiveConnections, { instances }: Pick<Inventory, 'instances'>): readonly Connection[] {
  const byName = new Map<string, Connection>();
  for (const connection of [...live.connections, ...instances.rows]) {
    const key = `${connection.connector ?? ''}/${connection.name}`.toLowerCase();
    byName.set(key, byName.get(key) ?? connection);
  }
  return [...byName.values()];
}

/**
 * The connections of the Dataverse connector that sign in as an application.
 *
 * @param applicationId Application (client) ID, in any letter case.
 * @param connections The known connections.
 * @returns Those that work before others, then the latest first.
 */
export function connectionsOfApplication(applicationId: string, connections: readonly Connection[]): readonly Connection[] {
  const rank = (connection: Connection): number => (connectionState(connection) === 'connected' ? 0 : 1);
  const time = ({ modifiedOn }: Connection): number => modifiedOn?.getTime() ?? 0;
  return connections
    .filter((connection) => verdictOf(connection, applicationId) === 'this-application')
    .sort((a, b) => rank(a) - rank(b) || time(b) - time(a));
}

/**
 * Finds a connection of the Dataverse connector by its own name.
 *
 * @param connectionId The connection's own name.
 * @param connections The known connections.
 * @returns Null where nothing is known of it.
 */
export function connectionNamed(connectionId: string, connections: readonly Connection[]): Connection | null {
  const found = connections.filter(({ name }) => name.toLowerCase() === connectionId.trim().toLowerCase());
  return found.find(({ connector }) => connector === DATAVERSE_CONNECTOR) ?? found[0] ?? null;
}

/**
 * Whose a connection is.
 *
 * @param connectionId The connection's own name.
 * @param applicationId Application (client) ID, in any letter case.
 * @param connections The known connections.
 * @returns The verdict.
 */
export function connectionVerdict(connectionId: string, applicationId: string, connections: readonly Connection[]): ConnectionVerdict {
  const connection = connectionNamed(connectionId, connections);
  return connection ? verdictOf(connection, applicationId) : 'unknown';
}

function verdictOf(connection: Connection, applicationId: string): ConnectionVerdict {
  if (connection.connector !== null && connection.connector !== DATAVERSE_CONNECTOR) {
    return 'other-connector';
  }
  const kind = identityKind(connection);
  if (kind === 'user' || kind === 'guest') {
    return 'a-person';
  }
  if (connection.applicationId === null) {
    return 'unknown';
  }
  return connection.applicationId.toLowerCase() === applicationId.toLowerCase() ? 'this-application' : 'other-application';
}
