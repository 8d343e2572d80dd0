import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { bodyLimit } from './core/limits';
import type { Emulator } from './emulator';
import { ConnectionDropped } from './faults/faultAnswers';

/** Bytes of an address and the headers together: room for the longest address that Dataverse takes. */
const maxHeaderSize = 64 * 1024;

/**
 * An HTTP server for the emulator. Each connection serves one request: a browser whose second request on a connection ends
 * without an answer sends it again by itself, also a write, and the fault that was asked for would come twice.
 */
export function createHttpServer(listener: RequestListener): Server {
  const server = createServer({ maxHeaderSize }, listener);
  server.maxRequestsPerSocket = 1;
  return server;
}

/**
 * The emulator as a listener of node's http server: the same requests and answers, over HTTP. A dropped connection is a socket
 * that is closed without an answer.
 */
export function serveOverHttp(emulator: Pick<Emulator, 'fetch'>): RequestListener {
  return (incoming, outgoing) => {
    void answer(emulator, incoming, outgoing);
  };
}

async function answer(emulator: Pick<Emulator, 'fetch'>, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  try {
    const response = await emulator.fetch(await toRequest(incoming));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  } catch (error) {
    if (error instanceof ConnectionDropped) {
      incoming.socket.destroy();
      return;
    }
    outgoing.writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8' });
    outgoing.end(`The request could not be read: ${String(error)}\n`);
  }
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const received = await readBytes(incoming);
  const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? 'localhost'}`);
  const headers = Object.entries(incoming.headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const method = incoming.method ?? 'GET';
  const body = received.length > 0 && method !== 'GET' && method !== 'HEAD' ? received : null;
  return new Request(url, { method, headers, body });
}

/** The body, but no more than makes it too long: the rest is read (a client listens when it has sent everything) and left. */
async function readBytes(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    if (size <= bodyLimit) {
      chunks.push(chunk);
    }
    size += chunk.length;
  }
  return Buffer.concat(chunks);
}
