import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator } from '../emulator';
import { contoso, ids } from '../fixtures/contoso';
import { createHttpServer, serveOverHttp } from '../httpServer';
import type { FaultRule } from './faultRule';

describe('faults over HTTP', () => {
  const servers: Server[] = [];
  afterAll(() => servers.forEach((server) => server.close()));

  async function serve(faults: readonly FaultRule[] = []): Promise<string> {
    const server = createHttpServer(serveOverHttp(await createEmulator(contoso(), { faults })));
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/data/v9.2/workflows(${ids.invoiceFlow})`;
  }

  const rename = (address: string, name: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(address, { method: 'PATCH', headers, body: JSON.stringify({ name }) });
  const nameAt = async (address: string): Promise<unknown> => ((await (await fetch(address)).json()) as { name: unknown }).name;

  it('are answers with their code and Retry-After', async () => {
    const address = await serve();
    const response = await fetch(address, { headers: { 'X-Emulator-Fault': 'throttle=concurrency; retry-after=3' } });
    const body = (await response.json()) as { error: { code: string } };
    expect([response.status, body.error.code, response.headers.get('retry-after')]).toEqual([429, '0x80072326', '3']);
    expect(response.headers.get('x-ms-ratelimit-time-remaining-xrm-requests')).toBe('1,200.00');
  });

  it('close the connection before or after a write', async () => {
    const address = await serve();
    await expect(rename(address, 'before', { 'X-Emulator-Fault': 'drop=before' })).rejects.toThrow('fetch failed');
    expect(await nameAt(address)).toBe('Invoice: 50% reminder');
    await expect(rename(address, 'after', { 'X-Emulator-Fault': 'drop=after' })).rejects.toThrow('fetch failed');
    expect(await nameAt(address)).toBe('after');
  });

  it('of a start come as often as asked for', async () => {
    const address = await serve([{ method: 'PATCH', first: 1, fault: { drop: 'after' } }]);
    await expect(rename(address, 'lost')).rejects.toThrow('fetch failed');
    expect((await rename(address, 'found')).status).toBe(204);
    expect(await nameAt(address)).toBe('found');
  });

  it('meet connections that serve one request each, so that no browser sends a lost request again by itself', async () => {
    expect((await fetch(await serve())).headers.get('connection')).toBe('close');
  });
});
