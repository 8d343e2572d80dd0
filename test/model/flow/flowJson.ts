import { parseFlow } from '../../../ConnectionManager/model/flow/parseFlow';
import type { FlowProfile } from '../../../ConnectionManager/model/flow/flowProfile';

/** A JSON object of a test. */
export type Json = Record<string, unknown>;

/** The id of the Microsoft Dataverse connector, as steps write it. */
export const DATAVERSE_API = '/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps';

/** An entry of `connectionReferences` in the form of solutions. */
export function reference(connector: string, more: Json = {}): Json {
  return { runtimeSource: 'embedded', connection: { connectionReferenceLogicalName: 'contoso_ref' }, api: { name: connector }, ...more };
}

/** A Dataverse step that uses the key `dv`. */
export function dataverse(operationId: string, parameters: Json = {}, host: Json = {}): Json {
  return { type: 'OpenApiConnection', inputs: { host: { apiId: DATAVERSE_API, connectionName: 'dv', operationId, ...host }, parameters } };
}

/** A row trigger on `account`. */
export function rowTrigger(parameters: Json = {}): Json {
  return dataverse('SubscribeWebhookTrigger', { 'subscriptionRequest/entityname': 'account', ...parameters });
}

/** A flow of the solution form with a Dataverse connection `dv`. */
export function flowJson(parts: { triggers?: unknown; actions?: unknown; references?: unknown; properties?: Json } = {}): Json {
  const { triggers = {}, actions = {}, references = { dv: reference('shared_commondataserviceforapps') } } = parts;
  return { properties: { ...parts.properties, connectionReferences: references, definition: { triggers, actions } } };
}

/** Reads a flow through its text, as everything in the product does. */
export function profileOf(flow: unknown): FlowProfile {
  const reading = parseFlow(JSON.stringify(flow), 'Unnamed');
  if (!reading.flow) {
    throw new Error(`no flow: ${reading.problem}`);
  }
  return reading.flow;
}
