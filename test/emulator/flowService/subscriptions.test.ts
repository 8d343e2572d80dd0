import type { DataRow } from '../environmentData';
import { contosoWithPrivileges, depths, id, ids } from '../fixtures/contoso';
import { buttonFlow, dataverseStep, refusalIn, rowFlow, startFlow } from './exampleFlow';
import type { FlowParts } from './exampleFlow';

const old: DataRow = {
  callbackregistrationid: id('9', 1),
  name: id('a', 50),
  entityname: 'contact',
  runas: 3,
  createdon: '2026-01-01T00:00:00Z',
  _ownerid_value: ids.maker,
};
const withOld = { flow: { statecode: 1 }, data: { callbackregistrations: [old] } };

describe('the subscription of a row trigger', () => {
  it('is written when the flow is turned on, as the trigger says', async () => {
    const filters = { filteringattributes: 'fax', filterexpression: 'statecode eq 0' };
    const settings = { message: 3, entityname: 'contact', scope: 2, runas: 2, ...filters };
    const flow = await startFlow(rowFlow(settings));
    expect(await flow.subscriptions()).toEqual([]);
    await flow.turnOn();
    expect(await flow.subscriptions()).toMatchObject([
      {
        ...settings,
        name: flow.id,
        softdeletestatus: 0,
        createdon: '2026-07-16T17:34:19Z',
        _ownerid_value: ids.maker,
        _owninguser_value: ids.maker,
        _owningbusinessunit_value: ids.europe,
      },
    ]);
  });

  it('runs as the flow owner where the trigger does not say', async () => {
    const flow = await startFlow(rowFlow());
    await flow.turnOn();
    expect(await flow.subscriptions()).toMatchObject([{ runas: 3 }]);
  });

  it('goes when the flow is turned off', async () => {
    const flow = await startFlow(rowFlow(), withOld);
    await flow.turnOff();
    expect(await flow.subscriptions()).toEqual([]);
  });

  it('is written anew when the flow is saved while it is on, even without a change', async () => {
    const flow = await startFlow(rowFlow(), withOld);
    await flow.patch({ description: 'not the definition' });
    expect(await flow.subscriptions()).toMatchObject([{ entityname: 'contact' }]);
    await flow.save(rowFlow());
    const [row] = await flow.subscriptions();
    expect(row).toMatchObject({ entityname: 'account', createdon: '2026-07-16T17:34:19Z' });
    expect(row?.callbackregistrationid).not.toBe(old.callbackregistrationid);
    expect(await flow.subscriptions()).toHaveLength(1);
  });

  it('gets the Run as that is saved while the flow is on, and loses it where none is saved', async () => {
    const flow = await startFlow(rowFlow(), withOld);
    const runAsAfter = async (parameters: Parameters<typeof rowFlow>[0]): Promise<unknown> => {
      await flow.save(rowFlow(parameters));
      return (await flow.subscriptions())[0]?.runas;
    };
    expect([await runAsAfter({ runas: 1 }), await runAsAfter({ runas: 2 }), await runAsAfter({})]).toEqual([1, 2, 3]);
  });

  it('is not written for a draft that is saved', async () => {
    const flow = await startFlow(rowFlow());
    await flow.save(rowFlow({ runas: 1 }));
    expect(await flow.subscriptions()).toEqual([]);
  });

  it('goes when the flow is saved with another trigger', async () => {
    const flow = await startFlow(rowFlow(), withOld);
    await flow.save(buttonFlow());
    expect(await flow.subscriptions()).toEqual([]);
  });

  it('is not changed by a save that is refused', async () => {
    const flow = await startFlow(rowFlow(), withOld);
    const parts: FlowParts = { ...rowFlow({}, { runtimeSource: 'invoker' }), actions: { Get: dataverseStep('GetItemWithOrganization') } };
    expect((await flow.save(parts)).status).toBe(400);
    expect(await flow.subscriptions()).toMatchObject([{ callbackregistrationid: old.callbackregistrationid }]);
  });

  it('is written by the service, whatever the caller may do with that table', async () => {
    const flow = await startFlow(rowFlow(), { data: contosoWithPrivileges(depths.global) });
    const table = 'callbackregistrations?$select=name';
    expect((await flow.client.get(table, { MSCRMCallerID: ids.maker })).status).toBe(403);
    await flow.turnOn(ids.maker);
    expect(await flow.subscriptions()).toHaveLength(1);
  });

  it('of a business event names the message', async () => {
    const trigger = dataverseStep('BusinessEventsTrigger', {
      catalog: 'contoso_catalog',
      'subscriptionRequest/entityname': 'account',
      'subscriptionRequest/sdkmessagename': 'contoso_Cancel',
    });
    const flow = await startFlow({ ...rowFlow(), triggers: { When_an_action_is_performed: trigger } });
    await flow.turnOn();
    expect(await flow.subscriptions()).toMatchObject([{ entityname: 'account', sdkmessagename: 'contoso_Cancel', message: 1 }]);
  });
});

describe('a Run as that is none of the choices', () => {
  it.each([0, 4, '1'])('%p: the flow shows Activated and has no subscription', async (runas) => {
    const flow = await startFlow(rowFlow({ runas }));
    expect((await flow.turnOn()).status).toBe(204);
    expect(await flow.row()).toMatchObject({ statecode: 1, statuscode: 2 });
    expect(await flow.subscriptions()).toEqual([]);
  });

  it('takes the subscription away when the flow is saved with it', async () => {
    const flow = await startFlow(rowFlow(), withOld);
    await flow.save(rowFlow({ runas: 4 }));
    expect(await flow.subscriptions()).toEqual([]);
  });

  it('is refused where the emulator is told so', async () => {
    const flow = await startFlow(rowFlow({ runas: 4 }), { options: { behaviour: { unknownRunAs: 'refused' } } });
    expect(refusalIn(await flow.turnOn())).toMatchObject({ status: 400, code: '0x80060467' });
    expect(await flow.row()).toMatchObject({ statecode: 0 });
  });
});

describe('a service that does not always renew subscriptions', () => {
  it.each([
    ['whenTurnedOn', 'contact', 'account'],
    ['never', 'contact', undefined],
  ] as const)('%s: after a save there is one for %s, after off and on one for %s', async (renewingSubscriptions, saved, turnedOn) => {
    const flow = await startFlow(rowFlow(), { ...withOld, options: { behaviour: { renewingSubscriptions } } });
    await flow.save(rowFlow({ message: 1 }));
    expect((await flow.subscriptions())[0]?.entityname).toBe(saved);
    await flow.turnOff();
    await flow.turnOn();
    expect((await flow.subscriptions())[0]?.entityname).toBe(turnedOn);
    expect(await flow.row()).toMatchObject({ statecode: 1 });
  });
});
