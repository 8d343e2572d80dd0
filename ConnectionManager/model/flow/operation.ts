import { connectorName, DATAVERSE_CONNECTOR } from './connectorName';
import type { FlowEnvironment } from './flowProfile';
import { objectAt, ownValue, textAt, type JsonObject } from './json';
import type { FlowStep } from './listSteps';
import { listConnectionKeys } from './listConnectionKeys';

/** The connectors of a flow's `connectionReferences`, by key. */
export type ConnectorsByKey = ReadonlyMap<string, string | null>;

/** A trigger or an action, with what it calls. */
export interface FlowOperation {
  /** The name of the action or trigger. */
  readonly name: string;
  /** The key of `connectionReferences` it uses; null where it uses none of them. */
  readonly key: string | null;
  readonly isDataverse: boolean;
  /** The connector's operation id; null where it names none. */
  readonly id: string | null;
  readonly parameters: JsonObject;
  readonly environment: FlowEnvironment;
}

/** The ending of the ids of the operations that take an environment as the parameter `organization`. */
const CROSS_ENVIRONMENT = 'WithOrganization';

/**
 * Reads what a trigger or an action calls.
 *
 * @param step The trigger or action.
 * @param connectors The connectors of the flow's connections, by key.
 */
export function readOperation(step: FlowStep, connectors: ConnectorsByKey): FlowOperation {
  const host = objectAt(step.value, 'inputs', 'host');
  const key = listConnectionKeys(host).find((candidate) => connectors.has(candidate)) ?? null;
  const apiId = textAt(host, 'apiId');
  const keyConnector = key === null ? null : connectors.get(key);
  const connector = apiId === null ? keyConnector : connectorName(apiId);
  const id = textAt(host, 'operationId');
  const parameters = objectAt(step.value, 'inputs', 'parameters');
  return {
    name: step.name,
    key,
    isDataverse: connector === DATAVERSE_CONNECTOR,
    id,
    parameters,
    environment: readEnvironment(id, parameters),
  };
}

/**
 * The id without the ending that marks an operation's twin for other environments.
 *
 * @param id An operation id, such as `ListRecordsWithOrganization`.
 */
export function baseOperationId(id: string): string {
  return id.endsWith(CROSS_ENVIRONMENT) ? id.slice(0, -CROSS_ENVIRONMENT.length) : id;
}

/** The environment may be the literal `current`, so the id's ending alone does not mean another one (seen in published flows). */
function readEnvironment(id: string | null, parameters: JsonObject): FlowEnvironment {
  const crosses = id?.endsWith(CROSS_ENVIRONMENT) === true && ownValue(parameters, 'organization') !== 'current';
  return crosses ? 'other' : 'current';
}
