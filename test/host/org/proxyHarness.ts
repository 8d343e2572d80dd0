import { once } from 'node:events';
import { createServer, request, type IncomingHttpHeaders, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { OrgConnection } from '../../../tools/org/sendToOrg';
import { loopbackOnly } from '../../emulator/loopbackOnly';
import type { LoopbackOrg } from '../../tools/org/loopbackOrg';
import { createOrgProxy } from './orgProxy';

/** An answer, read. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What a request has besides its address. */
export interface AskOptions {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** A proxy that listens. */
export interface ListeningProxy {
  /** What the terminal was told. */
  readonly log: readonly string[];
  /** Sends a request as it is written, without a client's help. */
  readonly ask: (address: string, options?: AskOptions) => Promise<Reply>;
}

/** How a proxy is started; by default read-only, with a good token. */
export interface ProxyOptions {
  readonly write?: boolean;
  readonly connection?: OrgConnection;
}

/** The Web API's root. */
export const root = '/api/data/v9.2/';

/**
 * Starts proxies as the host page has them, for this machine's own pages alone, and ends them after the test.
 *
 * @param org The organisation behind them.
 * @returns Starts a proxy.
 */
export function orgProxies(org: () => LoopbackOrg): (options?: ProxyOptions) => Promise<ListeningProxy> {
  const servers: Server[] = [];
  afterEach(() => {
    servers.splice(0).forEach((server) => {
      server.closeAllConnections();
      server.close();
    });
  });
  return async ({ write = false, connection = org().connect() } = {}) => {
    const log: string[] = [];
    const server = createServer(loopbackOnly(createOrgProxy({ connection, write, log: (line) => log.push(line) }))).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const ask: ListeningProxy['ask'] = async (path, { method = 'GET', headers = {}, body } = {}) => {
      const sent = request({ host: '127.0.0.1', port, path, method, headers }).end(body);
      const [response] = (await once(sent, 'response')) as [IncomingMessage];
      return { status: response.statusCode ?? 0, headers: response.headers, body: await text(response) };
    };
    return { log, ask };
  };
}

/** The message of an answer that has to be in Dataverse's error envelope: code and message, nothing else. */
export function messageOf({ body }: Reply): string {
  const { error } = JSON.parse(body) as { error: { code: string; message: string } };
  expect(Object.keys(error)).toEqual(['code', 'message']);
  expect(error.code).toMatch(/^0x[0-9a-f]{8}$/);
  return error.message;
}
