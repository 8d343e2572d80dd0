import { errorOf, serviceRoot, startClient } from './fixtures/client';
import type { Client } from './fixtures/client';
import { contoso, id, ids } from './fixtures/contoso';

describe('an elastic table', () => {
  let client: Client;
  const inPartition = id('d', 9);
  beforeAll(async () => {
    const runs = contoso().flowruns as Record<string, unknown>[];
    const more = { flowrunid: inPartition, name: 'run 9', status: 'Failed', partitionid: "Mara's", _workflow_value: ids.invoiceFlow, _ownerid_value: ids.maker };
    client = await startClient({ ...contoso(), flowruns: [...runs, more] });
  });

  it('gives a row alone with an ETag header, its key, version, partition, owner and business unit', async () => {
    const reply = await client.get(`flowruns(${id('d', 1)})?$select=status`);
    const etag = reply.headers.get('ETag');
    expect(etag).toMatch(/^W\/"[0-9a-f]{8}-0000-0200-0000-[0-9a-f]{12}"$/);
    expect(Object.keys(reply.body)).toEqual([
      '@odata.context',
      '@odata.etag',
      'status',
      'flowrunid',
      'versionnumber',
      'partitionid',
      '_ownerid_value',
      '_owningbusinessunit_value',
    ]);
    expect(reply.body).toMatchObject({ '@odata.context': `${serviceRoot}$metadata#flowruns(status)/$entity`, '@odata.etag': etag, status: 'Succeeded' });
    expect(etag).not.toContain(`"${String(reply.body.versionnumber)}"`);
    expect((await client.get(`flowruns(${id('d', 1)})?$select=status`, { 'If-None-Match': String(etag) })).status).toBe(304);
    expect(Object.keys((await client.get('flowruns?$select=status&$top=1')).rows[0] ?? {})).toEqual(['@odata.etag', 'status', 'flowrunid']);
  });

  it('finds a row of a partition only together with the partition', async () => {
    const status = async (address: string): Promise<number> => (await client.get(address)).status;
    expect(await status(`flowruns(${inPartition})`)).toBe(404);
    expect(await status(`flowruns(${inPartition})?partitionId=Mara's`)).toBe(200);
    expect(await status(`flowruns(flowrunid=${inPartition},partitionid='Mara''s')?$select=status`)).toBe(200);
    expect(await status(`flowruns(flowrunid=${inPartition},partitionid='Otto''s')`)).toBe(404);
    expect(await status(`workflows(workflowid=${ids.invoiceFlow},partitionid='x')`)).toBe(400);
  });

  it('lists the rows of one partition', async () => {
    const names = async (partition: string): Promise<unknown[]> =>
      (await client.get(`flowruns?partitionId=${partition}&$select=name`)).rows.map((row) => row.name);
    expect(await names("Mara's")).toEqual(['run 9']);
    expect(await names(id('d', 1))).toEqual(['run 1']);
    expect(await names("mara's")).toEqual([]);
    expect((await client.get("flowruns?$select=name&$filter=partitionid eq 'Mara''s'")).rows).toHaveLength(1);
  });

  it('filters and sorts by its own columns', async () => {
    const query = `$select=name&$filter=_workflow_value eq ${ids.invoiceFlow} and status eq 'failed'&$orderby=name desc&$count=true`;
    const reply = await client.get(`flowruns?${query}`);
    expect([reply.rows.map((row) => row.name), reply.body['@odata.count']]).toEqual([['run 9', 'run 2'], 2]);
  });

  it.each([
    ['a filter on a related table', "flowruns?$filter=Workflow/name eq 'x'"],
    ['a filter on related rows of its own', "workflows?$filter=workflow_flowrun_Workflow/any(r:r/status eq 'x')"],
    ['related rows in a query', 'flowruns?$expand=Workflow($select=name)'],
    ['related rows inside related rows', 'workflows?$expand=workflow_flowrun_Workflow($expand=owninguser)'],
    ['ordering by a lookup', 'flowruns?$orderby=_workflow_value'],
    ['the comparison of two columns', 'flowruns?$filter=name eq status'],
  ])('does not have %s', async (_, address) => {
    const reply = await client.get(address);
    expect([reply.status, errorOf(reply)]).toEqual([400, { code: '0x80048d0b', message: 'Link entities are not supported.' }]);
  });

  it('has related rows where a single row is read, and is a collection of other tables', async () => {
    const run = await client.get(`flowruns(${id('d', 1)})?$select=status&$expand=Workflow($select=name)`);
    expect(run.body.Workflow).toMatchObject({ name: 'Invoice: 50% reminder' });
    const flows = await client.get('workflows?$select=name&$expand=workflow_flowrun_Workflow($select=status)');
    expect(flows.rows.map((row) => (row.workflow_flowrun_Workflow as unknown[]).length)).toEqual([3, 1, 0, 0]);
  });
});
