import { errorOf, startClient } from '../fixtures/client';
import type { Client, Json } from '../fixtures/client';
import { contoso, id, ids } from '../fixtures/contoso';

describe('DELETE of a row', () => {
  let client: Client;
  beforeEach(async () => {
    client = await startClient(contoso());
  });

  const read = async (address: string): Promise<Json> => (await client.get(address)).body;

  it('removes the row, with what is shared of it', async () => {
    const grant = { Target: { '@odata.type': 'Microsoft.Dynamics.CRM.workflow', workflowid: ids.orderFlow } };
    const PrincipalAccess = { Principal: { '@odata.type': 'Microsoft.Dynamics.CRM.systemuser', ownerid: ids.maker }, AccessMask: 'ReadAccess' };
    expect((await client.send('POST', 'GrantAccess', { ...grant, PrincipalAccess })).status).toBe(204);
    const reply = await client.send('DELETE', `workflows(${ids.orderFlow})`);
    expect([reply.status, reply.headers.get('OData-EntityId'), reply.headers.get('Location')]).toEqual([204, null, null]);
    expect(reply.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect((await client.get(`workflows(${ids.orderFlow})`)).status).toBe(404);
    expect((await client.get('principalobjectaccessset')).rows).toEqual([]);
  });

  it('obeys If-Match and knows what is not there', async () => {
    expect((await client.send('DELETE', `workflows(${ids.invoiceFlow})`, undefined, { 'If-Match': 'W/"1"' })).status).toBe(412);
    expect((await client.get(`workflows(${ids.invoiceFlow})`)).status).toBe(200);
    const missing = await client.send('DELETE', `workflows(${ids.missingUser})`);
    expect([missing.status, errorOf(missing).code]).toEqual([404, '0x80040217']);
  });

  it('empties the lookups that pointed at the row, as a change of those rows', async () => {
    const connector = `connectors(${id('9', 1)})`;
    await client.send('PATCH', connector, { name: 'Shop' });
    const reference = `connectionreferences(${ids.dataverse})`;
    await client.send('PATCH', reference, { 'CustomConnectorId@odata.bind': connector });
    const before = await read(reference);
    expect((await client.send('DELETE', connector)).status).toBe(204);
    const after = await read(reference);
    expect([before._customconnectorid_value, after._customconnectorid_value]).toEqual([id('9', 1), null]);
    expect(after.versionnumber).toBeGreaterThan(Number(before.versionnumber));
  });

  it('is refused where another table needs the row, and then changes nothing', async () => {
    await client.send('POST', 'connectioninstances', {
      connectioninstancelogicalname: 'x',
      'connectionreferenceId@odata.bind': `connectionreferences(${ids.dataverse})`,
    });
    const reply = await client.send('DELETE', `connectionreferences(${ids.dataverse})`);
    expect([reply.status, errorOf(reply).code]).toEqual([405, '0x80040227']);
    expect((await client.get(`connectionreferences(${ids.dataverse})`)).status).toBe(200);
  });

  it("takes rows of the same table with it that can't be without it, also where they point at each other", async () => {
    const stage = {
      LogicalName: 'contoso_stage',
      EntitySetName: 'contoso_stages',
      PrimaryIdAttribute: 'contoso_stageid',
      Attributes: [{ LogicalName: 'contoso_next', AttributeType: 'Lookup', Targets: ['contoso_stage'], RequiredLevel: { Value: 'SystemRequired' } }],
    };
    const pairs = [[1, 2], [2, 1], [3, 3], [4, 1]] as const;
    const rows = pairs.map(([number, next]) => ({ contoso_stageid: id('8', number), _contoso_next_value: id('8', next) }));
    const own = await startClient({ ...contoso(), EntityDefinitions: [stage], contoso_stages: rows });
    expect((await own.send('DELETE', `contoso_stages(${id('8', 1)})`)).status).toBe(204);
    expect((await own.get('contoso_stages')).rows).toMatchObject([{ contoso_stageid: id('8', 3) }]);
  });

  it('takes the copies of a role with it', async () => {
    expect((await client.send('DELETE', `roles(${ids.makerRole})`)).status).toBe(204);
    expect((await client.get(`roles(${ids.makerRoleInEurope})`)).status).toBe(404);
    expect((await client.get(`systemuserrolescollection?$filter=systemuserid eq ${ids.maker}`)).rows).toEqual([]);
  });
});
