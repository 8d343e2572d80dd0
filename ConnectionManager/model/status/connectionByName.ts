import type { Connection } from '../connection';

/**
 * Makes connections findable by connector and name.
 *
 * @param connections The connections; of several with the same name the first counts.
 * @returns The connections by {@link connectionName}.
 */
export function connectionByName(connections: readonly Connection[]): ReadonlyMap<string, Connection> {
  const named = new Map<string, Connection>();
  for (const connection of connections) {
    const key = connectionName(connection.connector, connection.name);
    if (!named.has(key)) {
      named.set(key, connection);
    }
  }
  return named;
}

/**
 * What tells one connection from another, in whatever case.
 *
 * @param connector The connector's plain name; null where it isn't known.
 * @param name The connection's own name.
 * @returns The key.
 */
export function connectionName(connector: string | null, name: string): string {
  return `${connector ?? ''}/${name}`.toLowerCase();
}
