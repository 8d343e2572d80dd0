import { errorOf, serviceRoot, startClient } from '../fixtures/client';
import type { Client, Json } from '../fixtures/client';
import { contoso, id, ids } from '../fixtures/contoso';

describe('writing to elastic tables', () => {
  let client: Client;
  beforeEach(async () => {
    client = await startClient(contoso());
  });

  const partitioned = `flowruns(flowrunid=${id('d', 7)},partitionid='user''s')`;
  const run = { flowrunid: id('d', 7), name: 'run 7', status: 'Succeeded', partitionid: "user's", ttlinseconds: 86400 };
  const create = (more: Json = {}): ReturnType<Client['send']> => client.send('POST', 'flowruns', { ...run, ...more });
  const read = async (address: string): Promise<Json> => (await client.get(address)).body;

  it('answers with the composite key and a session token, which reads may send', async () => {
    const created = await create();
    expect([created.status, created.headers.get('OData-EntityId')]).toEqual([204, serviceRoot + partitioned]);
    const token = created.headers.get('x-ms-session-token') ?? '';
    expect(token).toMatch(/^\d+:\d+#\d+#\d+=-?\d+$/);
    const updated = await client.send('PATCH', partitioned, { status: 'Failed' }, { 'If-Match': '*' });
    expect([updated.status, updated.headers.get('OData-EntityId')]).toEqual([204, serviceRoot + partitioned]);
    expect(updated.headers.get('x-ms-session-token')).not.toBe(token);
    expect((await client.get(partitioned, { 'MSCRM.SessionToken': token })).status).toBe(200);
  });

  it('gives a row that has no partition of its own a plain address', async () => {
    const created = await client.send('POST', 'flowruns', { flowrunid: id('d', 8), name: 'run 8' });
    expect(created.headers.get('OData-EntityId')).toBe(`${serviceRoot}flowruns(${id('d', 8)})`);
    expect((await client.get(`flowruns(flowrunid=${id('d', 8)},partitionid='${id('d', 8)}')`)).status).toBe(200);
  });

  it('finds a row in its partition alone', async () => {
    await create();
    expect((await client.get(`flowruns(${id('d', 7)})`)).status).toBe(404);
    expect((await client.get(`flowruns(${id('d', 7)})?partitionId=user's`)).status).toBe(200);
    expect((await client.get(`flowruns(flowrunid=${id('d', 7)},partitionid='other')`)).status).toBe(404);
    const other = await client.send('PATCH', `flowruns(${id('d', 7)})`, { status: 'x' }, { 'If-Match': '*' });
    expect([other.status, errorOf(other).code]).toEqual([404, '0x80040217']);
    expect((await client.send('DELETE', `flowruns(${id('d', 7)})`)).status).toBe(404);
    const deleted = await client.send('DELETE', `flowruns(${id('d', 7)})?partitionId=user's`);
    expect([deleted.status, deleted.headers.get('x-ms-session-token')]).toEqual([204, null]);
  });

  it('has an etag for each version, which is not the version number', async () => {
    await create();
    const first = await read(partitioned);
    expect(first['@odata.etag']).toMatch(/^W\/"[0-9a-f]{8}-0000-0200-0000-[0-9a-f]{12}"$/);
    expect((await read(partitioned))['@odata.etag']).toBe(first['@odata.etag']);
    const etag = String(first['@odata.etag']);
    expect((await client.send('PATCH', partitioned, { status: 'Failed' }, { 'If-Match': etag })).status).toBe(204);
    expect((await read(partitioned))['@odata.etag']).not.toBe(etag);
    const stale = await client.send('DELETE', partitioned, undefined, { 'If-Match': etag });
    expect([stale.status, errorOf(stale).code]).toEqual([412, '0x80060882']);
  });

  it('keeps what an update leaves out, and replaces the row by an upsert', async () => {
    await create({ errorcode: 'x' });
    await client.send('PATCH', partitioned, { status: 'Failed' }, { 'If-Match': '*' });
    expect(await read(partitioned)).toMatchObject({ name: 'run 7', status: 'Failed', errorcode: 'x', ttlinseconds: 86400 });
    expect((await client.send('PATCH', partitioned, { name: 'again', status: 'Running' })).status).toBe(204);
    const kept = { partitionid: "user's", _ownerid_value: ids.admin };
    expect(await read(partitioned)).toMatchObject({ name: 'again', status: 'Running', errorcode: null, ttlinseconds: null, ...kept });
  });

  it('keeps the partition that a row has', async () => {
    await create();
    await client.send('PATCH', partitioned, { partitionid: 'other' }, { 'If-Match': '*' });
    expect(await read(partitioned)).toMatchObject({ partitionid: "user's" });
  });

  it('creates the row that an upsert does not find, in the partition of its key', async () => {
    expect((await client.send('PATCH', partitioned, { name: 'new' })).headers.get('OData-EntityId')).toBe(serviceRoot + partitioned);
    expect(await read(partitioned)).toMatchObject({ name: 'new', partitionid: "user's" });
  });

  it('leaves what runs point at when that is deleted', async () => {
    await client.send('DELETE', `workflows(${ids.invoiceFlow})`);
    expect(await read(`flowruns(${id('d', 1)})`)).toMatchObject({ _workflow_value: ids.invoiceFlow });
  });
});
