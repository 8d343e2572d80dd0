import { cancelRuns, turnFlow, type FlowSwitch, type FlowToTurn, type TurnedFlow } from '../../ConnectionManager/dataverse/changeFlowState';
import { createDataverseClient } from '../../ConnectionManager/dataverse/webApiClient';
import type { DataverseClient } from '../../ConnectionManager/dataverse/client';
import { definition, environment, flowRow, id, people, referenceRow, rowTrigger, schedule } from '../control/environment';
import { createEmulator, type EmulatorOptions } from '../emulator/emulator';
import type { DataRow, EnvironmentData } from '../emulator/environmentData';
import { createWebApi } from '../host/webApi';

const flowId = id('f', 1);
const off = { statecode: 0, statuscode: 1 };
const root = 'http://org.example/api/data/v9.2/';

/** One flow, the fake service behind it, and what happens to it from outside. */
interface FlowUnderTest {
  readonly client: DataverseClient;
  readonly turn: (to: FlowSwitch, changes?: Partial<FlowToTurn>) => Promise<TurnedFlow>;
  /** What was asked for, such as `PATCH workflows`. */
  readonly asked: readonly string[];
  readonly pauses: readonly number[];
  /** Reads or changes something past the client. */
  readonly send: (method: string, path: string, body?: object) => Promise<DataRow>;
  /** Does something right before the nth request to an address that begins so. */
  readonly before: (method: string, path: string, what: () => Promise<unknown>) => void;
}

interface Surroundings extends EmulatorOptions {
  readonly data?: Partial<EnvironmentData>;
  readonly trigger?: object;
  readonly execute?: boolean;
}

async function startFlow(row: DataRow, { data = {}, trigger = schedule, execute, ...options }: Surroundings = {}): Promise<FlowUnderTest> {
  const emulator = await createEmulator(
    {
      ...environment({
        connectionreferences: [referenceRow(1, { connectionreferencelogicalname: 'contoso_sales' })],
        workflows: [flowRow(1, definition(trigger, { dv: { reference: 'contoso_sales' } }), row)],
      }),
      ...data,
    } as EnvironmentData,
    options,
  );
  const asked: string[] = [];
  const pauses: number[] = [];
  const surprises: { request: string; what: () => Promise<unknown> }[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const path = request.url.slice(root.length).replace(/[?(/].*$/, '');
    if (path !== 'EntityDefinitions') {
      asked.push(`${request.method} ${path}`);
      const next = surprises.findIndex((each) => each.request === `${request.method} ${path}`);
      await surprises.splice(next, next < 0 ? 0 : 1)[0]?.what();
    }
    return emulator.fetch(request);
  };
  const client = createDataverseClient({ webAPI: createWebApi({ fetch, baseUrl: root, execute }) }, () => Promise.resolve());
  const send: FlowUnderTest['send'] = async (method, path, body) => {
    const headers = { 'Content-Type': 'application/json' };
    const response = await emulator.fetch(new Request(root + path, { method, headers, body: body && JSON.stringify(body) }));
    const text = await response.text();
    return (text === '' ? {} : JSON.parse(text)) as DataRow;
  };
  return {
    client,
    asked,
    pauses,
    send,
    turn: (to, changes = {}) =>
      turnFlow(client, { id: flowId, version: null, subscribes: false, ...changes }, to, (milliseconds) => {
        pauses.push(milliseconds);
        return Promise.resolve();
      }),
    before: (method, path, what) => surprises.push({ request: `${method} ${path}`, what }),
  };
}

const stateOf = async (flow: FlowUnderTest): Promise<unknown> => {
  const { statecode, statuscode } = await flow.send('GET', `workflows(${flowId})?$select=statecode,statuscode`);
  return [statecode, statuscode];
};

describe('turning a flow on and off', () => {
  it('turns it on, and says so after it has seen it', async () => {
    const flow = await startFlow(off);
    expect(await flow.turn('on')).toEqual({ outcome: 'turned', before: 'off', after: 'on', problem: null });
    expect(await stateOf(flow)).toEqual([1, 2]);
    expect(flow.asked).toEqual(['GET workflows', 'PATCH workflows', 'GET workflows']);
  });

  it('turns it off', async () => {
    const flow = await startFlow({});
    expect(await flow.turn('off')).toMatchObject({ outcome: 'turned', before: 'on', after: 'off' });
    expect(await stateOf(flow)).toEqual([0, 1]);
  });

  it('writes nothing where it is so already', async () => {
    const flow = await startFlow({});
    expect(await flow.turn('on')).toMatchObject({ outcome: 'already', after: 'on' });
    expect(flow.asked).toEqual(['GET workflows']);
  });

  it('turns on a flow that was suspended, and remembers that it was', async () => {
    const flow = await startFlow({ statecode: 2, statuscode: 3 });
    expect(await flow.turn('on')).toMatchObject({ outcome: 'turned', before: 'suspended', after: 'on' });
  });

  it('leaves a flow off that someone has changed since it was seen; turning off is always safe', async () => {
    const flow = await startFlow(off);
    const { versionnumber } = await flow.send('GET', `workflows(${flowId})?$select=versionnumber`);
    await flow.send('PATCH', `workflows(${flowId})`, { name: 'Renamed' });
    expect(await flow.turn('on', { version: String(versionnumber) })).toMatchObject({ outcome: 'changed', after: 'off' });
    expect(await stateOf(flow)).toEqual([0, 1]);
    await flow.turn('on');
    expect(await flow.turn('off', { version: String(versionnumber) })).toMatchObject({ outcome: 'turned' });
  });

  it('takes the version that was seen while nothing has changed', async () => {
    const flow = await startFlow(off);
    const { versionnumber } = await flow.send('GET', `workflows(${flowId})?$select=versionnumber`);
    expect(await flow.turn('on', { version: String(versionnumber) })).toMatchObject({ outcome: 'turned' });
  });
});

describe('a service that does not do what it says', () => {
  it('is caught when it turns the flow off again', async () => {
    const flow = await startFlow(off, { behaviour: { fallingBackToDraft: [flowId] } });
    expect(await flow.turn('on')).toEqual({ outcome: 'fell-back', before: 'off', after: 'off', problem: null });
  });

  it('is caught when somebody turns it on again at the same moment', async () => {
    const flow = await startFlow({});
    flow.before('GET', 'workflows', () => {
      flow.before('GET', 'workflows', () => flow.send('PATCH', `workflows(${flowId})`, { statecode: 1 }));
      return Promise.resolve();
    });
    expect(await flow.turn('off')).toMatchObject({ outcome: 'fell-back', after: 'on' });
  });

  it('is caught when a row trigger is not subscribed, after some patience', async () => {
    const flow = await startFlow(off, { trigger: rowTrigger('account', 1), behaviour: { renewingSubscriptions: 'never' } });
    expect(await flow.turn('on', { subscribes: true })).toMatchObject({ outcome: 'not-subscribed', after: 'on' });
    expect(flow.pauses).toEqual([0, 1_000, 2_000, 4_000]);
  });

  it('that turns the flow off while its subscription is waited for has turned it off', async () => {
    const flow = await startFlow(off, { trigger: rowTrigger('account', 1), behaviour: { renewingSubscriptions: 'never' } });
    flow.before('GET', 'callbackregistrations', () => flow.send('PATCH', `workflows(${flowId})`, { statecode: 0 }));
    expect(await flow.turn('on', { subscribes: true })).toMatchObject({ outcome: 'fell-back', after: 'off' });
  });
});

describe('a subscription', () => {
  it('is looked for until it is there', async () => {
    const flow = await startFlow(off, { trigger: rowTrigger('account', 1) });
    expect(await flow.turn('on', { subscribes: true })).toMatchObject({ outcome: 'turned' });
    expect(flow.pauses).toEqual([0]);
  });

  it('that cannot be read is not called missing', async () => {
    const flow = await startFlow(off, {
      trigger: rowTrigger('account', 1),
      behaviour: { renewingSubscriptions: 'never' },
      faults: [{ table: 'callbackregistrations', fault: { error: true } }],
    });
    expect(await flow.turn('on', { subscribes: true })).toMatchObject({ outcome: 'turned' });
  });

  it('is not looked for when the flow is turned off', async () => {
    const flow = await startFlow({}, { trigger: rowTrigger('account', 1) });
    expect(await flow.turn('off', { subscribes: true })).toMatchObject({ outcome: 'turned' });
    expect(flow.asked).not.toContain('GET callbackregistrations');
  });
});

describe('a refusal', () => {
  it("keeps the flow service's own error", async () => {
    const connection = { name: '1'.padStart(32, '0'), connectorId: 'shared_commondataserviceforapps', createdBy: people.bob };
    const flow = await startFlow(off, { data: { PowerAppsConnections: [connection] } });
    const { outcome, after, problem } = await flow.turn('on');
    expect([outcome, after]).toEqual(['failed', 'off']);
    expect(problem?.code).toBe('0x80060467');
    expect(problem?.detail).toContain('ConnectionAuthorizationFailed');
  });

  it('for want of a privilege names it, and needs no further look', async () => {
    const role = id('r', 1);
    const flow = await startFlow(off, {
      data: {
        roles: [{ roleid: role, name: 'Reader', _businessunitid_value: id('u', 1) }],
        systemuserrolescollection: [{ systemuserroleid: id('s', 1), systemuserid: people.ann, roleid: role }],
        privileges: [{ privilegeid: id('p', 1), name: 'prvReadWorkflow', accessright: 1 }],
        roleprivilegescollection: [{ roleprivilegeid: id('q', 1), roleid: role, privilegeid: id('p', 1), privilegedepthmask: 8 }],
      },
    });
    const { outcome, after, problem } = await flow.turn('on');
    expect([outcome, after, problem?.kind]).toEqual(['failed', 'off', 'privilege']);
    expect(flow.asked).toEqual(['GET workflows', 'PATCH workflows']);
  });

  it('of a flow that is gone is told before anything is written', async () => {
    const flow = await startFlow(off);
    await flow.send('DELETE', `workflows(${flowId})`);
    expect(await flow.turn('on')).toMatchObject({ outcome: 'failed', before: null, after: null, problem: { code: '0x80040217' } });
    expect(flow.asked).toEqual(['GET workflows']);
  });

  it('for too many requests is not repeated, and leaves the flow as it was', async () => {
    const flow = await startFlow(off, { faults: [{ method: 'PATCH', fault: { throttle: 'requests' } }] });
    expect(await flow.turn('on')).toMatchObject({ outcome: 'failed', after: 'off', problem: { kind: 'throttled' } });
    expect(flow.asked.filter((each) => each.startsWith('PATCH'))).toHaveLength(1);
  });
});

describe('an answer that does not come', () => {
  it('of a change that was made counts as made', async () => {
    const flow = await startFlow(off, { faults: [{ method: 'PATCH', fault: { drop: 'after' } }] });
    expect(await flow.turn('on')).toMatchObject({ outcome: 'turned', after: 'on', problem: null });
  });

  it('of a change that was not made counts as failed', async () => {
    const flow = await startFlow(off, { faults: [{ method: 'PATCH', fault: { drop: 'before' } }] });
    expect(await flow.turn('on')).toMatchObject({ outcome: 'failed', before: 'off', after: 'off' });
  });

  it('leaves open what happened where the flow cannot be read again', async () => {
    const flow = await startFlow(off, {
      faults: [
        { method: 'PATCH', fault: { drop: 'after' } },
        { method: 'GET', table: 'workflows', every: 2, fault: { drop: 'before' } },
      ],
    });
    expect(await flow.turn('on')).toMatchObject({ outcome: 'failed', before: 'off', after: null });
  });
});

describe('cancelling runs', () => {
  const running = { flowrunid: id('n', 1), name: 'run', status: 'Running', _workflow_value: flowId, _ownerid_value: people.ann };

  it('cancels all that go on', async () => {
    const flow = await startFlow({}, { execute: true, data: { flowruns: [running] } });
    await cancelRuns(flow.client, flowId);
    expect(await flow.send('GET', 'flowruns?$select=status')).toMatchObject({ value: [{ status: 'Cancelled' }] });
  });

  it('is not available in a host without execute', async () => {
    const flow = await startFlow({}, { data: { flowruns: [running] } });
    await expect(cancelRuns(flow.client, flowId)).rejects.toMatchObject({ problem: { kind: 'notAvailable' } });
    expect(flow.asked).toEqual([]);
  });

  it('is refused for a flow that is gone', async () => {
    const flow = await startFlow({}, { execute: true });
    await flow.send('DELETE', `workflows(${flowId})`);
    await expect(cancelRuns(flow.client, flowId)).rejects.toMatchObject({ problem: { code: '0x80040217' } });
  });
});
