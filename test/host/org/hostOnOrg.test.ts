import { createInventoryReader } from '../../../ConnectionManager/dataverse/inventoryReader';
import { createDataverseClient } from '../../../ConnectionManager/dataverse/webApiClient';
import type { Inventory, LiveConnections } from '../../../ConnectionManager/model/inventory';
import { generateSample } from '../../emulator/sample/generateSample';
import { loopbackOrg, sendError, sendJson } from '../../tools/org/loopbackOrg';
import { servePage, type RunningPage } from '../hostServer';
import type { Session } from '../session';
import { createWebApi } from '../webApi';
import type { Fetch } from '../webApiHttp';
import { createOrgProxy } from './orgProxy';
import { readSignedInUser } from './signedInUser';

const data = generateSample();
const org = loopbackOrg(data);
const pages: RunningPage[] = [];

afterEach(() => Promise.all(pages.splice(0).map((page) => page.close())));

/** The host page on a real environment, as `npm start -- --org` has it. */
async function start(write = false): Promise<{ page: RunningPage; log: string[] }> {
  const log: string[] = [];
  const connection = org().connect();
  const signedIn = await readSignedInUser(connection, write);
  const page = await servePage({ port: 0, dataverse: createOrgProxy({ connection, write, log: (line) => log.push(line) }), signedIn });
  pages.push(page);
  return { page, log };
}

const noConnections: LiveConnections = { connections: [], misfits: [], problem: null, readAt: null };

/** All that the control reads, by its own queries. */
async function readAll(fetch: Fetch, baseUrl: string): Promise<Inventory> {
  const client = createDataverseClient({ webAPI: createWebApi({ fetch, baseUrl }) });
  const small: typeof client = { ...client, pages: (table, query, _pageSize, signal) => client.pages(table, query, 25, signal) };
  const host = { userId: data.user, live: () => noConnections };
  const reader = createInventoryReader(small, () => new Date(0), host);
  const done = new Promise<void>((resolve) => {
    reader.subscribe(() => Object.values(reader.current()).every(({ state }) => state !== 'loading') && resolve());
  });
  reader.refresh();
  await done;
  return reader.current();
}

describe('the host page on a real environment', () => {
  it('is served as ever', async () => {
    const { page } = await start();
    expect(page.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    for (const address of ['', 'host/page.js', 'host/page.css', 'platform/react-16.js']) {
      expect((await fetch(page.url + address)).status).toBe(200);
    }
  });

  it('lets the control read all of it, page after page', async () => {
    const { page, log } = await start();
    const read = await readAll((request) => fetch(request), `${page.url}api/data/v9.2/`);
    const direct = await readAll((request) => org().emulator.fetch(request), 'http://org/api/data/v9.2/');
    expect(read).toEqual(direct);
    expect(read.connectionReferences).toMatchObject({ state: 'complete', complete: true });
    expect(read.connectionReferences.rows).toHaveLength(data.connectionreferences?.length ?? 0);
    expect(log).toEqual([]);
  });

  it('tells the control what is refused, in words for a person', async () => {
    const { page } = await start();
    const webApi = createWebApi({ fetch: (request) => fetch(request), baseUrl: `${page.url}api/data/v9.2/` });
    await expect(webApi.deleteRecord('workflow', data.user)).rejects.toMatchObject({ message: expect.stringContaining('--write') as string });
  });

  it('has nobody but the signed-in user, and says so', async () => {
    const { page } = await start();
    const session = (await (await fetch(`${page.url}host/session.json`)).json()) as Session;
    expect(session.signedInUser).toBe(data.user);
    const { admin, ...others } = session.personas;
    expect(admin).toMatchObject({ id: data.user, name: 'Ingrid Solheim', note: expect.stringMatching(/read-only.*Ingrid Solheim/) as string });
    expect(admin.roleIds).not.toEqual([]);
    expect(Object.values(others)).toEqual([admin, admin, admin]);
  });

  it('says on the page that writing is on', async () => {
    const { page } = await start(true);
    expect(await (await fetch(`${page.url}host/session.json`)).text()).toContain('with writing');
  });

  it('needs no right to read users and roles', async () => {
    org().answer(({ url = '' }, response) => url.includes('systemusers') && sendError(response, 403, '0x80040220', 'no'));
    const { personas } = await readSignedInUser(org().connect(), false);
    expect(personas.admin).toMatchObject({ id: data.user, name: data.user, roleIds: [] });
  });

  it('tells the terminal no control characters, whatever a user is called', async () => {
    org().answer(({ url = '' }, response) => url.includes('systemusers') && sendJson(response, { fullname: 'Eve\u001b[2J\r\nroot' }));
    const { personas } = await readSignedInUser(org().connect(), false);
    expect(personas.admin.name).toBe('Eve [2J root');
  });

  it('does not start where the environment does not know who is signed in', async () => {
    org().answer((_request, response) => sendError(response, 403, '0x80072560', 'The user is not a member of the organization.'));
    await expect(start()).rejects.toMatchObject({ message: 'HTTP 403: The user is not a member of the organization.' });
    org().answer((_request, response) => sendJson(response, { value: 1 }));
    await expect(start()).rejects.toMatchObject({ problem: 'answered' });
  });
});
