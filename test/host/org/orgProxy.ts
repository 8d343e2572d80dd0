import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { OrgError, type OrgProblem } from '../../../tools/org/orgError';
import { sendToOrg, type OrgConnection } from '../../../tools/org/sendToOrg';
import { passAnswerHeaders, passRequestHeaders } from './passedHeaders';
import { pointToOrg } from './pointToOrg';
import { refusalOf } from './refusal';

/** What a real environment is opened with. */
export interface OrgProxyOptions {
  readonly connection: OrgConnection;
  /** Whether writes are let through. */
  readonly write: boolean;
  /** Takes lines for the terminal. They hold methods, paths and reasons; neither tokens nor queries, headers or bodies. */
  readonly log: (line: string) => void;
}

/** The status of the proxy's own answers. */
const statusOf: Readonly<Record<OrgProblem, number>> = {
  signIn: 401,
  tokenRefused: 401,
  unreachable: 502,
  timedOut: 504,
  redirected: 502,
  address: 404,
  answered: 502,
};

/** Microsoft Learn, "Web service error codes": the unexpected error. What the proxy says itself has no code of Dataverse's. */
const ownCode = '0x80040216';

/**
 * Passes requests of the host page on to a real environment, signed in as one person, whose token never leaves this process.
 *
 * Bodies of answers go back as they came: links in them name the environment, and the page follows none of them but takes their
 * query part (Microsoft Learn, "retrieveMultipleRecords"). To rewrite them would mean to touch the data, which may hold the same
 * addresses.
 *
 * @param options The environment, and what is allowed.
 * @returns A listener for the addresses below the Web API's root. What goes wrong is answered in Dataverse's error envelope.
 */
export function createOrgProxy(options: OrgProxyOptions): RequestListener {
  return (incoming, outgoing) => {
    void answer(options, incoming, outgoing);
  };
}

async function answer(options: OrgProxyOptions, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const [method, address] = [incoming.method ?? 'GET', incoming.url ?? '/'];
  const fail = (status: number, message: string): void => {
    options.log(`${method} ${address.split('?')[0]}: ${message}`);
    sendError(outgoing, status, message);
  };
  const refusal = refusalOf({ method, headers: incoming.headers }, options.write);
  if (refusal !== undefined) {
    fail(refusal.status, refusal.message);
    return;
  }
  try {
    await passOn(options.connection, incoming, outgoing);
  } catch (error) {
    if (error instanceof OrgError) {
      fail(statusOf[error.problem], error.message);
    } else if (!isPageGone(error)) {
      fail(502, 'A network error occurred: the answer broke off.');
    }
  }
}

/** Nobody waits for the answer any more, as after a reload: nothing went wrong. */
function isPageGone(error: unknown): boolean {
  const { name, code } = error as { name?: unknown; code?: unknown };
  return name === 'AbortError' || code === 'ERR_STREAM_PREMATURE_CLOSE';
}

async function passOn(connection: OrgConnection, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  const address = incoming.url ?? '/';
  const body = await readBody(incoming);
  const response = await sendToOrg(connection, {
    method: incoming.method ?? 'GET',
    address: address.startsWith('/') ? address : '/',
    headers: passRequestHeaders(incoming.headers),
    signal: gone.signal,
    ...(body === undefined ? {} : { body: pointToOrg(body, incoming.headers.host ?? '', connection.origin) }),
  });
  outgoing.writeHead(response.status, passAnswerHeaders(response.headers));
  if (response.body === null) {
    outgoing.end();
  } else {
    await pipeline(Readable.fromWeb(response.body as ReadableStream), outgoing);
  }
}

async function readBody(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer> | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) {
    chunks.push(chunk as Buffer);
  }
  return incoming.method === 'GET' || incoming.method === 'HEAD' || chunks.length === 0 ? undefined : Buffer.concat(chunks);
}

/** An answer that has begun can't be taken back: it is cut off, so that it isn't taken for whole. */
function sendError(outgoing: ServerResponse, status: number, message: string): void {
  if (outgoing.headersSent) {
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(status, passAnswerHeaders(new Headers({ 'Content-Type': 'application/json; charset=utf-8' })));
  outgoing.end(JSON.stringify({ error: { code: ownCode, message } }));
}
