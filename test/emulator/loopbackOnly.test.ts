import { createServer, request, type IncomingMessage, type Server } from 'node:http';
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

async function answerFor(headers: Record<string, string>): Promise<IncomingMessage> {
  const asked = request({ host: '127.0.0.1', port, headers });
  asked.end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  return response.resume();
}

it.each([
  ['a tool', () => ({ Host: `127.0.0.1:${port}` })],
  ['the page itself', () => ({ Host: `localhost:${port}`, Origin: `http://localhost:${port}` })],
  ['IPv6', () => ({ Host: `[::1]:${port}` })],
])('answers %s', async (_who, headers) => {
  expect((await answerFor(headers())).statusCode).toBe(200);
});

it.each([
  ['a name that was made to resolve to this machine', () => ({ Host: `evil.example:${port}` })],
  ['a page of another site', () => ({ Host: `127.0.0.1:${port}`, Origin: 'https://evil.example' })],
  ['a page of another local server', () => ({ Host: `127.0.0.1:${port}`, Origin: 'http://127.0.0.1:1' })],
])('refuses %s', async (_who, headers) => {
  expect((await answerFor(headers())).statusCode).toBe(403);
});

it('lets no page of another site take an answer for a picture or a script', async () => {
  const { headers } = await answerFor({ Host: `127.0.0.1:${port}` });
  expect(headers).toMatchObject({ 'cross-origin-resource-policy': 'same-origin', 'x-content-type-options': 'nosniff' });
});
