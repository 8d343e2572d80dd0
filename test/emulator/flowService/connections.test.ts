import type { DataRow } from '../environmentData';
import { errorOf, startClient } from '../fixtures/client';
import { contoso, id, ids } from '../fixtures/contoso';
import { buttonFlow, entryFor, refusalIn, startFlow } from './exampleFlow';
import type { FlowParts, FlowUnderTest } from './exampleFlow';

const connectorId = '/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps';

/** The maker's connection, behind the reference contoso_dataverse. */
const makers: DataRow = { name: 'shared-commondataser-1', connectorId, createdBy: ids.maker };

function startWith(connection: DataRow, parts: FlowParts = buttonFlow(), flow: DataRow = {}): Promise<FlowUnderTest> {
  return startFlow(parts, { flow, data: { PowerAppsConnections: [connection] } });
}

const overNone = { ...buttonFlow(), entries: { dataverse: entryFor(null) } };
const over = (reference: string): FlowParts => ({ ...buttonFlow(), entries: { dataverse: entryFor(reference) } });

describe('connections without a connection behind them', () => {
  it.each<[string, FlowParts, string, string]>([
    ['a reference without connection', over('contoso_unbound'), 'BadRequest', 'XrmConnectionReferenceMissingConnection'],
    ['a key without reference', overNone, 'BadRequest', 'XrmConnectionReferenceMissingConnection'],
    ['a reference that does not exist', over('contoso_deleted'), 'Forbidden', 'ConnectionAuthorizationFailed'],
  ])('keep a flow from being turned on: %s', async (_, parts, serviceStatus, serviceCode) => {
    const flow = await startFlow(parts);
    expect(refusalIn(await flow.turnOn())).toMatchObject({ status: 400, code: '0x80060467', serviceStatus, serviceCode });
    expect(await flow.row()).toMatchObject({ statecode: 0 });
  });

  it('name the reference, so that it can be found', async () => {
    const flow = await startFlow(over('contoso_unbound'));
    expect(refusalIn(await flow.turnOn()).words).toContain("'contoso_unbound'");
  });

  it('may be refused in words alone, without an error inside the message', async () => {
    const flow = await startFlow(over('contoso_unbound'), { options: { behaviour: { refusingUnboundReferences: 'inWords' } } });
    const reply = await flow.turnOn();
    expect([reply.status, errorOf(reply).code]).toEqual([400, '0x80060467']);
    expect(refusalIn(reply).serviceCode).toBeUndefined();
  });

  it('do not matter where the run-only user brings the connection', async () => {
    const flow = await startFlow({ ...buttonFlow(), entries: { dataverse: entryFor(null, { runtimeSource: 'invoker' }) } });
    expect((await flow.turnOn()).status).toBe(204);
  });

  it('no longer matter once the reference is bound', async () => {
    const flow = await startFlow(over('contoso_unbound'));
    await flow.client.send('PATCH', `connectionreferences(${ids.unbound})`, { connectionid: 'shared-commondataser-9' });
    expect((await flow.turnOn()).status).toBe(204);
  });
});

describe('connections that the data says nothing of', () => {
  it('work for everybody where the data has no connections at all', async () => {
    const flow = await startFlow(buttonFlow());
    expect((await flow.turnOn(ids.operator)).status).toBe(204);
  });

  it('work for nobody where it has others', async () => {
    const flow = await startWith({ ...makers, name: 'another' });
    expect(refusalIn(await flow.turnOn()).serviceCode).toBe('ConnectionAuthorizationFailed');
  });
});

describe('connections of the data', () => {
  it.each<[string, DataRow, string, number]>([
    ['its creator', makers, ids.maker, 204],
    ['somebody else', makers, ids.operator, 400],
    ['an administrator', makers, ids.admin, 400],
    ['a user it is shared with', { ...makers, sharedWith: [ids.operator] }, ids.operator, 204],
    ['a member of a team it is shared with', { ...makers, sharedWith: [ids.team] }, ids.operator, 204],
    ['anybody in a flow it is shared with', { ...makers, sharedWith: [id('a', 50)] }, ids.operator, 204],
    ['its creator, in error', { ...makers, status: 'Error' }, ids.maker, 400],
    ['its creator, of another connector', { ...makers, connectorId: '/apis/shared_sql' }, ids.maker, 400],
  ])('let %s turn a flow on or not', async (_, connection, caller, status) => {
    const flow = await startWith(connection);
    expect((await flow.turnOn(caller)).status).toBe(status);
    expect(await flow.row()).toMatchObject({ statecode: status === 204 ? 1 : 0 });
  });

  it('are refused in the words of the flow service', async () => {
    const flow = await startWith(makers);
    const refusal = refusalIn(await flow.turnOn(ids.operator));
    expect(refusal).toMatchObject({ status: 400, code: '0x80060467', serviceStatus: 'Forbidden' });
    expect(refusal.serviceCode).toBe('ConnectionAuthorizationFailed');
    expect(refusal.words).toContain("Connection 'contoso_dataverse' to 'shared_commondataserviceforapps' cannot be used");
  });

  it('are found without a reference too', async () => {
    const entry = { connectionName: 'shared-commondataser-1', id: connectorId, source: 'Embedded' };
    const parts = { ...buttonFlow(), entries: { dataverse: entry } };
    const flow = await startWith(makers, parts);
    expect(refusalIn(await flow.turnOn(ids.operator)).words).toContain(`'${connectorId}/connections/shared-commondataser-1'`);
    expect((await flow.turnOn(ids.maker)).status).toBe(204);
  });

  it('are shared in the context of a flow by whoever turns it on', async () => {
    const flow = await startWith(makers);
    await flow.turnOn(ids.maker);
    await flow.turnOff(ids.operator);
    expect((await flow.turnOn(ids.operator)).status).toBe(204);
  });

  it('are not shared by somebody who puts them into a flow that is on', async () => {
    const flow = await startWith(makers, over('contoso_unbound'), { statecode: 1 });
    expect((await flow.save(buttonFlow(), ids.operator)).status).toBe(204);
    await flow.turnOff(ids.operator);
    expect(refusalIn(await flow.turnOn(ids.operator)).serviceCode).toBe('ConnectionAuthorizationFailed');
    expect((await flow.turnOn(ids.maker)).status).toBe(204);
    await flow.turnOff(ids.maker);
    expect((await flow.turnOn(ids.operator)).status).toBe(204);
  });

  it('are no longer shared once the flow is deleted', async () => {
    const flow = await startWith(makers, buttonFlow(), { statecode: 1 });
    await flow.turnOff(ids.operator);
    const shared = flow.client.emulator.export().PowerAppsConnections;
    await flow.client.send('DELETE', `workflows(${flow.id})`);
    expect([shared, flow.client.emulator.export().PowerAppsConnections]).toEqual([[{ ...makers, sharedWith: [flow.id] }], [makers]]);
  });

  it('are shared in the context of a flow that is on from the start', async () => {
    const flow = await startWith(makers, buttonFlow(), { statecode: 1 });
    await flow.turnOff(ids.operator);
    expect((await flow.turnOn(ids.operator)).status).toBe(204);
  });

  it('come out of an export as they went in', async () => {
    const flow = await startWith({ ...makers, statusDetail: 'Token expired' });
    expect(flow.client.emulator.export().PowerAppsConnections).toEqual([{ ...makers, statusDetail: 'Token expired' }]);
  });

  it('are left out and noted where they are none', async () => {
    const { emulator } = await startClient({ ...contoso(), PowerAppsConnections: [{ ...makers, createdBy: 'Mara' }] });
    expect(emulator.notes.join()).toContain('shared-commondataser-1 is left out: createdBy');
  });
});
