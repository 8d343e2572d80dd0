import { compareText } from './compareText';
import type { FlowProfile } from './flowProfile';
import { isJsonObject, objectAt, ownValue, textAt, type JsonObject } from './json';
import { listActions, listTriggers } from './listSteps';
import { readOperation } from './operation';
import { readConnections, readConnectors } from './readConnections';
import { readNeeds, readUndetermined } from './readNeeds';
import { readRunAs, readTrigger } from './readTrigger';

/**
 * Reads a cloud flow: a row's `clientdata`, a file of a solution's folder `Workflows`, or an exported definition. Malformed
 * parts count as absent and never stop the reading.
 *
 * @param value The parsed JSON.
 * @param name The flow's name where the JSON has no `properties.displayName`.
 * @returns Null where the value is no flow: no object with a definition that has triggers or actions.
 */
export function readFlow(value: unknown, name: string): FlowProfile | null {
  const holder = definitionHolder(value);
  if (!holder) {
    return null;
  }
  const definition = objectAt(holder, 'definition');
  const references = objectAt(holder, 'connectionReferences');
  const connectors = readConnectors(references);
  const triggers = listTriggers(definition)
    .sort((a, b) => compareText(a.name, b.name))
    .map((step) => ({ step, operation: readOperation(step, connectors) }));
  const actions = listActions(definition).map((step) => readOperation(step, connectors));
  const operations = [...triggers.map((trigger) => trigger.operation), ...actions];
  const dataverse = operations.filter((operation) => operation.isDataverse);
  const first = triggers[0];
  return {
    name: textAt(objectAt(value, 'properties'), 'displayName') ?? name,
    trigger: first ? readTrigger(first.step.value, first.operation) : null,
    runAs: first ? readRunAs(first.operation) : null,
    connections: readConnections(references, operations),
    needs: readNeeds(dataverse),
    undetermined: readUndetermined(dataverse),
  };
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
