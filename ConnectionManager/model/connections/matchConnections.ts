import type { Connection } from '../connection';
import type { ConnectionReference } from '../connectionReference';

/** Which connection references are bound to which of the known connections. */
export interface MatchedConnections {
  /** The connection by the reference's id; several references may share one. References whose connection isn't known are left out. */
  readonly byReference: ReadonlyMap<string, Connection>;
  /** The connections that no reference is bound to, each one once. */
  readonly loose: readonly Connection[];
  /** The connection of a connector's plain name, null where it isn't known, and a name; null where there is none. */
  readonly named: (connector: string | null, name: string) => Connection | null;
}

/**
 * Finds the connections that connection references are bound to, by connector and connection name in whatever case. A reference or
 * a connection whose connector isn't known is found by the name alone, where only one connection has it.
 *
 * Of a connection that is there several times counts what was handed in (`live`) before what a table says (`service`), then what
 * was modified last.
 *
 * @param references The connection references.
 * @param connections The connections of all sources.
 * @returns The matches, and the connections without a reference, in the order they came in.
 */
export function matchConnections(
  references: readonly ConnectionReference[],
  connections: readonly Connection[],
): MatchedConnections {
  const known = bestByKey(connections);
  const byName = groupByName(known.values());
  const byReference = new Map<string, Connection>();
  for (const { id, connector, connectionId } of references) {
    const connection = connectionId === null ? undefined : find(known, byName, connector, connectionId);
    if (connection) {
      byReference.set(id, connection);
    }
  }
  const bound = new Set(byReference.values());
  return {
    byReference,
    loose: [...known.values()].filter((connection) => !bound.has(connection)),
    named: (connector, name) => find(known, byName, connector, name) ?? null,
  };
}

function find(
  known: ReadonlyMap<string, Connection>,
  byName: ReadonlyMap<string, readonly Connection[]>,
  connector: string | null,
  name: string,
): Connection | undefined {
  const exact = connector === null ? undefined : known.get(keyOf(connector, name));
  const [only, ...others] = byName.get(name.toLowerCase()) ?? [];
  const mayBe = others.length === 0 && (connector === null || only?.connector === null);
  return exact ?? (mayBe ? only : undefined);
}

function bestByKey(connections: readonly Connection[]): ReadonlyMap<string, Connection> {
  const best = new Map<string, Connection>();
  for (const connection of connections) {
    const key = keyOf(connection.connector, connection.name);
    const other = best.get(key);
    if (!other || isBetter(connection, other)) {
      best.set(key, connection);
    }
  }
  return best;
}

function isBetter(one: Connection, other: Connection): boolean {
  if (one.source !== other.source) {
    return one.source === 'live';
  }
  return (one.modifiedOn?.getTime() ?? -Infinity) > (other.modifiedOn?.getTime() ?? -Infinity);
}

function groupByName(connections: Iterable<Connection>): ReadonlyMap<string, readonly Connection[]> {
  const groups = new Map<string, Connection[]>();
  for (const connection of connections) {
    const name = connection.name.toLowerCase();
    const group = groups.get(name);
    if (group) {
      group.push(connection);
    } else {
      groups.set(name, [connection]);
    }
  }
  return groups;
}

/** No connector's name holds a slash: it is the last segment of a path. */
function keyOf(connector: string | null, name: string): string {
  return `${connector ?? ''}/${name}`.toLowerCase();
}
