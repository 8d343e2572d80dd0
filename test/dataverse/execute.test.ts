import type { DataverseClient, Operation, OperationParameter } from '../../ConnectionManager/dataverse/client';
import { createDataverseClient, waitForTimer, type DataverseHost } from '../../ConnectionManager/dataverse/webApiClient';
import { definition, environment, flowRow, id, people, schedule } from '../control/environment';
import { createEmulator } from '../emulator/emulator';
import type { EnvironmentData } from '../emulator/environmentData';
import { createUtils } from '../host/utils';
import { createWebApi } from '../host/webApi';
import { flows, withPrivileges } from './environments';
import { runRow } from './runRows';

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

interface Connected {
  readonly client: DataverseClient;
  /** What was sent to the emulator, without the host's own look-ups. */
  readonly sent: readonly Sent[];
}

async function connect(data: EnvironmentData, execute = true): Promise<Connected> {
  const emulator = await createEmulator(data);
  const sent: Sent[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const text = await request.clone().text();
    const path = decodeURIComponent(request.url.replace(/^.*\/v9\.2\//, ''));
    if (!path.startsWith('EntityDefinitions')) {
      sent.push({ method: request.method, path, body: text === '' ? null : JSON.parse(text) });
    }
    return emulator.fetch(request);
  };
  const endpoint = { fetch, baseUrl: 'http://org.example/api/data/v9.2/' };
  return { client: createDataverseClient({ webAPI: createWebApi({ ...endpoint, execute }), utils: createUtils(endpoint) }), sent };
}

const data = environment({
  workflows: flows(1),
  organizations: [{ organizationid: id('o', 1), name: 'contoso' }],
  flowruns: [runRow(1, { status: 'Running' })],
});

const flow = { table: 'workflow', id: id('f', 1) };
const organization = (accessType: OperationParameter): Operation => ({
  name: 'RetrieveCurrentOrganization',
  kind: 'function',
  boundTo: null,
  parameters: [accessType],
});
const accessType: OperationParameter = {
  name: 'AccessType',
  value: 0,
  typeName: 'Microsoft.Dynamics.CRM.EndpointAccessType',
  structuralProperty: 3,
  enumProperties: [{ name: 'Default', value: 0 }],
};

const sharing = (principal: string): Operation => ({
  name: 'GrantAccess',
  kind: 'action',
  boundTo: null,
  parameters: [
    { name: 'Target', value: { entityType: 'workflow', id: flow.id }, typeName: 'mscrm.crmbaseentity', structuralProperty: 5 },
    {
      name: 'PrincipalAccess',
      value: { Principal: { '@odata.type': 'Microsoft.Dynamics.CRM.systemuser', ownerid: principal }, AccessMask: 'ReadAccess' },
      typeName: 'mscrm.PrincipalAccess',
      structuralProperty: 2,
    },
  ],
});

describe('operations', () => {
  it('are not offered where the host can not call them', async () => {
    expect((await connect(data, false)).client.execute).toBeNull();
    expect(createDataverseClient({}).execute).toBeNull();
  });

  it('bound to a row are called on it, by their full name', async () => {
    const { client, sent } = await connect(data);
    const answer = await client.execute?.({ name: 'CancelAllCloudFlowRuns', kind: 'action', boundTo: flow, parameters: [] });
    expect(answer).toBeNull();
    expect(sent).toEqual([{ method: 'POST', path: `workflows(${flow.id})/Microsoft.Dynamics.CRM.CancelAllCloudFlowRuns`, body: {} }]);
    expect(await client.row('flowrun', id('d', 1), '?$select=status')).toMatchObject({ status: 'Cancelled' });
  });

  it('that are functions take an enumeration by its name, and their answer comes as JSON', async () => {
    const { client, sent } = await connect({ ...data, OrganizationDetails: [{ EnvironmentId: 'contoso-environment' }] });
    const answer = await client.execute?.(organization(accessType));
    expect(answer).toMatchObject({ Detail: { EnvironmentId: 'contoso-environment' } });
    expect(sent).toMatchObject([{ method: 'GET', path: expect.stringContaining("EndpointAccessType'Default'") as string }]);
  });

  it('that are actions take rows and complex values in their body', async () => {
    const { client, sent } = await connect(data);
    expect(await client.execute?.(sharing(people.bob))).toBeNull();
    expect(sent).toMatchObject([{ method: 'POST', path: 'GrantAccess', body: { Target: { workflowid: flow.id } } }]);
    const shares: unknown[] = [];
    for await (const rows of client.pages('principalobjectaccess', '?$select=accessrightsmask', 10, new AbortController().signal)) {
      shares.push(...rows);
    }
    expect(shares).toMatchObject([{ accessrightsmask: 1 }]);
  });

  it('that are refused fail with the code and words of the service', async () => {
    const refused = await connect(withPrivileges(data, ['prvReadWorkflow']));
    const call = refused.client.execute?.({ name: 'CancelAllCloudFlowRuns', kind: 'action', boundTo: flow, parameters: [] });
    await expect(call).rejects.toMatchObject({ name: 'DataverseError', problem: { kind: 'privilege' } });
    const { client } = await connect(data);
    await expect(client.execute?.(organization({ ...accessType, value: 'Elsewhere' }))).rejects.toMatchObject({ problem: { kind: 'other' } });
    await expect(client.execute?.(sharing(id('x', 1)))).rejects.toMatchObject({ problem: { kind: 'other', code: '0x8004020c' } });
  });

  it.each([
    ['its error', 403, '{"error":{"code":"0x80040220","message":"Is missing prvWriteWorkflow."}}', '0x80040220', 'Is missing prvWriteWorkflow.'],
    ['other JSON', 500, '{"oops":1}', null, 'The call was answered with status 500.'],
    ['no text at all', 502, '', null, 'The call was answered with status 502.'],
    ['a page of a gateway', 502, '<html>Bad gateway</html>', null, 'The call was answered with status 502.'],
  ])('that a host resolves although they were refused fail too: with %s', async (_with, status, text, code, detail) => {
    const client = createDataverseClient({ webAPI: { execute: () => Promise.resolve(new Response(text, { status })) } });
    const call = client.execute?.({ name: 'WhoAmI', kind: 'function', boundTo: null, parameters: [] });
    await expect(call).rejects.toMatchObject({ name: 'DataverseError', problem: { code, detail } });
  });
});

describe('one row', () => {
  it('is read with the columns asked for', async () => {
    const { client } = await connect(data);
    expect(await client.row('workflow', flow.id, '?$select=name')).toMatchObject({ workflowid: flow.id, name: 'Flow 1' });
  });

  it('that is not there is told by its code', async () => {
    const { client } = await connect(data);
    await expect(client.row('workflow', id('f', 9), '?$select=name')).rejects.toMatchObject({ problem: { code: '0x80040217' } });
  });

  it('is asked for again when Dataverse limits requests', async () => {
    const pauses: number[] = [];
    const retrieveRecord = jest.fn().mockRejectedValueOnce({ errorCode: 0x80072322, message: 'Too many.' }).mockResolvedValue({ name: 'a' });
    const client = createDataverseClient({ webAPI: { retrieveRecord } }, (pause) => Promise.resolve(void pauses.push(pause)));
    expect(await client.row('workflow', flow.id, '?$select=name')).toEqual({ name: 'a' });
    expect(pauses).toEqual([5_000]);
  });
});

describe('what is throttled when nobody is left to be told', () => {
  const tooMany = { errorCode: 0x80072322, message: 'Too many.' };

  it.each<[string, (client: DataverseClient) => Promise<unknown>]>([
    ['a row', (client) => client.row('workflow', flow.id, '?$select=name')],
    ['metadata', (client) => client.tableMetadata('workflow')],
  ])('is not asked for again, and its pause ends: %s', async (_what, ask) => {
    const ended = new AbortController();
    const method = jest.fn().mockRejectedValue(tooMany);
    const host = { webAPI: { retrieveRecord: method }, utils: { getEntityMetadata: method } };
    let startPause: () => void = () => undefined;
    const pausing = new Promise<void>((resolve) => (startPause = resolve));
    const asked = ask(createDataverseClient(host, waitForTimer, startPause, ended.signal));
    await pausing;
    ended.abort();
    await expect(asked).rejects.toMatchObject({ problem: { kind: 'throttled' } });
    expect(method).toHaveBeenCalledTimes(1);
  });
});

describe('an update', () => {
  it('changes the columns that it names, and no other', async () => {
    const { client, sent } = await connect(environment({ workflows: [flowRow(1, definition(schedule, {}))] }));
    await client.update('workflow', flow.id, { statecode: 0, statuscode: 1 });
    expect(sent).toEqual([{ method: 'PATCH', path: `workflows(${flow.id})`, body: { statecode: 0, statuscode: 1 } }]);
    expect(await client.row('workflow', flow.id, '?$select=statecode,name')).toMatchObject({ statecode: 0, name: 'Flow 1' });
  });

  it('that is refused says which privilege is missing', async () => {
    const { client } = await connect(withPrivileges(data, ['prvReadWorkflow']));
    const update = client.update('workflow', flow.id, { statecode: 0 });
    await expect(update).rejects.toMatchObject({ problem: { kind: 'privilege', privilege: 'prvWriteworkflow' } });
  });

  it('is not sent again when Dataverse limits requests', async () => {
    const updateRecord = jest.fn().mockRejectedValue({ errorCode: 0x80072322, message: 'Too many.' });
    const client = createDataverseClient({ webAPI: { updateRecord } }, () => Promise.resolve());
    await expect(client.update('workflow', flow.id, { statecode: 0 })).rejects.toMatchObject({ problem: { kind: 'throttled' } });
    expect(updateRecord).toHaveBeenCalledTimes(1);
  });
});

describe("a table's metadata", () => {
  it('comes as the host gives it', async () => {
    const { client } = await connect(data);
    expect(await client.tableMetadata('connectionreference')).toHaveProperty('EntitySetName', 'connectionreferences');
  });

  it('of a table that is not there is an error', async () => {
    const { client } = await connect(data);
    await expect(client.tableMetadata('contoso_nothing')).rejects.toMatchObject({ name: 'DataverseError' });
  });
});

it.each<[string, (client: DataverseClient) => Promise<unknown>]>([
  ['reads one row', (client) => client.row('workflow', flow.id, '?$select=name')],
  ['changes one', (client) => client.update('workflow', flow.id, {})],
  ["reads a table's metadata", (client) => client.tableMetadata('workflow')],
])('a host without the method that %s is one where it is not available', async (_what, call) => {
  const withoutAny: DataverseHost = { webAPI: {}, utils: {} };
  for (const host of [{}, withoutAny]) {
    await expect(call(createDataverseClient(host))).rejects.toMatchObject({ problem: { kind: 'notAvailable', code: null } });
  }
});

it('calls the methods of the host as its own', async () => {
  class WebApi {
    private readonly rows = { a: { name: 'a' } };

    public retrieveRecord(_table: string, key: string): Promise<{ name: string }> {
      return key === 'a' ? Promise.resolve(this.rows.a) : Promise.reject(new Error('No such row.'));
    }
  }
  const client = createDataverseClient({ webAPI: new WebApi() });
  expect(await client.row('workflow', 'a', '?$select=name')).toEqual({ name: 'a' });
});

describe('a host that does not answer', () => {
  const never = (): Promise<never> => new Promise(() => undefined);
  const host = {
    webAPI: { retrieveMultipleRecords: never, retrieveRecord: never, updateRecord: never, execute: never },
    utils: { getEntityMetadata: never },
  };

  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it.each<[string, (client: DataverseClient) => Promise<unknown> | undefined]>([
    ['a page', (client) => client.pages('workflow', '?$select=name', 2, new AbortController().signal).next()],
    ['a row', (client) => client.row('workflow', flow.id, '?$select=name')],
    ['an update', (client) => client.update('workflow', flow.id, {})],
    ['a call', (client) => client.execute?.({ name: 'WhoAmI', kind: 'function', boundTo: null, parameters: [] })],
    ['metadata', (client) => client.tableMetadata('workflow')],
  ])('is unreachable after two minutes: %s', async (_what, ask) => {
    const settled = jest.fn();
    const asked = Promise.resolve(ask(createDataverseClient(host))).then(settled, settled);
    await jest.advanceTimersByTimeAsync(119_999);
    expect(settled).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1);
    await asked;
    expect(settled).toHaveBeenCalledWith(expect.objectContaining({ problem: expect.objectContaining({ kind: 'unreachable' }) as object }));
    expect(jest.getTimerCount()).toBe(0);
  });

  it('leaves no timer behind when the reading is stopped', async () => {
    const stop = new AbortController();
    void createDataverseClient(host).pages('workflow', '?$select=name', 2, stop.signal).next();
    await jest.advanceTimersByTimeAsync(1_000);
    stop.abort();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('and one that does leaves none either', async () => {
    const client = createDataverseClient({ webAPI: { retrieveRecord: () => Promise.resolve({ name: 'a' }) } });
    expect(await client.row('workflow', 'a', '?$select=name')).toEqual({ name: 'a' });
    expect(jest.getTimerCount()).toBe(0);
  });
});
