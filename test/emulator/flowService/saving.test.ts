import { errorOf } from '../fixtures/client';
import { id, ids } from '../fixtures/contoso';
import { buttonFlow, clientdataOf, entryFor, refusalIn, rowFlow, startFlow } from './exampleFlow';
import type { FlowParts } from './exampleFlow';

const newFlow = { category: 5, name: 'New', type: 1, primaryentity: 'none' };

describe('saving a cloud flow', () => {
  it.each([
    ['no JSON', '{"properties":'],
    ['a byte order mark', `\uFEFF${clientdataOf({})}`],
    ['no object', '[1]'],
    ['no properties', '{"definition":{},"schemaVersion":"1.0.0.0"}'],
    ['no schemaVersion', '{"properties":{"definition":{}}}'],
  ])('refuses clientdata with %s, in a new flow and in an old one', async (_, clientdata) => {
    const flow = await startFlow(buttonFlow());
    const before = await flow.row();
    const [created, changed] = [await flow.client.send('POST', 'workflows', { ...newFlow, clientdata }), await flow.patch({ clientdata })];
    expect([created, changed].map((reply) => [reply.status, errorOf(reply).code])).toEqual([
      [400, '0x80060468'],
      [400, '0x80060468'],
    ]);
    expect(errorOf(changed).message).toContain('Flow clientdata is in invalid format. Details: "');
    expect(await flow.row()).toEqual(before);
  });

  it('takes clientdata with a long text, whatever is in it', async () => {
    const flow = await startFlow(buttonFlow());
    const long = '{ "properties": { "definition": { "a": "TEXT", "b": 1 } }, "schemaVersion": "1.0.0.0" }';
    for (const text of ['x '.repeat(6_000_000), '\\"\\\\ '.repeat(3_000_000)]) {
      const clientdata = long.replace('TEXT', () => text);
      expect((await flow.patch({ clientdata })).status).toBe(204);
      expect((await flow.row()).clientdata === `{"properties":{"definition":{"a":"${text}","b":1}},"schemaVersion":"1.0.0.0"}`).toBe(true);
    }
  });

  it('takes a draft with whatever connections and settings it names', async () => {
    const flow = await startFlow(buttonFlow());
    const draft = { ...rowFlow({ runas: 4 }), entries: { dataverse: { connection: {} } } };
    expect((await flow.save(draft)).status).toBe(204);
    expect(JSON.parse(String((await flow.row()).clientdata))).toEqual(JSON.parse(clientdataOf(draft)));
    const created = { ...newFlow, clientdata: clientdataOf(draft) };
    const { body } = await flow.client.send('POST', 'workflows', created, { Prefer: 'return=representation' });
    expect(body).toMatchObject({ statecode: 0, statuscode: 1, resourceid: null });
  });

  it('leaves processes of other kinds alone', async () => {
    const flow = await startFlow('no JSON', { flow: { category: 6 } });
    expect((await flow.patch({ clientdata: 'still  no JSON' })).status).toBe(204);
    expect(await flow.row()).toMatchObject({ clientdata: 'still  no JSON' });
    expect((await flow.turnOn()).status).toBe(204);
  });
});

describe('saving a cloud flow that is on', () => {
  it('refuses what turning it on would, and keeps it as it was', async () => {
    const flow = await startFlow(buttonFlow(), { flow: { statecode: 1 } });
    const before = await flow.row();
    const reply = await flow.save(buttonFlow({ runtimeSource: 'invoker' }, 'ListRecordsWithOrganization'));
    expect(refusalIn(reply)).toMatchObject({ status: 400, code: '0x80060467', serviceCode: 'InvalidOpenApiFlow' });
    expect(await flow.row()).toEqual(before);
  });

  const unbound = { ...buttonFlow(), entries: { dataverse: { connection: { connectionReferenceLogicalName: 'contoso_unbound' } } } };

  it('does not look at its connections, which turning it on does', async () => {
    const flow = await startFlow(buttonFlow(), { flow: { statecode: 1 } });
    expect((await flow.save(unbound)).status).toBe(204);
    await flow.turnOff();
    expect((await flow.turnOn()).status).toBe(400);
  });

  it('looks at its connections where the emulator is told so', async () => {
    const flow = await startFlow(buttonFlow(), { flow: { statecode: 1 }, options: { behaviour: { checkingConnections: 'whenSaved' } } });
    const reply = await flow.save(unbound);
    expect(refusalIn(reply)).toMatchObject({ status: 400, code: '0x80060467', serviceCode: 'XrmConnectionReferenceMissingConnection' });
    expect((await flow.patch({ description: 'not the definition' })).status).toBe(204);
  });
});

describe('saving a cloud flow that is on, where the emulator looks at connections then', () => {
  const connection = { name: 'shared-commondataser-1', connectorId: '/apis/shared_commondataserviceforapps', createdBy: ids.maker };
  const mine = { ...connection, name: '0123456789abcdef0123456789abcdef' };
  const over = (reference: string): FlowParts => ({ ...buttonFlow(), entries: { dataverse: entryFor(reference) } });

  it.each([
    ['those that the flow has already', 'contoso_dataverse', 204],
    ['others', 'contoso_sharepoint', 400],
  ])('takes from somebody who can use none of them %s', async (_, reference, status) => {
    const flow = await startFlow(over('contoso_dataverse'), {
      flow: { statecode: 1 },
      data: { PowerAppsConnections: [connection, mine] },
      options: { behaviour: { checkingConnections: 'whenSaved' } },
    });
    expect((await flow.save(over(reference), ids.operator)).status).toBe(status);
  });
});

describe('deleting a cloud flow that is on', () => {
  it.each([
    ['allowed', 1, 204],
    ['refused', 1, 400],
    ['refused', 0, 204],
  ] as const)('is %s for statecode %i: %i', async (deletingActiveFlows, statecode, status) => {
    const flow = await startFlow(rowFlow(), { flow: { statecode }, options: { behaviour: { deletingActiveFlows } } });
    const reply = await flow.client.send('DELETE', `workflows(${flow.id})`);
    expect(reply.status).toBe(status);
    expect((await flow.client.get(`workflows(${flow.id})`)).status).toBe(status === 204 ? 404 : 200);
  });

  it('says so in the words of the documentation', async () => {
    const flow = await startFlow(rowFlow(), { flow: { statecode: 1 }, options: { behaviour: { deletingActiveFlows: 'refused' } } });
    const reply = await flow.client.send('DELETE', `workflows(${flow.id})`);
    expect(errorOf(reply)).toEqual({ code: '0x8004500F', message: 'Cannot delete an active workflow definition.' });
    await flow.turnOff();
    expect((await flow.client.send('DELETE', `workflows(${flow.id})`)).status).toBe(204);
  });

  it('takes its subscription with it', async () => {
    const registration = { callbackregistrationid: id('9', 1), name: id('a', 50), entityname: 'account', _ownerid_value: ids.maker };
    const flow = await startFlow(rowFlow(), { flow: { statecode: 1 }, data: { callbackregistrations: [registration] } });
    expect(await flow.subscriptions()).toHaveLength(1);
    await flow.client.send('DELETE', `workflows(${flow.id})`);
    expect(await flow.subscriptions()).toEqual([]);
  });
});
