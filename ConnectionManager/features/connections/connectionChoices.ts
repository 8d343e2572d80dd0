import type { Connection, ConnectionState } from '../../model/connection';
import { connectionState } from '../../model/connections/connectionState';
import type { Inventory, LiveConnections } from '../../model/inventory';
import { connectionName } from './connectionRows';

/** A connection that is known in the environment and can be chosen. */
export interface ConnectionChoice {
  /** The connection's own name, which is what is saved. */
  readonly id: string;
  readonly title: string;
  /** The account that signed in; null where it isn't known. */
  readonly account: string | null;
  /** Null where nothing is known but that connection references use it. */
  readonly state: ConnectionState | null;
  /** How many connection references use it. */
  readonly references: number;
}

/** What is known of the environment's connections. */
export interface KnownConnections {
  readonly inventory: Pick<Inventory, 'instances' | 'connectionReferences'>;
  readonly live: LiveConnections;
}

/**
 * Lists the connections of one connector that are known in the environment: those that were handed in, those of Dataverse's table,
 * and those that other connection references use.
 *
 * @param known What is known.
 * @param connector Plain name of the connector.
 * @param compare Puts titles in order.
 * @returns Each connection once: connected ones first, then by title.
 */
export function connectionChoices(
  { inventory, live }: KnownConnections,
  connector: string,
  compare: (a: string, b: string) => number,
): readonly ConnectionChoice[] {
  const uses = usesById(inventory, connector);
  const choices = new Map<string, ConnectionChoice>([...uses].map(([key, { id, count }]) => [key, bareChoice(id, count)]));
  // What was handed in is the better evidence: it comes last and takes the place of the table's row.
  for (const connection of [...inventory.instances.rows, ...live.connections]) {
    if (connection.connector === connector) {
      const key = connection.name.toLowerCase();
      choices.set(key, choiceOf(connection, uses.get(key)?.count ?? 0));
    }
  }
  return [...choices.values()].sort((a, b) => stateRank(a) - stateRank(b) || compare(a.title, b.title));
}

interface Use {
  readonly id: string;
  readonly count: number;
}

function usesById({ connectionReferences }: KnownConnections['inventory'], connector: string): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>();
  for (const { connectionId: id, connector: own } of connectionReferences.rows) {
    if (id !== null && own === connector) {
      uses.set(id.toLowerCase(), { id, count: (uses.get(id.toLowerCase())?.count ?? 0) + 1 });
    }
  }
  return uses;
}

function bareChoice(id: string, references: number): ConnectionChoice {
  return { id, title: id, account: null, state: null, references };
}

function choiceOf(connection: Connection, references: number): ConnectionChoice {
  return {
    id: connection.name,
    title: connectionName(connection),
    account: connection.accountName,
    state: connectionState(connection),
    references,
  };
}

function stateRank({ state }: ConnectionChoice): number {
  return state === 'connected' ? 0 : state === 'error' ? 2 : 1;
}
