import { createServer, request, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { loopbackOnly } from './loopbackOnly';

let server: Server;
let port: number;

beforeAll(async () => {
  server = createServer(loopbackOnly((_request, response) => response.end('rows')));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});

afterAll(() => server.close());

async function statusFor(headers: Record<string, string>): Promise<number | undefined> {
  const asked = request({ host: '127.0.0.1', port, headers });
  asked.end();
  const [response] = (await once(asked, 'response')) as [{ statusCode?: number; resume: () => void }];
  response.resume();
  return response.statusCode;
}

it.each([
  ['a tool', () => ({ Host: `127.0.0.1:${port}` })],
  ['the page itself', () => ({ Host: `localhost:${port}`, Origin: `http://localhost:${port}` })],
  ['IPv6', () => ({ Host: `[::1]:${port}` })],
])('answers %s', async (_who, headers) => {
  expect(await statusFor(headers())).toBe(200);
});

it.each([
  ['a name that was made to resolve to this machine', () => ({ Host: `evil.example:${port}` })],
  ['a page of another site', () => ({ Host: `127.0.0.1:${port}`, Origin: 'https://evil.example' })],
  ['a page of another local server', () => ({ Host: `127.0.0.1:${port}`, Origin: 'http://127.0.0.1:1' })],
])('refuses %s', async (_who, headers) => {
  expect(await statusFor(headers())).toBe(403);
});
