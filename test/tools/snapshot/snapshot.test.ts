import { createDataverseClient } from '../../../ConnectionManager/dataverse/webApiClient';
import { createInventoryReader } from '../../../ConnectionManager/dataverse/inventoryReader';
import type { Inventory, LiveConnections } from '../../../ConnectionManager/model/inventory';
import { snapshotText } from '../../../tools/snapshot/snapshotText';
import { inventoryTables } from '../../../tools/snapshot/tables';
import { takeSnapshot, type Snapshot, type SnapshotOptions } from '../../../tools/snapshot/takeSnapshot';
import { createEmulator, type Emulator } from '../../emulator/emulator';
import { parseEnvironmentData, rowsOf, type EnvironmentData } from '../../emulator/environmentData';
import { generateSample } from '../../emulator/sample/generateSample';
import { createWebApi } from '../../host/webApi';
import { loopbackOrg, sendError, sendJson } from '../org/loopbackOrg';

const data = generateSample();
const org = loopbackOrg(data);

/** Takes a snapshot and tells what was said and waited for meanwhile. */
async function take(options: Partial<SnapshotOptions> = {}): Promise<Snapshot & { said: string[]; waited: number[] }> {
  const said: string[] = [];
  const waited: number[] = [];
  const reading = {
    withClientdata: true,
    tell: (line: string) => void said.push(line),
    wait: (milliseconds: number) => {
      waited.push(milliseconds);
      return Promise.resolve();
    },
  };
  return { ...(await takeSnapshot(org().connect(), { ...reading, ...options })), said, waited };
}

function dataOf(snapshot: Snapshot): EnvironmentData {
  return parseEnvironmentData(JSON.parse([...snapshotText(snapshot)].join('')));
}

const noConnections: LiveConnections = { connections: [], misfits: [], problem: null, readAt: null };

/** All that the control reads, by its own queries. */
async function readAll(emulator: Pick<Emulator, 'fetch'>): Promise<Inventory> {
  const webApi = createWebApi({ fetch: (request) => emulator.fetch(request), baseUrl: 'http://org/api/data/v9.2/' });
  const host = { userId: data.user, live: () => noConnections };
  const reader = createInventoryReader(createDataverseClient({ webAPI: webApi }), () => new Date(0), host);
  const done = new Promise<void>((resolve) => {
    reader.subscribe(() => Object.values(reader.current()).every(({ state }) => state !== 'loading') && resolve());
  });
  reader.refresh();
  await done;
  return reader.current();
}

function forbid(...sets: string[]): void {
  org().answer(({ url = '' }, response) =>
    sets.some((set) => url.startsWith(`/api/data/v9.2/${set}?`)) &&
    sendError(response, 403, '0x80040220', 'Principal user is missing a privilege.'),
  );
}

async function statusesOf(emulator: Emulator, address: string): Promise<string[]> {
  const response = await emulator.fetch(new Request(`http://org/api/data/v9.2/${address}`));
  return ((await response.json()) as { value: { status: string }[] }).value.map(({ status }) => status);
}

describe('a snapshot', () => {
  it('answers the control offline as the environment does', async () => {
    const snapshot = await take({ pageSize: 30 });
    const offline = await createEmulator(dataOf(snapshot));
    expect(await readAll(offline)).toEqual(await readAll(org().emulator));
    expect(snapshot.notes).toEqual([]);
    expect(offline.notes).toEqual([]);
  });

  it('keeps who is signed in and what everybody may do', async () => {
    const snapshot = await take();
    expect(snapshot.user).toBe(data.user);
    const offline = await createEmulator(dataOf(snapshot));
    const flows = 'workflows?$select=workflowid&$filter=category eq 5 and type eq 1&$orderby=workflowid';
    for (const user of rowsOf(data, 'systemusers').slice(0, 8)) {
      const headers = { MSCRMCallerID: String(user.systemuserid) };
      const ask = async (emulator: Emulator): Promise<unknown> => {
        const response = await emulator.fetch(new Request(`http://org/api/data/v9.2/${flows}`, { headers }));
        const { value } = (await response.json()) as { value?: { workflowid: string }[] };
        return { status: response.status, ids: value?.map(({ workflowid }) => workflowid) };
      };
      expect(await ask(offline)).toEqual(await ask(org().emulator));
    }
  });

  it('keeps runs, subscriptions and connections', async () => {
    const { sets } = await take();
    expect(sets.get('flowruns')).toHaveLength(rowsOf(data, 'flowruns').length);
    expect(sets.get('callbackregistrations')).toHaveLength(rowsOf(data, 'callbackregistrations').length);
    expect(sets.has('connectioninstances')).toBe(true);
    const offline = await createEmulator(dataOf(await take()));
    const runs = 'flowruns?$select=status,errorcode&$orderby=flowrunid&$top=5';
    expect(await statusesOf(offline, runs)).toEqual(await statusesOf(org().emulator, runs));
  });

  it('holds neither definitions nor other processes, unless definitions are asked for', async () => {
    const without = await take({ withClientdata: false });
    expect(JSON.stringify([...without.sets])).not.toContain('clientdata');
    expect(org().seen.some(({ url }) => url.includes('clientdata'))).toBe(false);
    const flows = rowsOf(data, 'workflows').filter(({ category, type }) => category === 5 && type === 1);
    expect(without.sets.get('workflows')).toHaveLength(flows.length);
    const { sets } = await take({ withClientdata: true });
    const longest = flows.map(({ clientdata }) => String(clientdata)).sort((first, second) => second.length - first.length)[0];
    expect(sets.get('workflows')?.some(({ clientdata }) => clientdata === longest)).toBe(true);
  });

  it('asks for no column that holds keys', async () => {
    await take();
    const asked = org().seen.map(({ url }) => url).join('\n');
    expect(asked).toContain('callbackregistrations');
    expect(asked).not.toMatch(/\burl\b|connectionparameters|runtimeintegrationproperties|accountname|openapidefinition/);
  });

  it('keeps no column that it did not ask for', async () => {
    const [row] = rowsOf(data, 'systemusers');
    const more = { ownerid: row?.systemuserid, mobilephone: '+1', '_x_value@OData.Community.Display.V1.FormattedValue': 'Eve' };
    org().answer(({ url = '' }, response) => url.includes('systemusers?') && sendJson(response, { value: [{ ...row, ...more }] }));
    const [saved = {}] = (await take()).sets.get('systemusers') ?? [];
    expect(saved).toMatchObject({ systemuserid: row?.systemuserid, fullname: row?.fullname });
    expect(Object.keys(saved).filter((name) => name in more)).toEqual([]);
  });

  it('tells what an environment says in one line, without control characters', async () => {
    const message = `no\n\u001b[31m${'x '.repeat(5_000)}`;
    org().answer(({ url = '' }, response) => url.includes('flowruns?') && sendError(response, 403, '0x80040220', message));
    const [note = ''] = (await take()).notes;
    expect(note).toMatch(/^flowruns: left out\. HTTP 403: no \[31mx x /);
    expect(note.length).toBeLessThan(1_200);
  });

  it('only reads', async () => {
    await take();
    expect(new Set(org().seen.map(({ method }) => method))).toEqual(new Set(['GET']));
  });
});

describe('a snapshot of a part', () => {
  it('leaves out what the caller may not read, and says so', async () => {
    forbid('flowruns', 'connectionreferences');
    const { sets, notes } = await take();
    expect(sets.has('flowruns')).toBe(false);
    expect(sets.has('connectionreferences')).toBe(false);
    expect(notes).toEqual([
      'connectionreferences: left out. HTTP 403: Principal user is missing a privilege.',
      'flowruns: left out. HTTP 403: Principal user is missing a privilege.',
    ]);
    expect(sets.has('workflows')).toBe(true);
  });

  it('checks no privileges offline where half of them could not be read', async () => {
    forbid('teamrolescollection', 'principalobjectaccessset');
    const snapshot = await take();
    expect(snapshot.sets.has('roleprivilegescollection')).toBe(false);
    expect(snapshot.notes.at(-1)).toMatch(/roleprivilegescollection.*principalobjectaccessset/);
    expect(org().seen.some(({ url }) => url.includes('roleprivilegescollection'))).toBe(false);
    const offline = await createEmulator(dataOf(snapshot));
    expect((await readAll(offline)).flows.state).toBe('complete');
  });

  it('keeps the owners’ names where users can’t be read', async () => {
    forbid('systemusers', 'teams');
    const snapshot = await take();
    const row = snapshot.sets.get('connectionreferences')?.find(({ _owninguser_value: user }) => user === data.user);
    expect(row).toMatchObject({ '_ownerid_value@OData.Community.Display.V1.FormattedValue': 'Ingrid Solheim' });
  });

  it('is none where neither connection references nor flows can be read', async () => {
    forbid('connectionreferences', 'workflows');
    await expect(take()).rejects.toThrow(/Neither connection references nor flows.*missing a privilege/);
  });

  it('is none where connection references or flows fail otherwise', async () => {
    org().answer(({ url = '' }, response) => url.includes('workflows?') && sendError(response, 500, '0x80040216', 'unexpected'));
    await expect(take()).rejects.toThrow('HTTP 500: unexpected');
  });

  it('has no half table', async () => {
    let pages = 0;
    org().answer(({ url = '' }, response) =>
      url.includes('flowruns?') && ++pages === 2 && sendError(response, 500, '0x80040216', 'broke'));
    const { sets, notes } = await take({ pageSize: 50 });
    expect(sets.has('flowruns')).toBe(false);
    expect(notes).toEqual(['flowruns: left out. HTTP 500: broke']);
  });
});

describe('pages', () => {
  const root = (): string => `${org().origin}/api/data/v9.2/`;

  it('are followed to the end, and told', async () => {
    const { sets, said } = await take({ pageSize: 7 });
    expect(sets.get('connectionreferences')).toHaveLength(60);
    expect(said).toContain('connectionreferences: 7 rows so far');
    expect(said).toContain('connectionreferences: 60 rows');
    expect(new Set(sets.get('connectionreferences')?.map(({ connectionreferenceid }) => connectionreferenceid)).size).toBe(60);
  });

  it.each([
    'http://evil.example/api/data/v9.2/connectionreferences?$skiptoken=1',
    '//evil.example/api/data/v9.2/connectionreferences?$skiptoken=1',
    '/main.aspx?pagetype=entitylist',
    '/api/data/v9.2/../../main.aspx',
  ])('that lead away end it, and no token goes there: %s', async (link) => {
    const page = { value: [], '@odata.nextLink': link };
    org().answer(({ url = '' }, response) => url.includes('connectionreferences?') && sendJson(response, page));
    await expect(take()).rejects.toMatchObject({ problem: 'address' });
  });

  it('that lead back end it', async () => {
    org().answer(({ url = '' }, response) =>
      url.includes('connectionreferences?') && sendJson(response, { value: [], '@odata.nextLink': `${root()}connectionreferences?again` }));
    await expect(take()).rejects.toThrow(/connectionreferences.*leads back/);
  });

  it('of a table that has no end stop at its limit, with a note', async () => {
    let page = 0;
    const rows = Array.from({ length: 500 }, (_, index) => ({ flowrunid: String(index) }));
    org().answer(({ url = '' }, response) =>
      url.includes('flowruns?') && sendJson(response, { value: rows, '@odata.nextLink': `${root()}flowruns?page=${++page}` }));
    const { sets, notes } = await take();
    expect(sets.get('flowruns')).toHaveLength(10_000);
    expect(notes).toEqual(['flowruns: more than the 10000 rows that were saved.']);
  });

  it('are asked for again after as long as the environment says', async () => {
    let refused = 0;
    org().answer(({ url = '' }, response) =>
      url.includes('workflows?') && ++refused <= 2 &&
      sendError(response, 429, '0x80072322', 'limit', refused === 1 ? { 'Retry-After': '17' } : {}));
    const { sets, waited, said } = await take();
    expect(waited).toEqual([17_000, 15_000]);
    expect(said).toContain('workflows: HTTP 429, asking again in 17 s');
    expect(sets.get('workflows')).not.toHaveLength(0);
  });

  it('are given up where the environment says to wait for more than an hour', async () => {
    org().answer(({ url = '' }, response) =>
      url.includes('workflows?') && sendError(response, 429, '0x80072322', 'limit', { 'Retry-After': '9999999999' }));
    const waited: number[] = [];
    await expect(take({ wait: (milliseconds) => Promise.resolve(void waited.push(milliseconds)) })).rejects.toThrow('HTTP 429: limit');
    expect(waited).toEqual([]);
  });

  it('are given up after more than the 300 seconds over which Dataverse counts', async () => {
    org().answer(({ url = '' }, response) => url.includes('workflows?') && sendError(response, 429, '0x80072322', 'limit'));
    const waited: number[] = [];
    await expect(take({ wait: (milliseconds) => Promise.resolve(void waited.push(milliseconds)) })).rejects.toThrow('HTTP 429: limit');
    expect(waited.reduce((sum, milliseconds) => sum + milliseconds, 0)).toBeGreaterThan(300_000);
  });
});

it('asks for every column that the control asks for', async () => {
  const asked: URL[] = [];
  const { emulator } = org();
  const recording: Pick<Emulator, 'fetch'> = {
    fetch: (request) => {
      asked.push(new URL(request.url));
      return emulator.fetch(request);
    },
  };
  await readAll(recording);
  const tables = inventoryTables(true);
  const queries = asked.filter(({ pathname }) => tables.some(({ set }) => pathname.endsWith(`/${set}`)));
  expect(queries.length).toBeGreaterThanOrEqual(3);
  for (const { pathname, searchParams } of queries) {
    const saved = tables.find(({ set }) => pathname.endsWith(`/${set}`))?.columns ?? [];
    expect((searchParams.get('$select') ?? '').split(',').filter((column) => !saved.includes(column))).toEqual([]);
  }
});
