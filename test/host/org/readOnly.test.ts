import { text } from 'node:stream/consumers';
import { contoso, ids } from '../../emulator/fixtures/contoso';
import { goodToken, loopbackOrg } from '../../tools/org/loopbackOrg';
import { messageOf, orgProxies, root, type Reply } from './proxyHarness';

const org = loopbackOrg(contoso());
const proxy = orgProxies(org);
const flow = `${root}workflows(${ids.invoiceFlow})`;
const renamed = { method: 'PATCH', headers: { 'Content-Type': 'application/json' }, body: '{"name":"Renamed"}' };

describe('without --write', () => {
  it.each(['POST', 'PATCH', 'PUT', 'DELETE'])('%s is refused, and the answer says how to allow it', async (method) => {
    const { ask, log } = await proxy();
    const answer = await ask(flow, { ...renamed, method });
    expect(answer.status).toBe(403);
    expect(messageOf(answer)).toContain('--write');
    expect(log).toHaveLength(1);
    expect(org().seen).toEqual([]);
  });

  it.each(['$batch', 'GrantAccess', `workflows(${ids.invoiceFlow})/Microsoft.Dynamics.CRM.CancelAllCloudFlowRuns`])(
    'POST %s is refused too',
    async (path) => {
      const { ask } = await proxy();
      const headers = { 'Content-Type': 'multipart/mixed; boundary=b' };
      expect((await ask(root + path, { method: 'POST', headers, body: '--b--' })).status).toBe(403);
      expect(org().seen).toEqual([]);
    },
  );

  it.each(['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'])('a GET that is something else by %s is refused', async (header) => {
    const { ask } = await proxy();
    expect((await ask(flow, { headers: { [header]: 'DELETE' } })).status).toBe(403);
    expect(org().seen).toEqual([]);
  });

  it.each(['OPTIONS', 'TRACE', 'PROPFIND'])('%s is not passed on', async (method) => {
    const { ask } = await proxy();
    expect((await ask(flow, { method })).status).toBe(405);
    expect(org().seen).toEqual([]);
  });
});

describe('with --write', () => {
  it('a change reaches the environment', async () => {
    const { ask, log } = await proxy({ write: true });
    expect((await ask(flow, renamed)).status).toBe(204);
    expect(JSON.parse((await ask(`${flow}?$select=name`)).body)).toMatchObject({ name: 'Renamed' });
    expect(log).toEqual([]);
  });

  it('a change is sent whole again with the renewed token', async () => {
    const { ask } = await proxy({ write: true, connection: org().connect('expired', goodToken) });
    expect((await ask(flow, renamed)).status).toBe(204);
    expect(JSON.parse((await ask(`${flow}?$select=name`)).body)).toMatchObject({ name: 'Renamed' });
  });

  it('a new row’s address comes back, and conditions hold', async () => {
    const { ask } = await proxy({ write: true });
    const headers = { 'Content-Type': 'application/json' };
    const row = {
      connectionreferencelogicalname: 'cmgr_new',
      connectionreferencedisplayname: 'New',
      connectorid: '/providers/Microsoft.PowerApps/apis/shared_sql',
    };
    const created = await ask(`${root}connectionreferences`, { method: 'POST', headers, body: JSON.stringify(row) });
    expect(created.status).toBe(204);
    expect(created.headers['odata-entityid']).toMatch(/connectionreferences\([0-9a-f-]{36}\)$/);
    expect((await ask(flow, { ...renamed, headers: { ...headers, 'If-Match': 'W/"1"' } })).status).toBe(412);
  });

  it('a method is still what it says', async () => {
    const { ask } = await proxy({ write: true });
    expect((await ask(flow, { ...renamed, method: 'POST', headers: { 'X-HTTP-Method-Override': 'DELETE' } })).status).toBe(403);
    expect(org().seen).toEqual([]);
  });

  it('a row that the page names by its own address is named by the environment’s', async () => {
    const bodies: string[] = [];
    org().answer((request, response) => {
      void text(request).then((body) => {
        bodies.push(body);
        response.writeHead(204).end();
      });
      return true;
    });
    const { ask } = await proxy({ write: true });
    const host = 'localhost:8181';
    const send = (body: string): Promise<Reply> => ask(`${flow}/nav/$ref`, { method: 'POST', headers: { Host: host }, body });
    await send(`{"@odata.id":"http://${host}${root}roles(1)"}`);
    await send('{"@odata.id":"roles(1)"}');
    await send(`{"name":"http://${host}${root}roles(1)"}`);
    expect(bodies).toEqual([
      `{"@odata.id":"${org().origin}${root}roles(1)"}`,
      '{"@odata.id":"roles(1)"}',
      `{"name":"http://${host}${root}roles(1)"}`,
    ]);
  });
});

