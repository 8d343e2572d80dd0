import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Emulator } from './emulator';

/** The emulator as a listener of node's http server: the same requests and answers, over HTTP. */
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
    outgoing.writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8' });
    outgoing.end(`The request could not be read: ${String(error)}\n`);
  }
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) {
    chunks.push(chunk as Buffer);
  }
  const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? 'localhost'}`);
  const headers = Object.entries(incoming.headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const method = incoming.method ?? 'GET';
  const body = chunks.length > 0 && method !== 'GET' && method !== 'HEAD' ? Buffer.concat(chunks) : null;
  return new Request(url, { method, headers, body });
}
