import { createPutBackQueue } from '../../ConnectionManager/features/flows/putBackQueue';
import { recordSave, type SaveRecording } from '../../ConnectionManager/features/flows/recordSave';
import type { SavedFlow, WrittenDefinition } from '../../ConnectionManager/dataverse/savedFlow';
import { createTexts } from '../../ConnectionManager/strings/texts';
import { createActivityLog } from '../../ConnectionManager/ui/activity/createActivityLog';
import { save, setRunAs, settingsOf, startFlows, type FlowsUnderSave } from '../dataverse/flowsUnderSave';
import { id } from '../control/environment';
import { aConnection, aReference } from '../model/builders';

const texts = createTexts({ getString: (key) => key, formatInteger: String, formatDateTime: String });
const flow = { id: id('f', 1), name: 'On accounts', subscribesInSight: false };

function recordingOn({ client }: Pick<FlowsUnderSave, 'client'>): SaveRecording {
  return {
    putBackQueue: createPutBackQueue(client, () => undefined),
    activity: createActivityLog(() => new Date('2026-09-01T12:00:00Z')),
    onChanged: () => undefined,
    texts,
  };
}

const written: WrittenDefinition = {
  changes: [
    {
      from: { setting: 'provided-by', key: 'mail', providedBy: 'owner' },
      to: { setting: 'provided-by', key: 'mail', providedBy: 'run-only-user' },
      path: [],
      before: '"embedded"',
      after: '"invoker"',
    },
  ],
  textBefore: '{"before":true}',
};
const problem = { kind: 'throttled', code: null, detail: '', privilege: null } as const;

it('records what somebody else has changed again right after it was written, and puts nothing back over it', async () => {
  const flows = await startFlows();
  flows.on('GET workflows', 3, async (pass) => {
    await flows.edit(setRunAs('modifying-user', 'row-owner'));
    return pass();
  });
  const before = await flows.text();
  const saved = await save(flows);
  expect(saved.outcome).toBe('conflict');

  const recording = recordingOn(flows);
  expect(recordSave(recording, flow, saved)).toBeNull();
  const [activity] = recording.activity.current();
  expect(activity).toMatchObject({ subject: { id: flow.id }, definitionBefore: before, overwritten: true, changes: [{ change: { to: { runAs: 'modifying-user' } } }] });
  expect(await activity?.undo?.()).toMatchObject({ done: false, message: 'Settings_PutBackConflict' });
  expect(await settingsOf(flows)).toContain('row-owner');
});

it.each<[string, SavedFlow, number]>([
  ['a repair that was refused', { outcome: 'refused', problem, written }, 1],
  ['a repair that got no answer', { outcome: 'lost', problem, written }, 1],
  ['repairs that were given up', { outcome: 'not-kept', written }, 1],
  ['a refusal', { outcome: 'refused', problem }, 0],
  ['what was accepted and never seen', { outcome: 'not-kept' }, 0],
])('records of %s what had been written', async (_what, saved, count) => {
  const recording = recordingOn(await startFlows());
  expect(recordSave(recording, flow, saved)).toBeNull();
  expect(recording.activity.current().map(({ definitionBefore, overwritten }) => [definitionBefore, overwritten])).toEqual(
    Array.from({ length: count }, () => [written.textBefore, true]),
  );
});

it('names the connection that a setting is of, unless the flow has two of that name', async () => {
  const entry = (key: string, reference = aReference()): object => ({ entry: aConnection({ key }), reference });
  const nameIn = async (...entries: readonly object[]): Promise<unknown> => {
    const recording = recordingOn(await startFlows());
    const assessment = { entries } as unknown as NonNullable<Parameters<typeof recordSave>[1]['assessment']>;
    recordSave(recording, { ...flow, assessment }, { outcome: 'not-kept', written });
    return recording.activity.current()[0]?.changes[0];
  };
  const reference = aReference({ displayName: 'Sales mailbox' });
  expect(await nameIn(entry('mail', reference), entry('dv'))).toMatchObject({ connection: 'Sales mailbox' });
  expect(await nameIn(entry('mail', reference), entry('dv', reference))).not.toHaveProperty('connection');
  expect(await nameIn()).not.toHaveProperty('connection');
});

it('waits with putting back until all that are saved with it are through, and puts back what was written in the end', async () => {
  const flows = await startFlows();
  const saved = await save(flows);
  const recording = recordingOn(flows);
  let end = (): void => undefined;
  const through = new Promise<ReadonlyMap<string, SavedFlow>>((resolve) => (end = () => resolve(new Map([[flow.id, saved]]))));
  const recorded = recordSave(recording, flow, saved, { recorded: null, through });
  expect(recordSave(recording, flow, saved, { recorded, through })).toBe(recorded);
  expect(recording.activity.current()).toHaveLength(1);

  const undoing = recording.activity.undo([recorded ?? '']);
  await new Promise((resolve) => setTimeout(resolve));
  expect(await settingsOf(flows)).toContain('modifying-user');
  end();
  await undoing;
  expect(await settingsOf(flows)).toContain('flow-owner');
}, 20_000);
