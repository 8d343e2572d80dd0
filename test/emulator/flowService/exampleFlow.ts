import type { EmulatorOptions } from '../emulator';
import type { DataRow, EnvironmentData } from '../environmentData';
import { startClient } from '../fixtures/client';
import type { Client, Json, Reply } from '../fixtures/client';
import { contoso, id, ids } from '../fixtures/contoso';

const dataverse = 'shared_commondataserviceforapps';

/** What a flow's clientdata is made of. */
export interface FlowParts {
  /** Entries of `connectionReferences` by key. */
  readonly entries?: Json;
  readonly triggers?: Json;
  readonly actions?: Json;
}

/** Clientdata of the form that flows of solutions have. */
export function clientdataOf({ entries = {}, triggers = {}, actions = {} }: FlowParts): string {
  const definition = { $schema: 'https://schema.management.azure.com/…', contentVersion: '1.0.0.0', triggers, actions };
  return JSON.stringify({ properties: { connectionReferences: entries, definition }, schemaVersion: '1.0.0.0' });
}

/** An entry for a connection reference (null: for none), changed as given. */
export function entryFor(reference: string | null, more: Json = {}): Json {
  const connection = reference === null ? {} : { connectionReferenceLogicalName: reference };
  return { runtimeSource: 'embedded', connection, api: { name: dataverse }, ...more };
}

/** A step of the Dataverse connector over the entry `dataverse`. */
export function dataverseStep(operationId: string, parameters: Json = {}, type = 'OpenApiConnection'): Json {
  const host = { connectionName: 'dataverse', operationId, apiId: `/providers/Microsoft.PowerApps/apis/${dataverse}` };
  return { type, inputs: { host, parameters, authentication: "@parameters('$authentication')" } };
}

/** The trigger "When a row is added, modified or deleted" on accounts, with further settings. */
export function rowTrigger(settings: Json = {}): Json {
  const all = { message: 4, entityname: 'account', scope: 4, ...settings };
  const parameters = Object.fromEntries(Object.entries(all).map(([name, value]) => [`subscriptionRequest/${name}`, value]));
  return { When_a_row_changes: dataverseStep('SubscribeWebhookTrigger', parameters, 'OpenApiConnectionWebhook') };
}

/** A flow with a row trigger over the reference `contoso_dataverse`. */
export function rowFlow(settings: Json = {}, entry: Json = {}): FlowParts {
  return { entries: { dataverse: entryFor('contoso_dataverse', entry) }, triggers: rowTrigger(settings) };
}

/** A button flow that lists accounts over the reference `contoso_dataverse`. */
export function buttonFlow(entry: Json = {}, operationId = 'ListRecords'): FlowParts {
  return {
    entries: { dataverse: entryFor('contoso_dataverse', entry) },
    triggers: { manual: { type: 'Request', kind: 'Button', inputs: { schema: {} } } },
    actions: { List_rows: dataverseStep(operationId, { entityName: 'accounts' }) },
  };
}

/** One flow on an emulator, and what a test does with it. */
export interface FlowUnderTest {
  readonly client: Client;
  readonly id: string;
  readonly patch: (body: Json, caller?: string) => Promise<Reply>;
  readonly turnOn: (caller?: string) => Promise<Reply>;
  readonly turnOff: (caller?: string) => Promise<Reply>;
  readonly save: (parts: FlowParts, caller?: string) => Promise<Reply>;
  readonly row: () => Promise<Json>;
  /** What the flow's trigger is subscribed to. */
  readonly subscriptions: () => Promise<Json[]>;
}

/** What an environment is like beyond the fixture. */
export interface Surroundings {
  /** Of the flow's row: `statecode: 1` for one that is on. */
  readonly flow?: DataRow;
  readonly data?: Partial<EnvironmentData>;
  readonly options?: EmulatorOptions;
}

/**
 * Starts an emulator on the fixture with one more flow, owned by the maker and off.
 * @param clientdata its parts, or its text
 */
export async function startFlow(clientdata: FlowParts | string | null, surroundings: Surroundings = {}): Promise<FlowUnderTest> {
  const { flow = {}, data = {}, options } = surroundings;
  const workflowid = id('a', 50);
  const text = typeof clientdata === 'string' || clientdata === null ? clientdata : clientdataOf(clientdata);
  const state = flow.statecode === 1 ? { statecode: 1, statuscode: 2 } : { statecode: 0, statuscode: 1 };
  const row = { workflowid, name: 'Example', category: 5, type: 1, _ownerid_value: ids.maker, clientdata: text, ...state, ...flow };
  const base: EnvironmentData = { ...contoso(), ...data } as EnvironmentData;
  const client = await startClient({ ...base, workflows: [...(base.workflows as DataRow[]), row] }, options);
  const patch: FlowUnderTest['patch'] = (body, caller = ids.maker) =>
    client.send('PATCH', `workflows(${workflowid})`, body, { MSCRMCallerID: caller });
  return {
    client,
    id: workflowid,
    patch,
    turnOn: (caller) => patch({ statecode: 1 }, caller),
    turnOff: (caller) => patch({ statecode: 0 }, caller),
    save: (parts, caller) => patch({ clientdata: clientdataOf(parts) }, caller),
    row: async () => (await client.get(`workflows(${workflowid})`)).body,
    subscriptions: async () => (await client.get(`callbackregistrations?$filter=name eq '${workflowid}'`)).rows,
  };
}

/** The refusal of the flow service inside an answer: Dataverse's status and code, the service's status, its code and words. */
export function refusalIn(reply: Reply): { status: number; code: unknown; serviceStatus?: string; serviceCode?: string; words?: string } {
  const { code, message } = reply.body.error as { code: string; message: string };
  const [, serviceStatus, details] = /^Flow client error returned with status code "(\w+)" and details "(.*)"\.$/.exec(message) ?? [];
  const inner = details === undefined ? undefined : (JSON.parse(details) as { error: { code: string; message: string } }).error;
  return { status: reply.status, code, serviceStatus, serviceCode: inner?.code, words: inner?.message };
}
