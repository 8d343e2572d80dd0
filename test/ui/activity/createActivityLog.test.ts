import type { NewActivity, ToldUndo } from '../../../ConnectionManager/ui/activity/activity';
import { canUndo, createActivityLog } from '../../../ConnectionManager/ui/activity/createActivityLog';

const noon = new Date('2026-09-01T12:00:00Z');
const done: ToldUndo = { done: true, message: 'Back', details: '' };

function turned(id: string, changes: Partial<NewActivity> = {}): NewActivity {
  return {
    subject: { kind: 'flow', id, name: `Flow ${id}` },
    changes: [{ what: 'state', from: 'off', to: 'on' }],
    definitionBefore: null,
    undo: () => Promise.resolve(done),
    ...changes,
  };
}

/** Work that a test lets end when it wants to. */
function held(): { readonly undo: () => Promise<ToldUndo>; readonly end: () => void; readonly begun: () => number } {
  let begun = 0;
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return {
    begun: () => begun,
    end: () => end(),
    undo: async () => {
      begun += 1;
      await ended;
      return done;
    },
  };
}

it('lists the latest change first, with its time, each under an id of its own', () => {
  const times = [noon, new Date('2026-09-01T12:05:00Z')];
  const log = createActivityLog(() => times.shift() ?? noon);
  const [first, second] = [log.add(turned('a')), log.add(turned('b'))];
  expect(log.current().map(({ id, at, subject }) => [id, at.toISOString(), subject.name])).toEqual([
    [second, '2026-09-01T12:05:00.000Z', 'Flow b'],
    [first, '2026-09-01T12:00:00.000Z', 'Flow a'],
  ]);
  expect(first).not.toBe(second);
});

it('records anew what is known better, under the same id and time, and keeps how far putting it back has come', async () => {
  const times = [noon];
  const log = createActivityLog(() => times.shift() ?? new Date(0));
  const work = held();
  const id = log.add(turned('a', { undo: work.undo }));
  const undoing = log.undo([id]);
  expect(log.add(turned('a', { definitionBefore: '{}' }), id)).toBe(id);
  expect(log.current()).toMatchObject([{ id, at: noon, definitionBefore: '{}', undone: { kind: 'running' } }]);
  work.end();
  await undoing;
  expect(log.current()).toMatchObject([{ undone: { kind: 'done' } }]);
});

it('gives another array after each change and tells those who listen, until they end it', async () => {
  const log = createActivityLog(() => noon);
  const listener = jest.fn();
  const before = log.current();
  const end = log.subscribe(listener);
  const id = log.add(turned('a'));
  expect(log.current()).not.toBe(before);
  expect(listener).toHaveBeenCalledTimes(1);
  end();
  await log.undo([id]);
  expect(listener).toHaveBeenCalledTimes(1);
});

it('tells what became of putting back, and lets only what failed be tried again', async () => {
  const log = createActivityLog(() => noon);
  const failed: ToldUndo = { done: false, message: 'No', details: '0x1' };
  const answers = [failed, done];
  const undo = jest.fn(() => Promise.resolve(answers.shift() ?? failed));
  const id = log.add(turned('a', { undo }));
  await log.undo([id]);
  expect(log.current()[0]?.undone).toEqual({ kind: 'failed', told: failed });
  await log.undo([id]);
  expect(log.current()[0]?.undone).toEqual({ kind: 'done', told: done });
  await log.undo([id]);
  expect(undo).toHaveBeenCalledTimes(2);
});

it('puts back the changes of one thing one after the other, the latest first, and different things without waiting', async () => {
  const log = createActivityLog(() => noon);
  const [older, newer, other] = [held(), held(), held()];
  const ids = [log.add(turned('a', { undo: older.undo })), log.add(turned('a', { undo: newer.undo })), log.add(turned('b', { undo: other.undo }))];
  const all = log.undo(ids);
  await new Promise((resolve) => setTimeout(resolve));
  expect([older.begun(), newer.begun(), other.begun()]).toEqual([0, 1, 1]);
  newer.end();
  await new Promise((resolve) => setTimeout(resolve));
  expect(older.begun()).toBe(1);
  older.end();
  other.end();
  await all;
  expect(log.current().map(({ undone }) => undone.kind)).toEqual(['done', 'done', 'done']);
});

it('does not begin twice what is being put back', async () => {
  const log = createActivityLog(() => noon);
  const work = held();
  const id = log.add(turned('a', { undo: work.undo }));
  const both = [log.undo([id]), log.undo([id])];
  expect(log.current()[0]?.undone).toEqual({ kind: 'running' });
  work.end();
  await Promise.all(both);
  expect(work.begun()).toBe(1);
});

it("leaves out what can't be put back", async () => {
  const log = createActivityLog(() => noon);
  const id = log.add(turned('a', { undo: null }));
  await log.undo([id, 'unknown']);
  const [activity] = log.current();
  expect(activity?.undone).toEqual({ kind: 'none' });
  expect(activity && canUndo(activity)).toBe(false);
});

it('calls it failed where putting back rejects against its promise, and goes on', async () => {
  const log = createActivityLog(() => noon);
  const broken = log.add(turned('a', { undo: () => Promise.reject(new Error('Broken')) }));
  const sound = log.add(turned('a'));
  await log.undo([broken, sound]);
  expect(log.current().map(({ id, undone }) => [id, undone.kind])).toEqual([
    [sound, 'done'],
    [broken, 'failed'],
  ]);
});
