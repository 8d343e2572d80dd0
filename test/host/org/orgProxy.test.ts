import { gzipSync } from 'node:zlib';
import { explained } from '../../../tools/org/credential';
import { createTokenSource } from '../../../tools/org/tokenSource';
import { contoso, ids } from '../../emulator/fixtures/contoso';
import { goodToken, loopbackOrg, sendJson } from '../../tools/org/loopbackOrg';
import { messageOf, orgProxies, root } from './proxyHarness';

const org = loopbackOrg(contoso());
const proxy = orgProxies(org);
const flow = `${root}workflows(${ids.invoiceFlow})`;

describe('what the page reads of a real environment', () => {
  it('is what the environment answers, links included', async () => {
    const { ask, log } = await proxy();
    const address = `${root}workflows?$select=name&$filter=${encodeURIComponent("contains(name,'Invoice')")}`;
    const answer = await ask(address, { headers: { Prefer: 'odata.maxpagesize=1' } });
    const direct = await fetch(org().origin + address, { headers: { Authorization: `Bearer ${goodToken}`, Prefer: 'odata.maxpagesize=1' } });
    expect(answer.status).toBe(200);
    expect(answer.body).toBe(await direct.text());
    expect(answer.body).toContain(org().origin);
    expect(log).toEqual([]);
  });

  it('is refused as the environment refuses it', async () => {
    const { ask } = await proxy();
    const answer = await ask(`${root}workflows?$select=nope`);
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('0x80060888');
  });

  it('can be asked for by HEAD', async () => {
    org().answer((request, response) => sendJson(response, {}, request.method === 'HEAD' ? 200 : 500, { ETag: 'W/"7"' }));
    const answer = await (await proxy()).ask(`${root}workflows`, { method: 'HEAD' });
    expect(answer).toMatchObject({ status: 200, body: '', headers: { etag: 'W/"7"' } });
  });

  it('may be unchanged', async () => {
    const { ask } = await proxy();
    const { headers } = await ask(`${flow}?$select=name`);
    const etag = (JSON.parse((await ask(`${flow}?$select=name`)).body) as { '@odata.etag': string })['@odata.etag'];
    expect(headers).not.toHaveProperty('set-cookie');
    expect((await ask(`${flow}?$select=name`, { headers: { 'If-None-Match': etag } })).status).toBe(304);
  });

  it('comes decoded, whole, and without the headers of its encoding', async () => {
    const rows = JSON.stringify({ value: ['x'.repeat(100_000)] });
    org().answer((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }).end(gzipSync(rows));
      return true;
    });
    const answer = await (await proxy()).ask(`${root}workflows`, { headers: { 'Accept-Encoding': 'gzip' } });
    expect(answer.body).toBe(rows);
    expect(answer.headers).not.toHaveProperty('content-encoding');
  });
});

describe('the token', () => {
  it('goes to the environment, and neither to the page nor to the terminal', async () => {
    const { ask, log } = await proxy({ connection: org().connect('expired', goodToken) });
    const answers = [await ask(`${root}WhoAmI`), await ask(`${root}nothing`), await ask(`${flow}`, { method: 'DELETE' })];
    expect(org().seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer expired', `Bearer ${goodToken}`, `Bearer ${goodToken}`]);
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 403]);
    expect(JSON.stringify([answers, log])).not.toMatch(new RegExp(`${goodToken}|expired|Bearer`));
  });

  it('is not the page’s to choose', async () => {
    const { ask } = await proxy();
    await ask(`${root}WhoAmI`, { headers: { Authorization: 'Bearer from-the-page' } });
    expect(org().seen[0]?.headers.authorization).toBe(`Bearer ${goodToken}`);
  });

  it('that is refused twice is an answer that says what to do', async () => {
    const { ask, log } = await proxy({ connection: org().connect('expired') });
    const answer = await ask(`${root}WhoAmI`);
    expect(answer.status).toBe(401);
    expect(messageOf(answer)).toContain('az login');
    expect(answer.headers).not.toHaveProperty('www-authenticate');
    expect(log).toEqual([expect.stringContaining(`GET ${root}WhoAmI: `)]);
  });

  it('that is not to be had is an answer that gives no reason away', async () => {
    const failing = { getToken: () => Promise.reject(new Error(`secret ${goodToken}`)) };
    const lines: string[] = [];
    const tokens = createTokenSource(explained(failing, org().origin, (line) => lines.push(line)), org().origin);
    const { ask } = await proxy({ connection: { origin: org().origin, tokens } });
    const answer = await ask(`${root}WhoAmI`);
    expect(answer.status).toBe(401);
    expect(messageOf(answer)).toContain('Signing in');
    expect(answer.body).not.toContain('secret');
    expect(lines).toHaveLength(1);
  });
});

describe('an environment that does not answer', () => {
  it('is a network error for the page, and a line in the terminal', async () => {
    const connection = { ...org().connect(), origin: 'http://no-such-environment.invalid' };
    const { ask, log } = await proxy({ connection });
    const answer = await ask(`${root}workflows?$filter=name eq 'private'`.replaceAll(' ', '%20'));
    expect(answer.status).toBe(502);
    expect(messageOf(answer)).toMatch(/^A network error occurred: .*no-such-environment\.invalid/);
    expect(log).toEqual([expect.stringMatching(/^GET \/api\/data\/v9\.2\/workflows: A network error/)]);
  });

  it('in time is a timeout', async () => {
    org().answer(() => true);
    const answer = await (await proxy({ connection: { ...org().connect(), timeout: 50 } })).ask(`${root}WhoAmI`);
    expect(answer.status).toBe(504);
    messageOf(answer);
  });

  it('to its end is cut off, so that half an answer is not taken for a whole one', async () => {
    org().answer((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
      response.write('{"value":[');
      setTimeout(() => response.destroy(), 50);
      return true;
    });
    const { ask, log } = await proxy();
    await expect(ask(`${root}workflows`)).rejects.toThrow();
    expect(log).toEqual([expect.stringContaining('broke off')]);
  });
});
