import { errorOf, startClient } from '../fixtures/client';
import type { Client, Json } from '../fixtures/client';
import { contoso, depths, id, ids } from '../fixtures/contoso';

const representation = { Prefer: 'return=representation' };
const clientdata = '{"properties":{"definition":{}},"schemaVersion":"1.0.0.0"}';
const newFlow: Json = { category: 5, name: 'New flow', type: 1, primaryentity: 'none', clientdata };

describe('a write that fails', () => {
  const connector = `connectors(${id('9', 1)})`;
  let client: Client;
  beforeEach(async () => {
    client = await startClient({ ...contoso(), connectors: [{ connectorid: id('9', 1), name: 'Shop', _ownerid_value: ids.admin }] });
  });

  it.each<[string, string, string, Json]>([
    ['a create', 'POST', 'connectors?$select=nope', { name: 'New' }],
    ['a create below a row', 'POST', `${connector}/connector_connectionreference?$select=nope`, { connectionreferencelogicalname: 'x' }],
    ['an update', 'PATCH', `${connector}?$select=nope`, { description: 'changed' }],
    ['an upsert', 'PATCH', `connectors(${id('9', 2)})?$select=nope`, { name: 'New' }],
  ])('leaves no trace where the answer to %s is what fails', async (_, method, address, body) => {
    const before = client.emulator.export();
    const reply = await client.send(method, address, body, representation);
    expect([reply.status, errorOf(reply).code]).toEqual([400, '0x80060888']);
    expect(client.emulator.export()).toEqual(before);
  });

  it('leaves no trace where the caller may create what the caller may not read', async () => {
    const privilege = { privilegeid: id('6', 1), name: 'prvCreateWorkflow' };
    const held = { roleprivilegeid: id('7', 1), roleid: ids.makerRole, privilegeid: id('6', 1), privilegedepthmask: depths.global };
    const creator = await startClient({ ...contoso(), privileges: [privilege], roleprivilegescollection: [held] });
    const maker = { MSCRMCallerID: ids.maker };
    const before = creator.emulator.export();
    expect((await creator.send('POST', 'workflows', newFlow, { ...maker, ...representation })).status).toBe(403);
    expect(creator.emulator.export()).toEqual(before);
    expect((await creator.send('POST', 'workflows', newFlow, maker)).status).toBe(204);
  });
});
