/** A JSON object; empty where the clientdata has something else. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** One entry of a flow's `connectionReferences`. */
export interface FlowEntry {
  readonly key: string;
  /** Plain name of the connector, such as `shared_sql`. */
  readonly connector: string | undefined;
  /** Logical name of the connection reference. */
  readonly reference: string | undefined;
  /** Name of the connection, in entries without a connection reference. */
  readonly connection: string | undefined;
  /** Whoever runs the flow brings the connection (`runtimeSource` invoker). */
  readonly runOnly: boolean;
  /** Operations run as the user that the trigger's Run as picks (`impersonation.source` invoker). */
  readonly asInvoker: boolean;
}

/** A trigger or an action. */
export interface FlowStep {
  readonly name: string;
  readonly entry: FlowEntry | undefined;
  readonly connector: string | undefined;
  readonly operation: string | undefined;
  readonly parameters: JsonObject;
  /** workflowid of the child flow that the action runs. */
  readonly child: string | undefined;
}

/** A cloud flow as the flow service sees it. */
export interface Flow {
  readonly hasDefinition: boolean;
  readonly entries: readonly FlowEntry[];
  readonly triggers: readonly FlowStep[];
  /** At every depth. */
  readonly actions: readonly FlowStep[];
}

/** The Dataverse connector's plain name. */
export const dataverseConnector = 'shared_commondataserviceforapps';

/**
 * Reads a flow's clientdata, in the form of solutions or of packages, as far as the flow service's rules need it.
 * @param clientdata of a row; what is no text counts as a flow without a definition
 * @returns undefined if it is no JSON
 */
export function tryReadFlow(clientdata: unknown): Flow | undefined {
  try {
    return flowIn(typeof clientdata === 'string' ? JSON.parse(clientdata) : undefined);
  } catch {
    return undefined;
  }
}

function flowIn(value: unknown): Flow {
  const properties = objectOf(objectOf(value).properties);
  const entries = Object.entries(objectOf(properties.connectionReferences)).map(([key, entry]) => readEntry(key, objectOf(entry)));
  const definition = objectOf(properties.definition);
  return {
    hasDefinition: properties.definition !== undefined && properties.definition !== null,
    entries,
    triggers: readSteps(definition.triggers, entries),
    actions: actionsUnder(definition, entries),
  };
}

/** The plain name in a connector's id: its last segment. */
export function plainName(connectorId: string): string {
  return connectorId.slice(connectorId.lastIndexOf('/') + 1);
}

/** The value if it is a JSON object, else an empty one. */
export function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isInvoker(source: unknown): boolean {
  return textOf(source)?.toLowerCase() === 'invoker';
}

function readEntry(key: string, entry: JsonObject): FlowEntry {
  const connection = objectOf(entry.connection);
  const id = textOf(objectOf(entry.api).name) ?? textOf(entry.id);
  return {
    key,
    connector: id === undefined ? undefined : plainName(id),
    reference: textOf(connection.connectionReferenceLogicalName) ?? textOf(entry.connectionReferenceLogicalName),
    connection: textOf(connection.name) ?? textOf(entry.connectionName),
    runOnly: isInvoker(entry.runtimeSource ?? entry.source),
    asInvoker: isInvoker(objectOf(entry.impersonation).source),
  };
}

/** Every member called `actions` holds actions, whatever it is a member of; what an action is given (`inputs`) is no part of the flow. */
function actionsUnder(node: JsonObject, entries: readonly FlowEntry[]): FlowStep[] {
  return Object.entries(node).flatMap(([name, value]) =>
    name === 'inputs' ? [] : [...(name === 'actions' ? readSteps(value, entries) : []), ...actionsUnder(objectOf(value), entries)],
  );
}

function readSteps(named: unknown, entries: readonly FlowEntry[]): FlowStep[] {
  return Object.entries(objectOf(named)).map(([name, step]) => {
    const inputs = objectOf(objectOf(step).inputs);
    const host = objectOf(inputs.host);
    const key = textOf(host.connectionName) ?? textOf(host.connectionReferenceName);
    const entry = entries.find((candidate) => candidate.key === key);
    const apiId = textOf(host.apiId);
    return {
      name,
      entry,
      connector: apiId === undefined ? entry?.connector : plainName(apiId),
      operation: textOf(host.operationId),
      parameters: objectOf(inputs.parameters),
      child: textOf(host.workflowReferenceName),
    };
  });
}
