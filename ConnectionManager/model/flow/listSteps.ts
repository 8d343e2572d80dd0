import { objectAt, objectEntries, type JsonObject } from './json';

/** A trigger or an action of a flow, under its name. */
export interface FlowStep {
  readonly name: string;
  readonly value: JsonObject;
}

/**
 * The flow's triggers.
 *
 * @param definition The flow's workflow definition.
 */
export function listTriggers(definition: JsonObject): FlowStep[] {
  return toSteps(objectAt(definition, 'triggers'));
}

/**
 * The flow's actions at every depth, in no particular order. Nested actions are found whatever the type of the action
 * around them. It keeps its own stack, so the depth of the file is no limit.
 *
 * @param definition The flow's workflow definition.
 */
export function listActions(definition: JsonObject): FlowStep[] {
  const found: FlowStep[] = [];
  const pending = [objectAt(definition, 'actions')];
  for (let actions = pending.pop(); actions; actions = pending.pop()) {
    for (const step of toSteps(actions)) {
      found.push(step);
      actionsInside(step.value).forEach((inside) => pending.push(inside));
    }
  }
  return found;
}

function toSteps(named: JsonObject): FlowStep[] {
  return objectEntries(named).map(([name, value]) => ({ name, value }));
}

function actionsInside(action: JsonObject): JsonObject[] {
  const cases = objectEntries(objectAt(action, 'cases')).map(([, value]) => value);
  const holders = [action, objectAt(action, 'else'), objectAt(action, 'default'), ...cases];
  return holders.map((holder) => objectAt(holder, 'actions'));
}
