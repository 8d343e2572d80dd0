import type { Json } from '../clientdata';
import { apiPrefix, dataverse, type ConnectorName } from '../connectors';

const authentication = "@parameters('$authentication')";

function host(connector: string, key: string, operationId: string): Json {
  return { connectionName: key, operationId, apiId: `${apiPrefix}${connector}` };
}

/**
 * An action of a connector.
 * @param connector plain name.
 * @param key the flow's key of the connection.
 * @param operationId as in the connector's definition.
 * @param parameters flat, as the designer writes them.
 */
export function connectorAction(connector: ConnectorName, key: string, operationId: string, parameters: Json): Json {
  return { type: 'OpenApiConnection', inputs: { host: host(connector, key, operationId), parameters, authentication } };
}

/**
 * An action of the Dataverse connector.
 * @param operationId e.g. `ListRecords`.
 * @param parameters flat; actions name an entity set in `entityName`.
 * @param key the flow's key of the connection.
 */
export function dataverseAction(operationId: string, parameters: Json, key: string = dataverse): Json {
  return connectorAction(dataverse, key, operationId, parameters);
}

/** A mail of the Outlook connector, over the flow's only key of it. */
export function sendMail(to: string, subject: string): Json {
  const message = { 'emailMessage/To': to, 'emailMessage/Subject': subject, 'emailMessage/Body': '<p>See the record.</p>' };
  return connectorAction('shared_office365', 'shared_office365', 'SendEmailV2', message);
}

/** A message of the Teams connector, over the flow's only key of it. */
export function postMessage(): Json {
  return connectorAction('shared_teams', 'shared_teams', 'PostMessageToConversation', { poster: 'Flow bot', location: 'Channel' });
}

/**
 * The expression for the id of the row that a row trigger reports.
 * @param table logical name, which with `id` is the column's.
 */
export function triggeredRow(table: string): string {
  return `@triggerOutputs()?['body/${table}id']`;
}

/** A group of actions. */
export function scope(actions: Json): Json {
  return { type: 'Scope', actions };
}

/** A condition with its two branches. */
export function condition(left: string, right: unknown, yes: Json, no: Json = {}): Json {
  return { type: 'If', expression: { and: [{ equals: [left, right] }] }, actions: yes, else: { actions: no } };
}

/** A switch: actions by case, and the default's. */
export function switchOn(expression: string, cases: Record<string, Json>, otherwise: Json): Json {
  return {
    type: 'Switch',
    expression,
    cases: Object.fromEntries(Object.entries(cases).map(([value, actions]) => [`Case_${value}`, { case: value, actions }])),
    default: { actions: otherwise },
  };
}

/** A loop over the rows of an expression. */
export function forEach(expression: string, actions: Json): Json {
  return { type: 'Foreach', foreach: expression, actions };
}

/** A text or object put together for later steps. */
export function compose(inputs: unknown): Json {
  return { type: 'Compose', inputs };
}

/** A call of another flow. */
export function callFlow(workflowReferenceName: string, body: Json): Json {
  return { type: 'Workflow', inputs: { host: { workflowReferenceName }, body } };
}

/** The answer of an instant or HTTP flow. */
export function respond(kind: 'PowerApp' | 'Skills' | 'Http' | 'VirtualAgent', body: Json): Json {
  return { type: 'Response', kind, inputs: { statusCode: 200, body } };
}

/**
 * Lets actions run one after the other.
 * @param actions by name, in their order.
 */
export function inSequence(actions: Record<string, Json>): Json {
  let previous: string | undefined;
  return Object.fromEntries(
    Object.entries(actions).map(([name, action]) => {
      const runAfter = previous === undefined ? {} : { [previous]: ['Succeeded'] };
      previous = name;
      return [name, { runAfter, ...action }];
    }),
  );
}
