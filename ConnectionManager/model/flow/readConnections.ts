import { compareText } from './compareText';
import { connectorName, DATAVERSE_CONNECTOR } from './connectorName';
import type { FlowConnection, Reach } from './flowProfile';
import { objectAt, textAt, type JsonObject } from './json';
import type { ConnectorsByKey, FlowOperation } from './operation';

/**
 * The connectors of a flow's connections, by key.
 *
 * @param references The flow's `connectionReferences`.
 */
export function readConnectors(references: JsonObject): ConnectorsByKey {
  return new Map(Object.keys(references).map((key) => [key, readConnector(objectAt(references, key))]));
}

/**
 * Reads the connections of a flow, in the form of solutions (`connection`, `api`, `runtimeSource`) or of packages
 * (`connectionName`, `id`, `source`). An entry that is no object still counts, without facts.
 *
 * @param references The flow's `connectionReferences`.
 * @param operations All triggers and actions of the flow.
 * @returns One for each key, sorted by key.
 */
export function readConnections(references: JsonObject, operations: readonly FlowOperation[]): FlowConnection[] {
  const byKey = groupByKey(operations);
  return Object.keys(references)
    .sort(compareText)
    .map((key) => readConnection(key, objectAt(references, key), byKey.get(key) ?? []));
}

function readConnection(key: string, entry: JsonObject, operations: readonly FlowOperation[]): FlowConnection {
  const connection = objectAt(entry, 'connection');
  const connector = readConnector(entry);
  const logicalName = 'connectionReferenceLogicalName';
  return {
    key,
    connector,
    connectionReference: textAt(connection, logicalName) ?? textAt(entry, logicalName),
    connection: textAt(connection, 'name') ?? textAt(entry, 'connectionName'),
    providedBy: isInvoker(textAt(entry, 'runtimeSource') ?? textAt(entry, 'source')) ? 'run-only-user' : 'owner',
    useInvoker: isInvoker(textAt(objectAt(entry, 'impersonation'), 'source')),
    reach: connector === DATAVERSE_CONNECTOR ? readReach(operations) : null,
    operations: operations.length,
  };
}

function readConnector(entry: JsonObject): string | null {
  const id = textAt(objectAt(entry, 'api'), 'name') ?? textAt(entry, 'id') ?? textAt(entry, 'apiId');
  const name = id === null ? '' : connectorName(id);
  return name === '' ? null : name;
}

function isInvoker(source: string | null): boolean {
  return source?.toLowerCase() === 'invoker';
}

function readReach(operations: readonly FlowOperation[]): Reach {
  const [first, ...more] = new Set(operations.map((operation) => operation.environment));
  return more.length > 0 ? 'both' : (first ?? 'none');
}

function groupByKey(operations: readonly FlowOperation[]): ReadonlyMap<string, readonly FlowOperation[]> {
  const groups = new Map<string, FlowOperation[]>();
  for (const operation of operations) {
    if (operation.key !== null) {
      const group = groups.get(operation.key) ?? [];
      group.push(operation);
      groups.set(operation.key, group);
    }
  }
  return groups;
}
