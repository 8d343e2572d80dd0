import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OrgConnection } from '../../../tools/org/sendToOrg';
import { createTokenSource } from '../../../tools/org/tokenSource';
import { createEmulator, type Emulator } from '../../emulator/emulator';
import type { EnvironmentData } from '../../emulator/environmentData';
import { serveOverHttp } from '../../emulator/httpServer';

/** A request as the organisation got it. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/** Answers in place of the emulator, or leaves a request to it by answering false. */
export type Instead = (request: IncomingMessage, response: ServerResponse) => boolean;

/** The embedded Dataverse that plays a real environment, over HTTP on the loopback address. */
export interface LoopbackOrg {
  readonly origin: string;
  readonly emulator: Emulator;
  readonly seen: readonly SeenRequest[];
  /** A connection whose credential gives these tokens one after the other, the last one again and again. */
  readonly connect: (...tokens: string[]) => OrgConnection;
  /** Says what answers from now on; without it, the emulator does. */
  readonly answer: (instead?: Instead) => void;
}

/** The token that the organisation takes. */
export const goodToken = 'good-token-4711';

/**
 * Starts an organisation for the tests of a file. It takes {@link goodToken} alone and refuses every other with 401.
 *
 * @param data The environment.
 * @returns The organisation, to be asked for in a test.
 */
export function loopbackOrg(data: EnvironmentData): () => LoopbackOrg {
  let org: LoopbackOrg & { close: () => Promise<void> };
  beforeEach(async () => {
    org = await startOrg(data);
  });
  afterEach(() => org.close());
  return () => org;
}

async function startOrg(data: EnvironmentData): Promise<LoopbackOrg & { close: () => Promise<void> }> {
  const emulator = await createEmulator(data);
  const seen: SeenRequest[] = [];
  let instead: Instead = () => false;
  const dataverse = serveOverHttp(emulator);
  const listener: RequestListener = (request, response) => {
    seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers });
    if (request.headers.authorization !== `Bearer ${goodToken}`) {
      response.writeHead(401, { 'WWW-Authenticate': 'Bearer' }).end();
    } else if (!instead(request, response)) {
      dataverse(request, response);
    }
  };
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    emulator,
    seen,
    connect: (...tokens) => ({ origin, tokens: createTokenSource(credentialOf(tokens.length === 0 ? [goodToken] : tokens), origin) }),
    answer: (listen = () => false) => {
      instead = listen;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function credentialOf(tokens: readonly string[]): Parameters<typeof createTokenSource>[0] {
  let given = 0;
  return {
    getToken: () => {
      const token = tokens[Math.min(given, tokens.length - 1)] ?? '';
      given += 1;
      return Promise.resolve({ token, expiresOnTimestamp: Date.now() + 3_600_000 });
    },
  };
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, body: unknown, status = 200, headers: Record<string, string> = {}): true {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
  return true;
}

/** Answers with Dataverse's error envelope. */
export function sendError(response: ServerResponse, status: number, code: string, message: string, headers: Record<string, string> = {}): true {
  return sendJson(response, { error: { code, message } }, status, headers);
}
