import { compareText } from './compareText';
import type { FlowProfile } from './flowProfile';
import { isJsonObject, objectAt, ownValue, textAt, type JsonObject } from './json';
import { listActions, listTriggers, type FlowStep } from './listSteps';
import { readOperation, type FlowOperation } from './operation';
import { readConnections, readConnectors } from './readConnections';
import { readNeeds, readUndetermined } from './readNeeds';
import { readStepNames } from './readStepNames';
import { readSteps } from './readSteps';
import { readRunAs, readTrigger } from './readTrigger';
import type { StepNeed } from './stepNeed';

/** What a flow's definition says. */
export interface ReadFlow {
  readonly flow: FlowProfile;
  /** One for each Dataverse trigger and action, triggers first. */
  readonly steps: readonly StepNeed[];
  /** Names of the triggers and actions of every connector, sorted, by the key of `connectionReferences` they use. */
  readonly stepNames: StepNames;
}

/** Names of triggers and actions by the key that they use; keys that none uses are left out. */
export type StepNames = ReadonlyMap<string, readonly string[]>;

/**
 * Reads a cloud flow: a row's `clientdata`, a file of a solution's folder `Workflows`, or an exported definition. Malformed
 * parts count as absent and never stop the reading.
 *
 * @param value The parsed JSON.
 * @param name The flow's name where the JSON has no `properties.displayName`.
 * @returns Null where the value is no flow: no object with a definition that has triggers or actions.
 */
export function readFlow(value: unknown, name: string): ReadFlow | null {
  const holder = definitionHolder(value);
  if (!holder) {
    return null;
  }
  const references = objectAt(holder, 'connectionReferences');
  const { triggers, operations } = readOperations(holder);
  const dataverse = operations.filter((operation) => operation.isDataverse);
  const first = triggers[0];
  const flow: FlowProfile = {
    name: textAt(objectAt(value, 'properties'), 'displayName') ?? name,
    trigger: first ? readTrigger(first.step.value, first.operation) : null,
    runAs: first ? readRunAs(first.operation) : null,
    connections: readConnections(references, operations),
    needs: readNeeds(dataverse),
    undetermined: readUndetermined(dataverse),
  };
  return { flow, steps: readSteps(dataverse), stepNames: readStepNames(operations) };
}

interface FlowOperations {
  readonly triggers: readonly { readonly step: FlowStep; readonly operation: FlowOperation }[];
  /** Triggers first. */
  readonly operations: readonly FlowOperation[];
}

function readOperations(holder: JsonObject): FlowOperations {
  const definition = objectAt(holder, 'definition');
  const connectors = readConnectors(objectAt(holder, 'connectionReferences'));
  const triggers = listTriggers(definition)
    .sort((a, b) => compareText(a.name, b.name))
    .map((step) => ({ step, operation: readOperation(step, connectors) }));
  const actions = listActions(definition).map((step) => readOperation(step, connectors));
  return { triggers, operations: [...triggers.map(({ operation }) => operation), ...actions] };
}

/** The object that holds `definition`: `properties`, or the value itself where `properties` is no object. */
function definitionHolder(value: unknown): JsonObject | null {
  if (!isJsonObject(value)) {
    return null;
  }
  const properties = ownValue(value, 'properties');
  const holder = isJsonObject(properties) ? properties : value;
  const keys = Object.keys(objectAt(holder, 'definition'));
  return keys.includes('triggers') || keys.includes('actions') ? holder : null;
}
