import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmulator } from './emulator';
import { contoso, ids } from './fixtures/contoso';
import { createHttpServer, serveOverHttp } from './httpServer';
import { usage } from './serveOptions';

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

describe('the emulator over HTTP', () => {
  let server: Server;
  let root: string;
  beforeAll(async () => {
    server = createHttpServer(serveOverHttp(await createEmulator(contoso())));
    root = `http://127.0.0.1:${await listen(server)}/api/data/v9.2/`;
  });
  afterAll(() => server.close());

  it('answers reads with its own address in links', async () => {
    const address = `${root}workflows?$select=name&$filter=startswith(name,'order')`;
    const response = await fetch(address, { headers: { Prefer: 'odata.maxpagesize=1' } });
    const [version, applied] = [response.headers.get('odata-version'), response.headers.get('preference-applied')];
    expect([response.status, version, applied]).toEqual([200, '4.0', 'odata.maxpagesize=1']);
    const body = (await response.json()) as { '@odata.context': string; value: { name: string }[] };
    expect(body['@odata.context']).toBe(`${root}$metadata#workflows(name)`);
    expect(body.value[0]?.name).toBe("Order_sync for O'Brien & Söhne");
  });

  it('takes bodies and headers of writes', async () => {
    const address = `${root}workflows(${ids.invoiceFlow})`;
    const patch = (etag: string): Promise<Response> =>
      fetch(address, { method: 'PATCH', headers: { 'If-Match': etag }, body: JSON.stringify({ description: 'Grüße' }) });
    expect((await patch('W/"1"')).status).toBe(412);
    const written = await patch('*');
    expect([written.status, written.headers.get('odata-entityid')]).toEqual([204, address]);
    expect(((await (await fetch(`${address}?$select=description`)).json()) as { description: string }).description).toBe('Grüße');
    expect((await fetch(address, { method: 'DELETE' })).status).toBe(204);
    expect((await fetch(address)).status).toBe(404);
  });
});

describe('npm run emulator', () => {
  const command = ['--import', 'tsx', join(__dirname, 'serve.ts')];
  const run = (...options: string[]): { status: number | null; stderr: string } => {
    const { status, stderr } = spawnSync(process.execPath, [...command, ...options], { encoding: 'utf8', timeout: 50_000 });
    return { status, stderr };
  };

  it('says where it listens, on loopback, and answers there with a sample environment and the faults that were asked for', async () => {
    const child = spawn(process.execPath, [...command, '--port', '0', '--sample', '100x75', '--fault', 'table=connectionreferences; error']);
    try {
      const [line] = (await once(child.stdout, 'data')) as [Buffer];
      const root = /^http:\/\/127\.0\.0\.1:\d+\/api\/data\/v9\.2\/$/m.exec(line.toString())?.[0] ?? '';
      const flows = (await (await fetch(`${root}workflows?$select=name&$top=1`)).json()) as { value: unknown[] };
      expect(flows.value).toHaveLength(1);
      expect(await (await fetch(`${root}workflows/$count?$filter=category eq 5 and type eq 1`)).text()).toBe('75');
      expect((await fetch(`${root}connectionreferences`)).status).toBe(500);
      expect(await (await fetch(new URL('/', root))).text()).toContain('/api/data/v9.2/workflows');
    } finally {
      child.kill();
    }
  });

  it.each([
    ['--prot', '8182'],
    ['--port', 'eighty'],
    ['--sample', '100'],
    ['--fault', 'slow'],
    ['--fault', 'error; table=workflow'],
    ['file.json'],
  ])('ends with 2 and the usage on %s %s', (...options) => {
    const { status, stderr } = run(...options);
    expect(status).toBe(2);
    expect(stderr).toContain('Usage: npm run emulator -- [--port 8182]');
  });

  it('prints the usage and ends with 0 on --help', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [...command, '--help'], { encoding: 'utf8', timeout: 50_000 });
    expect([status, stdout.trim(), stderr]).toEqual([0, usage, '']);
  });

  it('ends with 1 and the reason if the data cannot be read or is no environment', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'emulator-')), 'data.json');
    expect(run('--data', file)).toMatchObject({ status: 1, stderr: expect.stringContaining('ENOENT') as string });
    writeFileSync(file, '{"workflows": []}');
    expect(run('--data', file)).toMatchObject({ status: 1, stderr: expect.stringContaining('"user": expected') as string });
  });

  it('ends with 1 if the port is in use', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'emulator-')), 'data.json');
    writeFileSync(file, JSON.stringify(contoso()));
    const other = createServer();
    const port = await listen(other);
    const stderr = `Port ${port} is in use; choose another with --port.\n`;
    expect(run('--port', String(port), '--data', file)).toMatchObject({ status: 1, stderr });
    other.close();
  });
});
