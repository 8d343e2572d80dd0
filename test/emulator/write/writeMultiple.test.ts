import { errorOf, serviceRoot, startClient } from '../fixtures/client';
import type { Client, Json, Reply } from '../fixtures/client';
import { contoso, id, ids } from '../fixtures/contoso';

describe('bulk operations', () => {
  let client: Client;
  beforeEach(async () => {
    client = await startClient(contoso());
  });

  const call = (set: string, action: string, Targets: unknown): Promise<Reply> =>
    client.send('POST', `${set}/Microsoft.Dynamics.CRM.${action}`, { Targets });
  const typed = (table: string, row: Json): Json => ({ '@odata.type': `Microsoft.Dynamics.CRM.${table}`, ...row });
  const reference = (connectionreferencelogicalname: string): Json => typed('connectionreference', { connectionreferencelogicalname });
  const count = async (set: string): Promise<number> => (await client.get(`${set}?$select=createdon`)).rows.length;

  it('CreateMultiple answers with the ids of the new rows, in their order', async () => {
    const reply = await call('connectionreferences', 'CreateMultiple', [reference('contoso_a'), reference('contoso_b')]);
    expect(reply.status).toBe(200);
    expect(reply.body['@odata.context']).toBe(`${serviceRoot}$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse`);
    const [first] = reply.body.Ids as string[];
    expect(reply.body.Ids).toHaveLength(2);
    expect((await client.get(`connectionreferences(${first ?? ''})`)).body.connectionreferencelogicalname).toBe('contoso_a');
  });

  it('UpdateMultiple changes the rows that its targets name', async () => {
    const target = typed('connectionreference', { connectionreferenceid: ids.unbound, connectionid: 'x' });
    expect((await call('connectionreferences', 'UpdateMultiple', [target])).status).toBe(204);
    expect((await client.get(`connectionreferences(${ids.unbound})`)).body.connectionid).toBe('x');
  });

  it('undo all of it on a standard table when one fails', async () => {
    const before = await count('connectionreferences');
    const reply = await call('connectionreferences', 'CreateMultiple', [reference('contoso_a'), reference('contoso_dataverse')]);
    expect([reply.status, errorOf(reply).code]).toEqual([412, '0x80040237']);
    expect(await count('connectionreferences')).toBe(before);
  });

  it('keep what came before the failure on an elastic table', async () => {
    const run = (name: unknown): Json => typed('flowrun', { name });
    expect((await call('flowruns', 'CreateMultiple', [run('a'), run(5), run('c')])).status).toBe(400);
    expect(await count('flowruns')).toBe(4);
  });

  it('DeleteMultiple is for elastic tables, whose rows it finds in their partitions', async () => {
    await client.send('POST', 'flowruns', { flowrunid: id('d', 9), name: 'x', partitionid: 'p' });
    const rows = [typed('flowrun', { flowrunid: id('d', 1) }), typed('flowrun', { flowrunid: id('d', 9), partitionid: 'p' })];
    expect((await call('flowruns', 'DeleteMultiple', rows)).status).toBe(204);
    expect(await count('flowruns')).toBe(2);
    const standard = await call('workflows', 'DeleteMultiple', [typed('workflow', { workflowid: ids.orderFlow })]);
    expect([standard.status, errorOf(standard).code]).toEqual([405, '0x80040800']);
  });

  it.each([
    ['targets without their type', [{ connectionreferencelogicalname: 'x' }], 400],
    ['targets of another table', [typed('workflow', { name: 'x' })], 400],
    ['no targets', undefined, 400],
    ['a target that is no row', ['x'], 400],
  ])('are refused for %s', async (_, targets, status) => {
    expect((await call('connectionreferences', 'CreateMultiple', targets)).status).toBe(status);
  });

  it('refuse to update what is not there, and to create associations', async () => {
    const nobody = typed('connectionreference', { connectionreferenceid: id('b', 99) });
    const missing = await call('connectionreferences', 'UpdateMultiple', [nobody]);
    expect([missing.status, errorOf(missing).code]).toEqual([404, '0x80040217']);
    expect((await call('systemuserrolescollection', 'CreateMultiple', [typed('systemuserroles', {})])).status).toBe(405);
  });

  it('say that UpsertMultiple is not modelled', async () => {
    expect((await call('connectionreferences', 'UpsertMultiple', [])).status).toBe(501);
  });
});
