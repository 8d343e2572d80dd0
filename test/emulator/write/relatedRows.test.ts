import { errorOf, startClient } from '../fixtures/client';
import type { Client, Json } from '../fixtures/client';
import { contoso, id, ids } from '../fixtures/contoso';

describe('rows that are created together', () => {
  let client: Client;
  beforeEach(async () => {
    client = await startClient(contoso());
  });

  const representation = { Prefer: 'return=representation' };
  const bind = 'connector_connectionreference@odata.bind';
  const reference = (connectionreferencelogicalname: string, more: Json = {}): Json => ({ connectionreferencelogicalname, ...more });
  const instance = (connectioninstancelogicalname: string): Json => ({ connectioninstancelogicalname });
  const count = async (set: string): Promise<number> => (await client.get(`${set}?$select=createdon`)).rows.length;

  it('go down several levels over one-to-many relationships', async () => {
    const body = {
      name: 'Shop',
      connector_connectionreference: [
        reference('contoso_first', { connectionreference_connectioninstance: [instance('one'), instance('two')] }),
        reference('contoso_second'),
      ],
    };
    const address = 'connectors?$select=name&$expand=connector_connectionreference($select=connectionreferencelogicalname)';
    const reply = await client.send('POST', address, body, representation);
    expect(reply.status).toBe(201);
    const references = reply.body.connector_connectionreference as Json[];
    expect(references.map((row) => row.connectionreferencelogicalname).sort()).toEqual(['contoso_first', 'contoso_second']);
    const first = references.find((row) => row.connectionreferencelogicalname === 'contoso_first');
    const instances = await client.get(`connectioninstances?$filter=_connectionreferenceid_value eq ${String(first?.connectionreferenceid)}`);
    expect(instances.rows.map((row) => row.connectioninstancelogicalname).sort()).toEqual(['one', 'two']);
  });

  it('can be what a lookup of the new row points at', async () => {
    const body = reference('contoso_new', { CustomConnectorId: { name: 'Shop' } });
    const reply = await client.send('POST', 'connectionreferences?$expand=CustomConnectorId($select=name)', body, representation);
    expect(reply.body.CustomConnectorId).toMatchObject({ name: 'Shop' });
  });

  it('are associated over many-to-many relationships', async () => {
    const unit = { 'businessunitid@odata.bind': `businessunits(${ids.europe})` };
    const body = { applicationid: id('c', 9), ...unit, systemuserroles_association: [{ name: 'Made for it', ...unit }] };
    const reply = await client.send('POST', 'systemusers?$expand=systemuserroles_association($select=name)', body, representation);
    expect(reply.status).toBe(201);
    expect((reply.body.systemuserroles_association as Json[]).map((role) => role.name)).toEqual(['Made for it']);
  });

  it('are all there or none', async () => {
    const [connectors, references] = [await count('connectors'), await count('connectionreferences')];
    const body = { name: 'Shop', connector_connectionreference: [reference('contoso_new'), reference('contoso_dataverse')] };
    const taken = await client.send('POST', 'connectors', body);
    expect([taken.status, errorOf(taken).code]).toEqual([412, '0x80040237']);
    const wrong = await client.send('POST', 'connectors', { name: 'Shop', connector_connectionreference: [reference('x', { nope: 1 })] });
    expect(wrong.status).toBe(400);
    expect(errorOf(wrong).message).toContain("'nope' does not exist on type 'Microsoft.Dynamics.CRM.connectionreference'");
    expect([await count('connectors'), await count('connectionreferences')]).toEqual([connectors, references]);
  });

  it('can be members that are there already, bound by their addresses', async () => {
    const addresses = [`/connectionreferences(${ids.dataverse})`, `connectionreferences(${ids.unbound})`];
    const created = await client.send('POST', 'connectors', { name: 'Shop', [bind]: addresses });
    const connector = created.headers.get('OData-EntityId') ?? '';
    const members = await client.get(`${connector}/connector_connectionreference?$select=connectionreferenceid`);
    expect(members.rows.map((row) => row.connectionreferenceid)).toEqual([ids.dataverse, ids.unbound]);
    const roles = { 'systemuserroles_association@odata.bind': [`roles(${ids.operatorRole})`] };
    const unit = { 'businessunitid@odata.bind': `businessunits(${ids.europe})` };
    const user = await client.send('POST', 'systemusers', { applicationid: id('c', 8), ...unit, ...roles });
    const held = await client.get(`${user.headers.get('OData-EntityId') ?? ''}/systemuserroles_association?$select=name`);
    expect(held.rows.map((row) => row.name)).toEqual(['Operator']);
  });

  it('can be created by a POST to the collection of a row', async () => {
    const connector = await client.send('POST', 'connectors', { name: 'Shop' });
    const collection = `${connector.headers.get('OData-EntityId') ?? ''}/connector_connectionreference`;
    const created = await client.send('POST', collection, reference('contoso_member'));
    expect(created.headers.get('OData-EntityId')).toMatch(/connectionreferences\([0-9a-f-]{36}\)$/);
    const { rows } = await client.get(`${collection}?$select=connectionreferencelogicalname`);
    expect(rows).toMatchObject([{ connectionreferencelogicalname: 'contoso_member' }]);
    expect((await client.send('POST', `workflows(${ids.orderFlow})/owninguser`, {})).status).toBe(405);
  });

  it('are not created below a row that is not there', async () => {
    const before = await count('connectionreferences');
    const reply = await client.send('POST', `connectors(${id('9', 99)})/connector_connectionreference`, reference('contoso_orphan'));
    expect([reply.status, errorOf(reply).code]).toEqual([404, '0x80040217']);
    expect(await count('connectionreferences')).toBe(before);
  });

  it.each([
    ['a row where an array belongs', { connector_connectionreference: {} }, '0x80048d19'],
    ['a text where a row belongs', { connector_connectionreference: ['x'] }, '0x80048d19'],
    ['one address where an array belongs', { 'connector_connectionreference@odata.bind': 'connectionreferences(1)' }, '0x80048d19'],
    ['a member of another table', { 'connector_connectionreference@odata.bind': [`workflows(${ids.orderFlow})`] }, '0x80048d19'],
    ['a lookup that is read-only', { createdby: { fullname: 'x' } }, '0x80048d19'],
  ])('are refused for %s', async (_, related, code) => {
    const reply = await client.send('POST', 'connectors', { name: 'Shop', ...related });
    expect([reply.status, errorOf(reply).code]).toEqual([400, code]);
    expect(await count('connectors')).toBe(0);
  });

  it('are refused for a member that is not there', async () => {
    const reply = await client.send('POST', 'connectors', { name: 'Shop', [bind]: [`connectionreferences(${id('b', 99)})`] });
    const message = `connectionreference With Id = ${id('b', 99)} Does Not Exist`;
    expect([reply.status, errorOf(reply)]).toEqual([404, { code: '0x80040217', message }]);
    expect(await count('connectors')).toBe(0);
  });

  it('are refused by a PATCH that would create the row', async () => {
    const body = { name: 'Shop', connector_connectionreference: [reference('contoso_new')] };
    const reply = await client.send('PATCH', `connectors(${id('9', 1)})`, body);
    expect([reply.status, errorOf(reply).code]).toEqual([400, '0x80060888']);
  });

  it('are refused for elastic tables', async () => {
    const clientdata = '{"properties":{"definition":{}},"schemaVersion":"1.0.0.0"}';
    const flow = { category: 5, name: 'x', type: 1, primaryentity: 'none', clientdata, workflow_flowrun_Workflow: [{ name: 'run' }] };
    const reply = await client.send('POST', 'workflows', flow);
    const run = await client.send('POST', 'flowruns', { name: 'run', Workflow: { ...flow, workflow_flowrun_Workflow: [] } });
    for (const refused of [reply, run]) {
      expect([refused.status, errorOf(refused).message]).toEqual([400, expect.stringContaining('Create has to be called individually')]);
    }
  });
});
