import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { DataRow, EnvironmentData } from '../emulator/environmentData';
import { environment, flowRow, id, people, referenceRow } from './environment';
import { open, showFlows } from './flowsList';
import type { HostOptions, ShownControl } from './harness';

const apiId = '/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps';

/** What is special about the one flow of a test. */
export interface RunAsFlow {
  /** 1 modifying user, 2 row owner, 3 flow owner; nothing where the trigger has none. */
  readonly runAs?: number;
  /** Keys of the entries that use the invoker's connection. */
  readonly invoker?: readonly string[];
  /** Whether the second connection has an action in another environment. */
  readonly elsewhere?: boolean;
  readonly row?: DataRow;
  readonly sets?: Readonly<Record<string, DataRow[]>>;
}

/** Clientdata of a flow on accounts, with three actions over `sales` and two over `archive`. */
export function runAsClientdata({ runAs, invoker = [], elsewhere = false }: RunAsFlow): string {
  const step = (key: string, operationId: string, parameters: object, type = 'OpenApiConnection'): object => ({
    type,
    inputs: { host: { apiId, connectionName: key, operationId }, parameters },
  });
  const entry = (key: string): object => ({
    runtimeSource: 'embedded',
    ...(invoker.includes(key) ? { impersonation: { source: 'invoker' } } : {}),
    connection: { connectionReferenceLogicalName: `contoso_${key}` },
    api: { name: 'shared_commondataserviceforapps' },
  });
  const subscription = { 'subscriptionRequest/message': 4, 'subscriptionRequest/entityname': 'account', 'subscriptionRequest/scope': 4 };
  const list = { entityName: 'contacts' };
  const other = elsewhere ? 'ListRecordsWithOrganization' : 'ListRecords';
  return JSON.stringify({
    properties: {
      connectionReferences: { sales: entry('sales'), archive: entry('archive') },
      definition: {
        triggers: {
          When_a_row_changes: step(
            'sales',
            'SubscribeWebhookTrigger',
            { ...subscription, ...(runAs === undefined ? {} : { 'subscriptionRequest/runas': runAs }) },
            'OpenApiConnectionWebhook',
          ),
        },
        actions: {
          List_contacts: step('sales', 'ListRecords', list),
          Update_contact: step('sales', 'UpdateOnlyRecord', { entityName: 'contacts', recordId: 'x' }),
          Add_note: step('sales', 'CreateRecord', { entityName: 'annotations' }),
          Archive_contacts: step('archive', other, elsewhere ? { ...list, organization: 'https://other.example.com' } : list),
          Archive_notes: step('archive', other, elsewhere ? { ...list, organization: 'https://other.example.com' } : list),
        },
      },
    },
    schemaVersion: '1.0.0.0',
  });
}

/** An environment with one row-triggered flow of Ann's, who is signed in, and another flow. */
export function withRunAsFlow(flow: RunAsFlow = {}): EnvironmentData {
  return environment({
    connectionreferences: [
      referenceRow(1, { connectionreferencelogicalname: 'contoso_sales', connectionreferencedisplayname: 'Sales' }),
      referenceRow(2, { connectionreferencelogicalname: 'contoso_archive', connectionreferencedisplayname: 'Archive' }),
    ],
    workflows: [
      flowRow(1, runAsClientdata(flow), { name: 'Notify sales', ...flow.row }),
      flowRow(2, runAsClientdata({ runAs: 3 }), { name: 'Another flow' }),
    ],
    ...flow.sets,
  });
}

/** The flow as Bob's, who lacks the Delegate role; Ann, who is signed in, is an administrator or may only look after flows. */
export function withDelegateRole(flow: RunAsFlow, administrator: boolean): EnvironmentData {
  const unit = id('u', 1);
  const privilege = (number: number, name: string): DataRow => ({ privilegeid: id('p', number), name, canbeglobal: true });
  const grant = (number: number, role: number, held: number): DataRow => ({
    roleprivilegeid: id('g', number),
    roleid: id('r', role),
    privilegeid: id('p', held),
    privilegedepthmask: 8,
  });
  const role = (number: number, name: string, template: string | null = null): DataRow => ({
    roleid: id('r', number),
    name,
    _businessunitid_value: unit,
    _parentrootroleid_value: id('r', number),
    _roletemplateid_value: template,
    isinherited: 1,
  });
  const user = (systemuserid: string, fullname: string): DataRow => ({ systemuserid, fullname, isdisabled: false, _businessunitid_value: unit });
  const names = [
    'prvActOnBehalfOfAnotherUser', 'prvReadWorkflow', 'prvWriteWorkflow', 'prvReadRole', 'prvReadUser',
    'prvReadconnectionreference', 'prvReadCallbackRegistration', 'prvReadBusinessUnit', 'prvReadTeam', 'prvReadflowrun', 'prvReadPrivilege',
  ];
  return withRunAsFlow({
    ...flow,
    row: { _ownerid_value: people.bob, _owninguser_value: people.bob, ...flow.row },
    sets: {
      systemusers: [user(people.ann, 'Ann Lee'), user(people.bob, 'Bob Ray')],
      roles: [role(1, 'System Administrator', '627090ff-40a3-4053-8790-584edc5be201'), role(2, 'Delegate'), role(3, 'Maker')],
      privileges: names.map((name, index) => privilege(index, name)),
      roleprivilegescollection: [
        grant(1, 2, 0),
        ...names.slice(1).map((_, index) => grant(10 + index, 3, index + 1)),
      ],
      systemuserrolescollection: [
        { systemuserroleid: id('s', 1), systemuserid: people.ann, roleid: id('r', administrator ? 1 : 3) },
        { systemuserroleid: id('s', 2), systemuserid: people.bob, roleid: id('r', 3) },
      ],
      ...flow.sets,
    },
  });
}

/** The row behind the page, read as the signed-in user's own browser would. */
export type ReadRow = (path: string) => Promise<Record<string, unknown>>;

/** Another user of the environment, and what the service has: both beside the control. */
export interface Beside {
  readonly through: NonNullable<HostOptions['through']>;
  /** Reads below the service root. */
  readonly get: ReadRow;
  /** Changes a row, as somebody else does. */
  readonly patch: (path: string, body: object) => Promise<void>;
  /** Calls an action, as somebody else does. */
  readonly post: (path: string, body: object) => Promise<void>;
}

const root = 'http://org.example/api/data/v9.2/';

/** A way to the emulator behind a control that is shown with it. */
export function beside(): Beside {
  let send: (request: Request) => Promise<Response> = () => Promise.reject(new Error('No control is shown.'));
  const headers = { 'Content-Type': 'application/json', MSCRMCallerID: people.ann };
  const write = async (method: string, path: string, body: object): Promise<void> => {
    const answer = await send(new Request(root + path, { method, headers, body: JSON.stringify(body) }));
    expect(answer.status).toBe(204);
  };
  return {
    through: (fetch) => {
      send = fetch;
      return fetch;
    },
    get: async (path) => (await (await send(new Request(root + path, { headers }))).json()) as Record<string, unknown>,
    patch: (path, body) => write('PATCH', path, body),
    post: (path, body) => write('POST', path, body),
  };
}

const flowPath = `workflows(${id('f', 1)})`;

/** What the flow's row has of Run as, and of the entries that use the invoker's connection. */
export async function savedSettings({ get }: Beside): Promise<{ readonly runAs: unknown; readonly invoker: readonly string[] }> {
  const { clientdata } = await get(`${flowPath}?$select=clientdata`);
  const { properties } = JSON.parse(String(clientdata)) as {
    properties: {
      connectionReferences: Record<string, { impersonation?: { source?: string } }>;
      definition: { triggers: { When_a_row_changes: { inputs: { parameters: Record<string, unknown> } } } };
    };
  };
  const entries = Object.entries(properties.connectionReferences);
  return {
    runAs: properties.definition.triggers.When_a_row_changes.inputs.parameters['subscriptionRequest/runas'],
    invoker: entries.filter(([, { impersonation }]) => impersonation?.source === 'invoker').map(([key]) => key),
  };
}

/** Whom the flow's trigger is subscribed to run as. */
export async function subscribedRunAs({ get }: Beside): Promise<readonly unknown[]> {
  const { value } = await get(`callbackregistrations?$select=runas&$filter=name eq '${id('f', 1)}'`);
  return (value as readonly { runas: unknown }[]).map(({ runas }) => runas);
}

/** Somebody else saves the flow with other settings. */
export function changedByOthers({ patch }: Beside, flow: RunAsFlow): Promise<void> {
  return patch(flowPath, { clientdata: runAsClientdata(flow) });
}

/** The control with the page where Run as is edited, of the flow "Notify sales". */
export async function showRunAs(data: EnvironmentData, options: HostOptions = {}): Promise<{ shown: ShownControl; page: HTMLElement }> {
  const shown = await showFlows(data, options);
  const pane = await open('Notify sales');
  await userEvent.click(within(pane).getByRole('button', { name: 'Edit Run as' }));
  const page = await screen.findByRole('region', { name: 'Run as' });
  await within(page).findByRole('radiogroup', { name: 'Run as' });
  return { shown, page };
}

/** A choice of Run as. */
export const choice = (page: HTMLElement, name: string): HTMLElement => within(page).getByRole('radio', { name });

/** Whether a connection uses the invoker's connection. */
export const invoker = (page: HTMLElement, name: string): HTMLElement =>
  within(within(page).getByRole('group', { name: "Use invoker's connection" })).getByRole('checkbox', { name });
