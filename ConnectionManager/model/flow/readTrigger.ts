import { isRowTrigger, literalTable } from './dataverseOperations';
import type { FlowTrigger, RunAs, TriggerKind } from './flowProfile';
import { ownValue, textAt, type JsonObject } from './json';
import type { FlowOperation } from './operation';

/** Kinds of a `Request` trigger that a person, an app or an agent starts, in lower case (seen in published flows). */
const INSTANT_KINDS = new Set([
  'button', 'powerapp', 'powerappv2', 'skills', 'virtualagent', 'powervirtualagents', 'apiconnection',
]);

/**
 * The choices of `callbackregistration.runas` (Microsoft Learn, CallbackRegistration table reference). A trigger
 * without the parameter runs as the flow owner (Microsoft Learn, "Trigger flows when a row is added, modified, or deleted").
 */
const RUN_AS = new Map<unknown, RunAs>([
  [1, 'modifying-user'],
  [2, 'row-owner'],
  [3, 'flow-owner'],
  [null, 'flow-owner'],
  [undefined, 'flow-owner'],
]);

/**
 * Reads a flow's trigger.
 *
 * @param trigger The trigger as it stands in the flow.
 * @param operation What it calls.
 */
export function readTrigger(trigger: JsonObject, operation: FlowOperation): FlowTrigger {
  return {
    name: operation.name,
    kind: readKind(trigger, operation),
    table: isRowTrigger(operation) ? literalTable(operation) : null,
  };
}

/**
 * Reads the setting Run as of a row trigger.
 *
 * @param operation What the trigger calls.
 * @returns Null for a trigger of another kind; `unknown` for a value that is no choice, text such as `"1"` too.
 */
export function readRunAs(operation: FlowOperation): RunAs | null {
  return isRowTrigger(operation)
    ? (RUN_AS.get(ownValue(operation.parameters, 'subscriptionRequest/runas')) ?? 'unknown')
    : null;
}

function readKind(trigger: JsonObject, operation: FlowOperation): TriggerKind {
  if (isRowTrigger(operation)) {
    return 'row';
  }
  if (operation.isDataverse && operation.id === 'BusinessEventsTrigger') {
    return 'business-event';
  }
  const kind = textAt(trigger, 'kind')?.toLowerCase() ?? '';
  switch (textAt(trigger, 'type')) {
    case 'Request':
      return INSTANT_KINDS.has(kind) ? 'instant' : 'http';
    case 'OpenApiConnection':
      return kind === 'powervirtualagents' ? 'instant' : 'other';
    case 'Recurrence':
    case 'SlidingWindow':
      return 'scheduled';
    default:
      return 'other';
  }
}
