import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator } from '../emulator';
import { errorOf, serviceRoot, startClient } from '../fixtures/client';
import { contoso, ids } from '../fixtures/contoso';
import { createHttpServer, serveOverHttp } from '../httpServer';
import { addressLimit, bodyLimit } from './limits';

const megabyte = new Uint8Array(1024 * 1024).fill(32);

/** A body of blanks that says how much of it was taken. */
function blanks(size: number): { stream: ReadableStream<Uint8Array>; taken: () => number } {
  let sent = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const chunk = megabyte.subarray(0, Math.min(megabyte.length, size - sent));
      sent += chunk.length;
      controller.enqueue(chunk);
      if (sent === size) {
        controller.close();
      }
    },
  });
  return { stream, taken: () => sent };
}

/** A request whose body comes in pieces. */
function upload(method: string, address: string, body: ReadableStream<Uint8Array>): Request {
  return new Request(serviceRoot + address, { method, body, duplex: 'half' } as RequestInit);
}

describe('a request that is too large', () => {
  it('is refused by its body, which is not read to its end', async () => {
    const emulator = await createEmulator(contoso());
    const send = async (body: ReadableStream<Uint8Array>): Promise<number> =>
      (await emulator.fetch(upload('POST', 'workflows', body))).status;
    const endless = blanks(10 * bodyLimit);
    expect(await send(endless.stream)).toBe(413);
    expect(endless.taken()).toBeLessThan(bodyLimit + 3 * megabyte.length);
    expect(await send(blanks(bodyLimit).stream)).toBe(400);
  });

  it('is refused over HTTP, when the client has sent it all', async () => {
    const server = createHttpServer(serveOverHttp(await createEmulator(contoso())));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const status = await new Promise((resolve, reject) => {
      const outgoing = request({ port, path: '/api/data/v9.2/workflows', method: 'POST' }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      outgoing.on('error', reject);
      outgoing.end(Buffer.alloc(bodyLimit + 1, ' '));
    });
    expect(status).toBe(413);
    server.close();
  });

  it('is refused by its address, also over HTTP, where a shorter one is taken', async () => {
    const client = await startClient(contoso());
    const address = (length: number): string => {
      const start = `${serviceRoot}workflows?$filter=name%20eq%20%27`;
      return `${start}${'x'.repeat(length - start.length - 3)}%27`;
    };
    expect((await client.get(address(addressLimit))).status).toBe(200);
    const refused = await client.get(address(addressLimit + 1));
    expect([refused.status, errorOf(refused).code]).toEqual([414, '0x80060888']);
    const server = createHttpServer(serveOverHttp(client.emulator));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const statusAt = async (length: number): Promise<number> => {
      const there = address(length).replace('http://org', `http://127.0.0.1:${port}`);
      return (await fetch(there)).status;
    };
    expect([await statusAt(30_000), await statusAt(33_000)]).toEqual([200, 414]);
    server.close();
  });
});

describe('a body', () => {
  it('is text in UTF-8, however it is cut', async () => {
    const client = await startClient(contoso());
    const bytes = new TextEncoder().encode(JSON.stringify({ description: 'Grüße 😀' }));
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        bytes.forEach((byte) => controller.enqueue(Uint8Array.of(byte)));
        controller.close();
      },
    });
    const address = `workflows(${ids.invoiceFlow})`;
    const written = await client.emulator.fetch(upload('PATCH', address, body));
    expect(written.status).toBe(204);
    expect((await client.get(address)).body.description).toBe('Grüße 😀');
  });
});
