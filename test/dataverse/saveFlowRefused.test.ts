import { sameJson } from '../../ConnectionManager/model/flow/editing/sameJson';
import { id, people } from '../control/environment';
import {
  definitionText,
  noAnswer,
  reference1,
  reference2,
  refuse,
  save,
  setReference,
  settingsOf,
  startFlows,
  toModifyingUser,
  writes,
} from './flowsUnderSave';

const flowId = id('f', 1);

describe('a service that does not do what it says', () => {
  it('and turns the flow off is asked to turn it on again', async () => {
    const flows = await startFlows({ behaviour: { fallingBackToDraft: [flowId] } });
    expect(await save(flows)).toMatchObject({ outcome: 'fell-back', turnedOn: { outcome: 'fell-back', after: 'off' }, changes: [{}] });
    expect(await settingsOf(flows)).toContain('modifying-user');
  });

  it('and turns the flow off once has it on again in the end', async () => {
    const flows = await startFlows();
    flows.on('GET workflows', 2, async (pass) => {
      await flows.send('PATCH', `workflows(${flowId})`, { statecode: 0 });
      return pass();
    });
    expect(await save(flows)).toMatchObject({ outcome: 'fell-back', turnedOn: { outcome: 'turned', after: 'on' } });
    expect(await flows.send('GET', `workflows(${flowId})?$select=statecode`)).toMatchObject({ statecode: 1 });
  });

  it('and refuses to turn it on again has its reason told', async () => {
    const flows = await startFlows({ sets: { connectionreferences: [] } });
    flows.on('GET workflows', 2, async (pass) => {
      await flows.send('PATCH', `workflows(${flowId})`, { statecode: 0 });
      return pass();
    });
    expect(await save(flows)).toMatchObject({
      outcome: 'fell-back',
      turnedOn: {
        outcome: 'failed',
        problem: { code: '0x80060467', detail: expect.stringContaining('ConnectionAuthorizationFailed') as string },
      },
    });
  });

  it('leaves a flow off that was off before', async () => {
    const flows = await startFlows({ row: { statecode: 0, statuscode: 1 } });
    expect(await save(flows)).toMatchObject({ outcome: 'saved', state: 'off' });
    expect(writes(flows)).toBe(1);
  });

  it('and keeps the old subscription, or none, is waited for and then told', async () => {
    const subscribed = { name: flowId, entityname: 'account', runas: 2, _ownerid_value: people.ann };
    const registration = { callbackregistrationid: id('g', 1), ...subscribed };
    const behaviour = { renewingSubscriptions: 'never' } as const;
    const old = await startFlows({ behaviour, sets: { callbackregistrations: [registration] } });
    expect(await save(old)).toMatchObject({ outcome: 'saved', subscription: { kind: 'differs', runAs: 'row-owner' } });
    expect(old.pauses).toEqual([0, 0, 1_000, 2_000, 4_000, 3_000]);
    expect(await save(await startFlows({ behaviour }))).toMatchObject({ subscription: { kind: 'missing' } });
  });

  it('and subscribes a little later is waited for', async () => {
    const flows = await startFlows();
    const none = (): Promise<Response> => Promise.resolve(Response.json({ value: [] }));
    [1, 2].forEach((number) => flows.on('GET callbackregistrations', number, none));
    expect(await save(flows)).toMatchObject({ subscription: { kind: 'as-set' } });
    expect(flows.pauses).toEqual([0, 0, 1_000, 2_000, 3_000]);
  });

  it('and keeps subscriptions to itself says nothing about them', async () => {
    const flows = await startFlows();
    flows.on('GET callbackregistrations', 1, refuse(403, '0x80040220', 'Principal user is missing prvReadCallbackRegistration privilege'));
    expect(await save(flows)).toMatchObject({ outcome: 'saved', subscription: { kind: 'not-looked-at' } });
  });

  it('and says that it has saved, and has not, is found out after ten seconds', async () => {
    const flows = await startFlows();
    flows.on('PATCH workflows', 1, () => Promise.resolve(new Response(null, { status: 204 })));
    expect(await save(flows)).toEqual({ outcome: 'not-kept' });
    expect(writes(flows)).toBe(1);
    expect(flows.pauses.reduce((sum, pause) => sum + pause)).toBe(10_000);
  });
});

describe('a refusal', () => {
  it('for want of a privilege names it, and is not looked after', async () => {
    const reads = { prvReadWorkflow: 'Global', prvReadUser: 'Global', prvReadTeam: 'Global' } as const;
    const flows = await startFlows({ roles: [{ name: 'Reader', privileges: reads, holders: [people.ann] }] });
    const missing = expect.stringMatching(/^prvWriteWorkflow$/i) as string;
    expect(await save(flows)).toMatchObject({ outcome: 'refused', problem: { kind: 'privilege', privilege: missing } });
    expect(flows.asked).toEqual(['GET workflows', 'PATCH workflows']);
  });

  it('of the flow service keeps its words', async () => {
    const behaviour = { checkingConnections: 'whenSaved' } as const;
    const flows = await startFlows({ behaviour });
    const result = await save(flows, setReference('dv', reference1, 'contoso_nowhere'));
    expect(result).toMatchObject({
      outcome: 'refused',
      problem: { code: '0x80060467', detail: expect.stringContaining('"code":"ConnectionAuthorizationFailed"') as string },
    });
    expect(sameJson(await flows.text(), definitionText())).toBe(true);
    expect(flows.pauses).toEqual([0]);
  });

  it('of something that was done all the same counts as done', async () => {
    const flows = await startFlows();
    flows.on('PATCH workflows', 1, async (pass) => {
      await pass();
      return refuse(500, '0x80044150', 'Generic SQL error.')(pass);
    });
    expect(await save(flows)).toMatchObject({ outcome: 'saved' });
  });

  it('for too many requests is not sent again', async () => {
    const flows = await startFlows({ faults: [{ method: 'PATCH', first: 1, fault: { throttle: 'requests' } }] });
    expect(await save(flows)).toMatchObject({ outcome: 'refused', problem: { kind: 'throttled' } });
    expect(writes(flows)).toBe(1);
  });

  it('to read comes before anything is written', async () => {
    const flows = await startFlows();
    flows.on('GET workflows', 1, refuse(403, '0x80040220', 'Principal user is missing prvReadWorkflow privilege'));
    expect(await save(flows)).toMatchObject({ outcome: 'refused', problem: { privilege: 'prvReadWorkflow' } });
    expect(flows.asked).toEqual(['GET workflows']);
  });
});

describe('an answer that does not come', () => {
  it.each([{ drop: 'after' }, { drop: 'before' }] as const)('is made up for by the row: %j', async (fault) => {
    const flows = await startFlows({ faults: [{ method: 'PATCH', first: 1, fault }] });
    expect(await save(flows)).toMatchObject({ outcome: fault.drop === 'after' ? 'saved' : 'lost' });
    expect(writes(flows)).toBe(1);
    expect(await settingsOf(flows)).toContain(fault.drop === 'after' ? 'modifying-user' : 'flow-owner');
  });

  it('is waited for, since the service may still be at it', async () => {
    const flows = await startFlows({ faults: [{ method: 'PATCH', first: 1, fault: { drop: 'before' } }] });
    flows.on('GET workflows', 4, async (pass) => {
      await flows.edit(toModifyingUser);
      return pass();
    });
    expect(await save(flows)).toMatchObject({ outcome: 'saved' });
    expect(flows.pauses.slice(0, 3)).toEqual([0, 500, 1_000]);
  });

  it('since the service is not available is told as lost, and it can be tried again', async () => {
    const flows = await startFlows({ faults: [{ method: 'PATCH', first: 1, fault: { unavailable: true } }] });
    expect(await save(flows)).toMatchObject({ outcome: 'lost' });
    expect(await save(flows)).toMatchObject({ outcome: 'saved' });
  });

  it('where somebody else has written meanwhile does not count their write as ours', async () => {
    const flows = await startFlows({ faults: [{ method: 'PATCH', first: 1, fault: { drop: 'before' } }] });
    flows.on('GET workflows', 2, async (pass) => {
      await flows.edit(setReference('other', reference2, 'contoso_theirs'));
      return pass();
    });
    expect(await save(flows)).toMatchObject({ outcome: 'lost' });
    expect(writes(flows)).toBe(1);
  });

  it('where the row can’t be read either leaves it open, with what is needed to undo it', async () => {
    const flows = await startFlows({ faults: [{ method: 'PATCH', fault: { drop: 'after' } }] });
    const before = await flows.text();
    [2, 3, 4, 5, 6, 7].forEach((number) => flows.on('GET workflows', number, noAnswer));
    expect(await save(flows)).toMatchObject({ outcome: 'uncertain', textBefore: before, changes: [{}] });
  });

  it('of the look afterwards leaves it open too, and one that comes late is enough', async () => {
    const never = await startFlows();
    [2, 3, 4, 5, 6, 7].forEach((number) => never.on('GET workflows', number, noAnswer));
    expect(await save(never)).toMatchObject({ outcome: 'uncertain' });
    const late = await startFlows();
    [2, 3].forEach((number) => late.on('GET workflows', number, noAnswer));
    expect(await save(late)).toMatchObject({ outcome: 'saved' });
  });
});
