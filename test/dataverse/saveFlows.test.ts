import { saveFlows, type SavingProgress } from '../../ConnectionManager/dataverse/saveFlows';
import type { SavedFlow } from '../../ConnectionManager/dataverse/savedFlow';
import { putBack } from '../../ConnectionManager/model/flow/editing/putBack';
import type { Rewrite } from '../../ConnectionManager/model/flow/editing/settingChange';
import { parseFlow } from '../../ConnectionManager/model/flow/parseFlow';
import { id, people } from '../control/environment';
import type { FaultFrequency } from '../emulator/faults/faultRule';
import { roleId, type RoleFixture } from '../emulator/fixtures/roles';
import { numbers } from './environments';
import {
  flowToSave,
  refuse,
  setReference,
  setRunAs,
  startFlows,
  toModifyingUser,
  type FlowsOptions,
  type FlowsUnderSave,
} from './flowsUnderSave';

/** Fifty flows that are saved, and what is told of it. */
interface ManyUnderSave extends FlowsUnderSave {
  readonly told: readonly SavingProgress[];
  readonly stop: () => void;
  readonly saveAll: (rewriteOf?: (flowId: string) => Rewrite) => Promise<ReadonlyMap<string, SavedFlow>>;
  readonly runAs: () => Promise<readonly unknown[]>;
}

const count = 50;

async function startMany(options: FlowsOptions = {}): Promise<ManyUnderSave> {
  const flows = await startFlows({ count, ...options });
  const told: SavingProgress[] = [];
  const stopping = new AbortController();
  return {
    ...flows,
    told,
    stop: () => stopping.abort(),
    saveAll: (rewriteOf = () => toModifyingUser) =>
      saveFlows(
        flows.client,
        numbers(count).map((number) => ({ flow: flowToSave(number), rewrite: rewriteOf(flowToSave(number).id) })),
        { signal: stopping.signal, onProgress: (progress) => told.push(progress), pause: (milliseconds) => flows.pause(milliseconds) },
      ),
    runAs: async () => {
      const texts = await Promise.all(numbers(count).map((number) => flows.text(number)));
      return texts.map((text) => parseFlow(text, '').flow?.runAs);
    },
  };
}

const outcomes = (results: ReadonlyMap<string, SavedFlow>): readonly string[] => [...results.values()].map(({ outcome }) => outcome);
const times = <T>(number: number, value: T): readonly T[] => Array.from({ length: number }, () => value);

describe('saving many flows', () => {
  it('saves one after the other, tells of each, and looks at all once more at the end', async () => {
    const flows = await startMany();
    const results = await flows.saveAll();
    expect([...results.keys()]).toEqual(numbers(count).map((number) => id('f', number)));
    expect(outcomes(results)).toEqual(times(count, 'saved'));
    expect(await flows.runAs()).toEqual(times(count, 'modifying-user'));
    expect(flows.asked).toHaveLength(4 * count + 1);
    expect(flows.pauses.filter((pause) => pause > 0)).toEqual([3_000]);
    expect(flows.told.map(({ flowId, results: { size } }) => [flowId, size])).toEqual([
      ...numbers(count).flatMap((number) => [number - 1, number].map((done) => [id('f', number), done])),
      [null, count],
    ]);
  });

  it('is undone flow by flow with what each hands back', async () => {
    const flows = await startMany();
    const results = await flows.saveAll();
    const undone = await flows.saveAll((flowId) => {
      const result = results.get(flowId);
      return putBack(result?.outcome === 'saved' ? result.changes : []);
    });
    expect(outcomes(undone)).toEqual(times(count, 'saved'));
    expect(await flows.runAs()).toEqual(times(count, 'flow-owner'));
  });

  it('makes again at the end what was overwritten meanwhile, and tells of it', async () => {
    const flows = await startMany();
    const clientdata = await flows.text(7);
    flows.on('PATCH workflows', 30, async (pass) => {
      await flows.send('PATCH', `workflows(${id('f', 7)})`, { clientdata });
      return pass();
    });
    expect(outcomes(await flows.saveAll())).toEqual(times(count, 'saved'));
    expect(await flows.runAs()).toEqual(times(count, 'modifying-user'));
    expect(flows.asked.filter((each) => each === 'PATCH workflows')).toHaveLength(count + 1);
  });

  it('tells at the end of a flow that somebody has changed in the same place meanwhile', async () => {
    const flows = await startMany();
    flows.on('PATCH workflows', 30, async (pass) => {
      await flows.edit(setRunAs('modifying-user', 'row-owner'), 7);
      return pass();
    });
    await flows.saveAll();
    const seventh = flows.told.map(({ results }) => results.get(id('f', 7))?.outcome);
    expect([seventh.includes('saved'), seventh[seventh.length - 1]]).toEqual([true, 'conflict']);
  });
});

describe('limits of requests in the middle of fifty flows', () => {
  const throttled = (often: FaultFrequency = {}): FlowsOptions => ({
    faults: [{ method: 'PATCH', path: `workflows(${id('f', 25)})`, ...often, fault: { throttle: 'requests' } }],
  });

  it('are waited for as reading does, which is told, and the same flow goes on', async () => {
    const flows = await startMany(throttled({ first: 2 }));
    expect(outcomes(await flows.saveAll())).toEqual(times(count, 'saved'));
    expect(await flows.runAs()).toEqual(times(count, 'modifying-user'));
    expect(flows.pauses.filter((pause) => pause > 0)).toEqual([5_000, 15_000, 3_000]);
    const waited = flows.told.filter(({ waiting }) => waiting);
    expect(waited.map(({ flowId, results }) => [flowId, results.size])).toEqual(times(2, [id('f', 25), 24]));
    expect(flows.told[flows.told.length - 1]).toMatchObject({ waiting: false });
  });

  it('don’t cost what somebody else has changed while it waited', async () => {
    const flows = await startMany();
    flows.on('PATCH workflows', 25, async (pass) => {
      await flows.edit(setReference('other', 'contoso_reference2', 'contoso_theirs'), 25);
      return refuse(429, '0x80072322', 'Number of requests exceeded the limit of 6000 over time window of 300 seconds.')(pass);
    });
    await flows.saveAll();
    expect(parseFlow(await flows.text(25), '').flow).toMatchObject({
      runAs: 'modifying-user',
      connections: [{}, { connectionReference: 'contoso_theirs' }],
    });
  });

  it('that don’t end refuse the flow after a minute, and the others are saved', async () => {
    const flows = await startMany(throttled());
    const results = await flows.saveAll();
    expect(results.get(id('f', 25))).toMatchObject({ outcome: 'refused', problem: { kind: 'throttled' } });
    expect(outcomes(results).filter((outcome) => outcome === 'saved')).toHaveLength(count - 1);
    expect(flows.pauses.filter((pause) => pause > 3_000)).toEqual([5_000, 15_000, 45_000]);
  });

  it('don’t keep it from being stopped', async () => {
    const flows = await startMany(throttled());
    flows.on('PATCH workflows', 26, (pass) => {
      flows.stop();
      return pass();
    });
    const results = await flows.saveAll();
    expect(outcomes(results)).toEqual([...times(24, 'saved'), 'refused']);
    expect(flows.pauses.filter((pause) => pause > 3_000)).toEqual([5_000]);
  });
});

describe('what happens midway', () => {
  it('to whoever stops it: the flow under way is finished, and the rest isn’t begun', async () => {
    const flows = await startMany();
    flows.on('PATCH workflows', 10, (pass) => {
      flows.stop();
      return pass();
    });
    expect(outcomes(await flows.saveAll())).toEqual(times(10, 'saved'));
    expect(await flows.runAs()).toEqual([...times(10, 'modifying-user'), ...times(count - 10, 'flow-owner')]);
    expect(flows.pauses).toContain(3_000);
  });

  it('to a privilege that is taken away: each of the rest is refused, and says so', async () => {
    const held = ['prvReadWorkflow', 'prvWriteWorkflow', 'prvReadUser', 'prvReadTeam', 'prvReadRole', 'prvAssignRole'];
    const role: RoleFixture = {
      name: 'Maker',
      privileges: Object.fromEntries(held.map((privilege) => [privilege, 'Global'])),
      holders: [people.ann],
    };
    const flows = await startMany({ roles: [role], row: { statecode: 0, statuscode: 1 } });
    flows.on('PATCH workflows', 21, async (pass) => {
      await flows.send('DELETE', `systemusers(${people.ann})/systemuserroles_association(${roleId(0, id('u', 1))})/$ref`);
      return pass();
    });
    const results = await flows.saveAll();
    expect(outcomes(results)).toEqual([...times(20, 'saved'), ...times(30, 'refused')]);
    expect(results.get(id('f', 50))).toMatchObject({ problem: { kind: 'notMember' } });
  });

  it('to a flow that is deleted, falls back, or can’t be edited doesn’t stop the others', async () => {
    const flows = await startMany({ behaviour: { fallingBackToDraft: [id('f', 3)] } });
    await flows.send('DELETE', `workflows(${id('f', 2)})`);
    await flows.send('PATCH', `workflows(${id('f', 4)})`, { clientdata: '{"properties":{},"schemaVersion":"1.0.0.0"}', statecode: 0 });
    await flows.edit(setRunAs('flow-owner', 'row-owner'), 5);
    await flows.edit(setRunAs('flow-owner', 'modifying-user'), 6);
    flows.on('PATCH workflows', 20, async (pass) => {
      await flows.send('DELETE', `workflows(${id('f', 40)})`);
      return pass();
    });
    const results = outcomes(await flows.saveAll());
    expect(results.slice(0, 7)).toEqual(['saved', 'gone', 'fell-back', 'impossible', 'conflict', 'already', 'saved']);
    expect(results[39]).toBe('gone');
    expect(results.filter((outcome) => outcome === 'saved')).toHaveLength(count - 6);
  });

  it('to answers that get lost is found out flow by flow', async () => {
    const flows = await startMany({
      faults: [
        { method: 'PATCH', path: `workflows(${id('f', 8)})`, fault: { drop: 'after' } },
        { method: 'PATCH', path: `workflows(${id('f', 9)})`, fault: { drop: 'before' } },
      ],
    });
    expect(outcomes(await flows.saveAll()).slice(6, 10)).toEqual(['saved', 'saved', 'lost', 'saved']);
  });
});
