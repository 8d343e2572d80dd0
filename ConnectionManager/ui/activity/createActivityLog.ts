import type { Activity, ActivityLog, ToldUndo, UndoState } from './activity';

/**
 * Makes the log of what is changed in one session. Nothing of it is stored anywhere: it ends with the control.
 *
 * @param now What time it is.
 * @returns The log, empty.
 */
export function createActivityLog(now: () => Date): ActivityLog {
  let activities: readonly Activity[] = [];
  let recorded = 0;
  const lastUndo = new Map<string, Promise<void>>();
  const listeners = new Set<() => void>();

  const replace = (next: readonly Activity[]): void => {
    activities = next;
    listeners.forEach((listener) => listener());
  };
  const mark = (ids: readonly string[], undone: UndoState): void =>
    replace(activities.map((activity) => (ids.includes(activity.id) ? { ...activity, undone } : activity)));

  /** What was changed of one thing is put back one after the other; different things don't wait for each other. */
  const undoInTurn = (activity: Activity): Promise<void> => {
    const { kind, id } = activity.subject;
    const subject = `${kind} ${id}`;
    const earlier = lastUndo.get(subject) ?? Promise.resolve();
    const undone = earlier.then(async () => mark([activity.id], undoneState(await putBack(activity))));
    lastUndo.set(subject, undone);
    return undone;
  };

  return {
    current: () => activities,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    add(activity, instead) {
      if (instead) {
        replace(activities.map((each) => (each.id === instead ? { ...each, ...activity } : each)));
        return instead;
      }
      recorded += 1;
      const id = String(recorded);
      replace([{ ...activity, id, at: now(), undone: { kind: 'none' } }, ...activities]);
      return id;
    },
    async undo(ids) {
      const chosen = activities.filter((activity) => ids.includes(activity.id) && canUndo(activity));
      mark(chosen.map(({ id }) => id), { kind: 'running' });
      await Promise.all(chosen.map(undoInTurn));
    },
  };
}

/**
 * Whether a change can be put back now: it can at all, and it wasn't and isn't being put back.
 *
 * @param activity The change.
 * @returns Whether it can.
 */
export function canUndo({ undo, undone }: Activity): boolean {
  return undo !== null && (undone.kind === 'none' || undone.kind === 'failed');
}

function undoneState(told: ToldUndo): UndoState {
  return { kind: told.done ? 'done' : 'failed', told };
}

/** Only changes with an undo get here; one that rejects against its promise must not keep the others waiting. */
async function putBack({ undo }: Activity): Promise<ToldUndo> {
  try {
    return (await undo?.()) ?? { done: false, message: '', details: '' };
  } catch (thrown) {
    return { done: false, message: '', details: thrown instanceof Error ? thrown.message : '' };
  }
}
