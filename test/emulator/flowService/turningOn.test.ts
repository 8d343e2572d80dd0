import { errorOf } from '../fixtures/client';
import { contosoWithPrivileges, depths, id, ids } from '../fixtures/contoso';
import type { EnvironmentData } from '../environmentData';
import { buttonFlow, clientdataOf, dataverseStep, entryFor, refusalIn, rowFlow, startFlow } from './exampleFlow';
import type { FlowParts } from './exampleFlow';

const asInvoker = { impersonation: { source: 'invoker' } };
const runOnly = { runtimeSource: 'invoker' };

/** The maker may read and write flows; Delegate's privilege goes to the maker too if asked for. */
function withPrivileges(delegate: boolean): EnvironmentData {
  const data = contosoWithPrivileges(depths.global);
  const privilegeid = id('6', 50);
  const privilege = { privilegeid, name: 'prvActOnBehalfOfAnotherUser' };
  const held = { roleprivilegeid: id('7', 50), roleid: ids.makerRole, privilegeid, privilegedepthmask: depths.global };
  return {
    ...data,
    privileges: [...(data.privileges as []), privilege],
    roleprivilegescollection: [...(data.roleprivilegescollection as []), ...(delegate ? [held] : [])],
  };
}

describe('turning a cloud flow on', () => {
  it('activates it: 204, the row shows it and has a higher version', async () => {
    const flow = await startFlow(buttonFlow());
    const before = await flow.row();
    expect((await flow.turnOn()).status).toBe(204);
    const after = await flow.row();
    expect(after).toMatchObject({ statecode: 1, statuscode: 2 });
    expect(Number(after.versionnumber)).toBeGreaterThan(Number(before.versionnumber));
  });

  it.each<[string, string | null, string, string | undefined]>([
    ['without clientdata', null, '0x80060467', 'DefinitionRequestMissingFields'],
    ['without a definition', '{"properties":{},"schemaVersion":"1.0.0.0"}', '0x80060467', 'DefinitionRequestMissingFields'],
    ['whose clientdata is cut off', clientdataOf(buttonFlow()).slice(0, -50), '0x80060468', undefined],
  ])('is refused for a flow %s', async (_, clientdata, code, serviceCode) => {
    const flow = await startFlow(clientdata);
    const reply = await flow.turnOn();
    expect(refusalIn(reply)).toMatchObject({ status: 400, code, serviceCode });
    expect(await flow.row()).toMatchObject({ statecode: 0 });
  });

  const getThere = { Get: dataverseStep('GetItemWithOrganization') };
  const deepInside = { If: { else: { actions: { Each: { actions: getThere } } } } };

  it.each<[string, FlowParts]>([
    ["an action, with the run-only user's connection", buttonFlow(runOnly, 'CreateRecordWithOrganization')],
    ['an action, with the connection of whom Run as picks', { ...rowFlow({ runas: 1 }, asInvoker), actions: getThere }],
    ['an action deep inside', { ...buttonFlow(runOnly), actions: deepInside }],
  ])('is refused for an operation with the Environment parameter in %s', async (_, parts) => {
    const flow = await startFlow(parts);
    const refusal = refusalIn(await flow.turnOn());
    expect(refusal).toMatchObject({ code: '0x80060467', serviceStatus: 'BadRequest', serviceCode: 'InvalidOpenApiFlow' });
  });

  it('takes an operation with the Environment parameter over an embedded connection', async () => {
    const flow = await startFlow(buttonFlow({}, 'CreateRecordWithOrganization'));
    expect((await flow.turnOn()).status).toBe(204);
  });

  it('is refused for a parent whose child flow has run-only connections, until the child has its own', async () => {
    const child = ids.teamFlow;
    const runChild = { type: 'Workflow', inputs: { host: { workflowReferenceName: child } } };
    const parent = await startFlow({ ...buttonFlow(), actions: { Run: runChild } });
    await parent.client.send('PATCH', `workflows(${child})`, { clientdata: clientdataOf(buttonFlow(runOnly)) });
    const refusal = refusalIn(await parent.turnOn());
    expect(refusal).toMatchObject({ code: '0x80060467', serviceCode: 'ChildFlowUnsupportedForInvokerConnections' });
    await parent.client.send('PATCH', `workflows(${child})`, { clientdata: clientdataOf(buttonFlow()) });
    expect((await parent.turnOn()).status).toBe(204);
  });

  it('of a flow whose stored clientdata is no JSON is refused, while turning it off is not', async () => {
    const flow = await startFlow('no JSON', { flow: { statecode: 1 } });
    expect((await flow.turnOff()).status).toBe(204);
    const reply = await flow.turnOn();
    expect([reply.status, errorOf(reply).code]).toEqual([400, '0x80060468']);
    expect(await flow.row()).toMatchObject({ statecode: 0, clientdata: 'no JSON' });
  });
});

describe('turning a cloud flow off', () => {
  it.each<[string, string | null]>([
    ['as any', clientdataOf(rowFlow())],
    ['with clientdata that is cut off', clientdataOf(rowFlow()).slice(0, -50)],
    ['without clientdata', null],
  ])('is possible for a flow %s', async (_, clientdata) => {
    const flow = await startFlow(clientdata, { flow: { statecode: 1 } });
    expect((await flow.turnOff()).status).toBe(204);
    expect(await flow.row()).toMatchObject({ statecode: 0, statuscode: 1 });
  });
});

describe('an owner who must not act for others', () => {
  it.each<[string, FlowParts, number]>([
    ['the modifying user', rowFlow({ runas: 1 }), 403],
    ['the row owner', rowFlow({ runas: 2 }, asInvoker), 403],
    ['the flow owner', rowFlow({ runas: 3 }), 204],
    ['nobody in particular', rowFlow(), 204],
  ])('can turn on a row trigger that runs as %s: %s %i', async (_, parts, status) => {
    const flow = await startFlow(parts, { data: withPrivileges(false) });
    expect((await flow.turnOn()).status).toBe(status);
    expect(await flow.row()).toMatchObject({ statecode: status === 204 ? 1 : 0 });
  });

  it('can turn on what a run-only user brings a connection for, unless it is a Dataverse connection', async () => {
    const dataverse = await startFlow(buttonFlow(runOnly), { data: withPrivileges(false) });
    const reply = await dataverse.turnOn();
    expect([reply.status, errorOf(reply).code]).toEqual([403, '0x8004A110']);
    const entries = { dataverse: entryFor('contoso_dataverse'), mail: entryFor(null, { ...runOnly, api: { name: 'shared_office365' } }) };
    const mail = await startFlow({ ...buttonFlow(), entries }, { data: withPrivileges(false) });
    expect((await mail.turnOn()).status).toBe(204);
  });

  it('is asked for even if somebody turns the flow on who may act for others', async () => {
    const flow = await startFlow(rowFlow({ runas: 1 }), { data: withPrivileges(false) });
    expect((await flow.turnOn(ids.admin)).status).toBe(403);
  });

  it('can do so once the role has the privilege', async () => {
    const flow = await startFlow(rowFlow({ runas: 1 }, asInvoker), { data: withPrivileges(true) });
    expect((await flow.turnOn()).status).toBe(204);
  });
});

describe('a flow that falls back to Draft', () => {
  it.each<['always' | readonly string[], string]>([
    ['always', 'every flow'],
    [[id('a', 50)], 'this flow'],
  ])('is Draft after the answer said that it was turned on (%s)', async (fallingBackToDraft) => {
    const flow = await startFlow(rowFlow(), { options: { behaviour: { fallingBackToDraft } } });
    const reply = await flow.turnOn();
    expect([reply.status, reply.headers.get('OData-EntityId')]).toEqual([204, expect.stringContaining(flow.id)]);
    expect(await flow.row()).toMatchObject({ statecode: 0, statuscode: 1 });
    expect(await flow.subscriptions()).toEqual([]);
  });

  it('may fall back when it is saved while it is on', async () => {
    const flow = await startFlow(rowFlow(), { flow: { statecode: 1 }, options: { behaviour: { fallingBackToDraft: 'always' } } });
    expect((await flow.save(rowFlow({ message: 1 }))).status).toBe(204);
    expect(await flow.row()).toMatchObject({ statecode: 0 });
  });

  it('is none of those that are not named', async () => {
    const flow = await startFlow(rowFlow(), { options: { behaviour: { fallingBackToDraft: [ids.teamFlow] } } });
    await flow.turnOn();
    expect(await flow.row()).toMatchObject({ statecode: 1 });
  });
});
