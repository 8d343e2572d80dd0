import { rowMissing } from '../../ConnectionManager/dataverse/errors';
import type { DataverseClient } from '../../ConnectionManager/dataverse/client';
import { openFlow } from '../../ConnectionManager/dataverse/openFlow';
import { saveFlow } from '../../ConnectionManager/dataverse/saveFlow';
import { changeSettings } from '../../ConnectionManager/model/flow/editing/changeSettings';
import { putBack } from '../../ConnectionManager/model/flow/editing/putBack';
import { sameJson } from '../../ConnectionManager/model/flow/editing/sameJson';
import { id, schedule } from '../control/environment';
import {
  definitionText,
  flowToSave,
  reference1,
  reference2,
  save,
  setReference,
  setRunAs,
  settingsOf,
  startFlows,
  toModifyingUser,
  writes,
} from './flowsUnderSave';

const flowId = id('f', 1);

describe('opening a flow', () => {
  it('reads the flow, what its definition says and the text at once', async () => {
    const flows = await startFlows();
    const opened = await openFlow(flows.client, flowId);
    expect(opened.flow).toMatchObject({ id: flowId, name: 'Flow 1', state: 'on', owner: { name: 'Ann Lee' } });
    expect(opened.reading.flow).toMatchObject({ runAs: 'flow-owner', trigger: { kind: 'row' } });
    expect(opened.text).toBe(definitionText());
    expect(flows.asked).toEqual(['GET workflows']);
  });

  it('opens one without a definition, which says so', async () => {
    const flows = await startFlows({ row: { clientdata: null } });
    expect(await openFlow(flows.client, flowId)).toMatchObject({ text: '', reading: { problem: 'not-json' } });
  });

  it('fails for one that is gone', async () => {
    const flows = await startFlows();
    await flows.send('DELETE', `workflows(${flowId})`);
    await expect(openFlow(flows.client, flowId)).rejects.toMatchObject({ problem: { code: rowMissing } });
  });

  it('fails for a row that is no flow as it should be, and says what is odd', async () => {
    const flows = await startFlows();
    flows.on('GET workflows', 1, async (pass) => Response.json({ ...((await (await pass()).json()) as object), statecode: 7 }));
    const problem = { kind: 'other', detail: expect.stringContaining('statecode') as string };
    await expect(openFlow(flows.client, flowId)).rejects.toMatchObject({ problem });
  });
});

describe('saving a flow', () => {
  it('writes directly after reading, and says so after it has seen the row, the subscription and that it stays so', async () => {
    const flows = await startFlows();
    const before = await flows.text();
    const saved = { outcome: 'saved', state: 'on', subscription: { kind: 'as-set' }, elsewhere: null, textBefore: before };
    expect(await save(flows)).toMatchObject(saved);
    expect(await settingsOf(flows)).toEqual(['modifying-user', reference1, reference2]);
    expect(flows.asked).toEqual(['GET workflows', 'PATCH workflows', 'GET workflows', 'GET callbackregistrations', 'GET workflows']);
    expect(flows.pauses).toEqual([0, 0, 3_000]);
  });

  it('sends every byte but the edited ones as it was read, and takes the form that the service gives it for the same', async () => {
    const flows = await startFlows();
    const sent: string[] = [];
    const listening: DataverseClient = {
      ...flows.client,
      update: (table, row, changes) => {
        sent.push(String(changes.clientdata));
        return flows.client.update(table, row, changes);
      },
    };
    expect(await save({ ...flows, client: listening })).toMatchObject({ outcome: 'saved', elsewhere: null });
    expect(sent).toEqual([definitionText().replace('"subscriptionRequest/runas": 3', '"subscriptionRequest/runas": 1')]);
    expect(await flows.text()).not.toBe(sent[0]);
  });

  it('is undone with what it hands back', async () => {
    const flows = await startFlows();
    const saved = await save(flows);
    const changes = saved.outcome === 'saved' ? saved.changes : [];
    expect(await save(flows, putBack(changes))).toMatchObject({ outcome: 'saved', subscription: { kind: 'as-set' } });
    expect(sameJson(await flows.text(), definitionText())).toBe(true);
  });

  it('writes nothing where the flow is so already', async () => {
    const flows = await startFlows();
    expect(await save(flows, setRunAs('row-owner', 'flow-owner'))).toEqual({ outcome: 'already' });
    expect(flows.asked).toEqual(['GET workflows']);
  });

  it('writes nothing to a definition that can not be edited', async () => {
    const flows = await startFlows({ trigger: schedule });
    expect(await save(flows)).toEqual({ outcome: 'impossible', problem: 'no-row-trigger' });
    expect(flows.asked).toEqual(['GET workflows']);
  });

  it('doesn’t look for a subscription of a flow that is off, of another trigger, or out of the caller’s sight', async () => {
    const off = await startFlows({ row: { statecode: 0, statuscode: 1 } });
    const scheduled = await startFlows({ trigger: schedule });
    const unseen = await startFlows();
    const results = [
      await save(off),
      await save(scheduled, setReference('dv', reference1, 'contoso_new')),
      await saveFlow(unseen.client, { ...flowToSave(), subscribesInSight: false }, toModifyingUser, unseen.pause),
    ];
    expect(results).toMatchObject(results.map(() => ({ outcome: 'saved', subscription: { kind: 'not-looked-at' } })));
    expect([off, scheduled, unseen].flatMap(({ asked }) => asked)).not.toContain('GET callbackregistrations');
  });

  it('saves a managed flow as any other: whether it may be is asked before', async () => {
    const flows = await startFlows({ row: { ismanaged: true } });
    expect(await save(flows)).toMatchObject({ outcome: 'saved' });
  });
});

describe('somebody else', () => {
  it('who has changed other places keeps theirs', async () => {
    const flows = await startFlows();
    await flows.edit(setReference('other', reference2, 'contoso_theirs'));
    expect(await save(flows)).toMatchObject({ outcome: 'saved', elsewhere: null });
    expect(await settingsOf(flows)).toEqual(['modifying-user', reference1, 'contoso_theirs']);
  });

  it('who has changed the same place keeps theirs, and is named', async () => {
    const flows = await startFlows({ now: () => new Date('2026-09-03T10:00:00Z') });
    await flows.edit(setRunAs('flow-owner', 'row-owner'));
    expect(await save(flows)).toMatchObject({
      outcome: 'conflict',
      conflicts: [{ change: { to: { runAs: 'modifying-user' } }, now: { setting: 'run-as', runAs: 'row-owner' } }],
      by: 'Ann Lee',
      at: new Date('2026-09-03T10:00:00Z'),
    });
    expect(writes(flows)).toBe(0);
  });

  it('who changes other places right after is told of, and keeps theirs', async () => {
    const flows = await startFlows();
    flows.on('GET workflows', 2, async (pass) => {
      await flows.edit(setReference('other', reference2, 'contoso_theirs'));
      return pass();
    });
    expect(await save(flows)).toMatchObject({ outcome: 'saved', elsewhere: { by: 'Ann Lee' } });
    expect(writes(flows)).toBe(1);
    expect(await settingsOf(flows)).toEqual(['modifying-user', reference1, 'contoso_theirs']);
  });

  it('who changes the same place right after keeps theirs: a conflict, with what was written before', async () => {
    const flows = await startFlows();
    flows.on('GET workflows', 2, async (pass) => {
      await flows.edit(setRunAs('modifying-user', 'row-owner'));
      return pass();
    });
    const conflict = { outcome: 'conflict', conflicts: [{ now: { runAs: 'row-owner' } }], written: { changes: [{}] } };
    expect(await save(flows)).toMatchObject(conflict);
    expect(writes(flows)).toBe(1);
  });

  it('who has deleted the flow, before or in between, leaves nothing to save', async () => {
    const before = await startFlows();
    await before.send('DELETE', `workflows(${flowId})`);
    expect(await save(before)).toEqual({ outcome: 'gone' });
    for (const request of ['PATCH workflows 1', 'GET workflows 2', 'GET callbackregistrations 1']) {
      const flows = await startFlows();
      const [method, set, number] = request.split(' ');
      flows.on(`${method} ${set}`, Number(number), async (pass) => {
        await flows.send('DELETE', `workflows(${flowId})`);
        return pass();
      });
      expect([request, await save(flows)]).toEqual([request, { outcome: 'gone' }]);
    }
  });
});

it('several settings are saved together or not at all', async () => {
  const flows = await startFlows();
  await flows.edit(setReference('other', reference2, 'contoso_theirs'));
  const both = changeSettings([
    { from: { setting: 'run-as', runAs: 'flow-owner' }, to: { setting: 'run-as', runAs: 'row-owner' } },
    {
      from: { setting: 'connection-reference', key: 'other', connectionReference: reference2 },
      to: { setting: 'connection-reference', key: 'other', connectionReference: 'contoso_ours' },
    },
  ]);
  expect(await save(flows, both)).toMatchObject({ outcome: 'conflict', conflicts: { length: 1 } });
  expect(await settingsOf(flows)).toEqual(['flow-owner', reference1, 'contoso_theirs']);
});
