import { connectionInstancePages } from '../../ConnectionManager/dataverse/connectionInstances';
import { DataverseError } from '../../ConnectionManager/dataverse/errors';
import type { Connection } from '../../ConnectionManager/model/connection';
import { connectionState, statusWords } from '../../ConnectionManager/model/connections/connectionState';
import { environment, id, people, referenceRow } from '../control/environment';
import type { DataRow } from '../emulator/environmentData';
import { allRows, emulatedClient } from './emulatedClient';
import { withPrivileges } from './environments';

const running = new AbortController().signal;

function instanceRow(number: number, changes: DataRow = {}): DataRow {
  return {
    connectioninstanceid: id('i', number),
    connectioninstancelogicalname: `contoso_instance${number}`,
    connectioninstancedisplayname: `Instance ${number}`,
    connectioninternalid: `shared-commondataser-${number}`,
    connectorinternalid: '/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps',
    connectionstatus: 'Connected',
    accountname: 'ann@example.com',
    allowsharing: false,
    modifiedon: '2026-09-01T08:00:00Z',
    _connectionreferenceid_value: id('c', 1),
    _ownerid_value: people.ann,
    _owninguser_value: people.ann,
    _owningteam_value: null,
    _owningbusinessunit_value: id('u', 1),
    ...changes,
  };
}

async function read(...rows: DataRow[]): Promise<readonly Connection[]> {
  const { client } = await emulatedClient(environment({ connectionreferences: [referenceRow(1)], connectioninstances: rows }));
  const { rows: connections, misfits } = await allRows(connectionInstancePages(client, running));
  expect(misfits).toEqual([]);
  return connections;
}

async function stateOf(connectionstatus: string | null): Promise<string> {
  const [connection] = await read(instanceRow(1, { connectionstatus }));
  return connection ? `${connectionState(connection)}: ${statusWords(connection)}` : 'not read';
}

test('a row is a connection as the service knows it', async () => {
  const config = '{"name":"Oauth","values":{"token:clientSecret":{"value":"very secret"}}}';
  expect(await read(instanceRow(1, { connectionparametersetconfig: config }))).toEqual([
    {
      name: 'shared-commondataser-1',
      connector: 'shared_commondataserviceforapps',
      displayName: 'Instance 1',
      statuses: [{ status: 'Connected', target: null, error: null }],
      parameterSet: 'Oauth',
      accountName: 'ann@example.com',
      applicationId: null,
      owner: null,
      shareable: false,
      modifiedOn: new Date('2026-09-01T08:00:00Z'),
      source: 'service',
    },
  ]);
});

test('a row may have next to nothing', async () => {
  const nothing = { connectionstatus: null, accountname: null, allowsharing: null, connectionparametersetconfig: 'not JSON' };
  expect(await read(instanceRow(1, { ...nothing, connectorinternalid: 'shared_sql' }))).toMatchObject([
    { connector: 'shared_sql', statuses: [], parameterSet: null, accountName: null, shareable: null },
  ]);
});

test.each([
  [null, 'unclear: '],
  ['  ', 'unclear: '],
  ['Connected', 'connected: Connected'],
  ['error', 'error: error'],
  ['"Connected"', 'connected: Connected'],
  ['{"status":"Error","target":"token","error":{"code":"Unauthenticated"}}', 'error: Error'],
  ['[{"status":"Connected"},{"status":"Error"}]', 'error: Connected, Error'],
  ['["Connected"]', 'connected: Connected'],
  ['[]', 'unclear: '],
  ['{"state":"fine"}', 'unclear: {"state":"fine"}'],
  ['[{"status":"Connected"', 'unclear: [{"status":"Connected"'],
  [`Connected ${'x'.repeat(3_000)}`, `unclear: Connected ${'x'.repeat(90)}`],
])('the status column may say %s', async (column, state) => {
  expect(await stateOf(column)).toBe(state);
});

test('a row without a name is reported, the others are read', async () => {
  const connectioninstances = [instanceRow(1, { connectioninternalid: '' }), instanceRow(2)];
  const { client } = await emulatedClient(environment({ connectionreferences: [referenceRow(1)], connectioninstances }));
  const { rows, misfits } = await allRows(connectionInstancePages(client, running));
  expect(rows.map(({ name }) => name)).toEqual(['shared-commondataser-2']);
  expect(misfits).toMatchObject([{ table: 'connectioninstance', id: id('i', 1) }]);
});

describe('what says nothing of connections', () => {
  test('is a table without rows', async () => {
    expect(await read()).toEqual([]);
  });

  test('is a caller without the privilege', async () => {
    const { client } = await emulatedClient(withPrivileges(environment({ connectioninstances: [] }), ['prvReadWorkflow']));
    const failure = await allRows(connectionInstancePages(client, running)).catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(DataverseError);
    expect((failure as DataverseError).problem).toMatchObject({ kind: 'privilege', privilege: 'prvReadconnectioninstance' });
  });

  test('is an environment without the table', async () => {
    const body = JSON.stringify({ error: { code: '0x8006088a', message: "Resource not found for the segment 'connectioninstances'." } });
    const init = { status: 404, headers: { 'Content-Type': 'application/json' } };
    const { client } = await emulatedClient(environment({}), () => new Response(body, init));
    await expect(allRows(connectionInstancePages(client, running))).rejects.toMatchObject({ problem: { kind: 'notAvailable' } });
  });
});
