import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { contoso } from '../../emulator/fixtures/contoso';
import { sendToOrg, serviceRoot } from '../../../tools/org/sendToOrg';
import { createTokenSource } from '../../../tools/org/tokenSource';
import { goodToken, loopbackOrg } from './loopbackOrg';

const org = loopbackOrg(contoso());
const request = { method: 'GET', address: `${serviceRoot}WhoAmI`, headers: {} };

/** An address at which nobody listens. */
async function closedOrigin(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}`;
}

describe('a request to an environment', () => {
  it('carries the token', async () => {
    expect((await sendToOrg(org().connect(), request)).status).toBe(200);
    expect(org().seen.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${goodToken}`]);
  });

  it('goes to an address below the Web API, given whole or in part', async () => {
    const address = `${org().origin}${serviceRoot}workflows?$select=name`;
    expect((await sendToOrg(org().connect(), { ...request, address })).status).toBe(200);
  });

  it.each([
    'https://evil.com/api/data/v9.2/WhoAmI',
    'http://127.0.0.1:1/api/data/v9.2/WhoAmI',
    '//evil.com/api/data/v9.2/WhoAmI',
    '/api/data/v9.1/WhoAmI',
    '/api/data/v9.2/../v9.1/WhoAmI',
    '/api/data/v9.2/%2e%2e/%2E%2E/main.aspx',
    '/api/data/v9.2/..%2f..%2fmain.aspx',
    '/api/data/v9.2/..%5c..%5cmain.aspx',
    '/api/data/v9.2/..\\..\\main.aspx',
    '/main.aspx',
    'data:text/plain,x',
    'workflows',
    '',
  ])('goes nowhere else, and no token is asked for: %s', async (address) => {
    await expect(sendToOrg(org().connect(), { ...request, address })).rejects.toMatchObject({ problem: 'address' });
    expect(org().seen).toEqual([]);
  });

  it.each(['me@', ':secret@', 'me:secret@'])('does not go to an address with a user in it: %s', async (user) => {
    const address = `${org().origin.replace('//', `//${user}`)}${serviceRoot}WhoAmI`;
    await expect(sendToOrg(org().connect(), { ...request, address })).rejects.toMatchObject({ problem: 'address' });
  });

  it.each([301, 302, 303, 307, 308])('follows no redirect: %d', async (status) => {
    const elsewhere = createServer((_request, response) => response.end('{}')).listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    const asked = jest.fn();
    elsewhere.on('request', asked);
    const Location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}${serviceRoot}WhoAmI`;
    org().answer((_request, response) => {
      response.writeHead(status, { Location }).end();
      return true;
    });
    await expect(sendToOrg(org().connect(), request)).rejects.toMatchObject({ problem: 'redirected' });
    expect(asked).not.toHaveBeenCalled();
    elsewhere.close();
  });

  it('is sent once more with another token where the first one is refused', async () => {
    expect((await sendToOrg(org().connect('old', goodToken), request)).status).toBe(200);
    expect(org().seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer old', `Bearer ${goodToken}`]);
  });

  it('fails, without the token in its message, where the second token is refused too', async () => {
    const error: unknown = await sendToOrg(org().connect('old', 'older'), request).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ problem: 'tokenRefused', message: expect.stringContaining('az login') as string });
    expect(String(error)).not.toMatch(/old/);
    expect(org().seen).toHaveLength(2);
  });

  it('fails where nobody answers, and says which way', async () => {
    const { tokens } = org().connect();
    await expect(sendToOrg({ origin: await closedOrigin(), tokens }, request)).rejects.toMatchObject({
      problem: 'unreachable',
      message: expect.stringContaining('(ECONNREFUSED)') as string,
    });
    const origin = 'http://no-such-environment.invalid';
    await expect(sendToOrg({ origin, tokens }, request)).rejects.toMatchObject({
      problem: 'unreachable',
      message: expect.stringMatching(/no-such-environment\.invalid.*\(E[A-Z_]+\)/) as string,
    });
  });

  it('fails where the answer takes too long', async () => {
    org().answer(() => true);
    await expect(sendToOrg({ ...org().connect(), timeout: 50 }, request)).rejects.toMatchObject({ problem: 'timedOut' });
  });

  it('is not sent where signing in fails', async () => {
    const tokens = createTokenSource({ getToken: () => Promise.reject(new Error('no')) }, org().origin);
    await expect(sendToOrg({ origin: org().origin, tokens }, request)).rejects.toThrow('no');
    expect(org().seen).toEqual([]);
  });
});
