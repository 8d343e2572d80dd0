import { changeConnection, type ChangedConnection } from '../../dataverse/changeConnection';
import { useTexts, type Texts } from '../../strings/texts';
import type { ActionState } from '../../ui/ActionStatus';
import type { ReferenceRow } from './connectionRows';
import type { ChangeProgress, ConnectionsSession } from './connectionsSession';
import { changeFailure, type ChangeFailure } from './changeText';
import { recordChange } from './recordChange';

/** What became of one connection reference. */
export interface RowResult {
  readonly row: ReferenceRow;
  /** Null where it is as asked for. */
  readonly failure: ChangeFailure | null;
  /** Under which it was recorded; null where nothing was changed. */
  readonly activityId: string | null;
}

/** The changing of connections, and how it is going. */
export interface ConnectionChange {
  readonly state: ActionState;
  /** What became of each, once all are through; empty before. */
  readonly results: readonly RowResult[];
  /**
   * Gives connection references another connection, one after the other.
   *
   * @param ids Ids of the rows.
   * @param connectionId The new connection.
   */
  readonly change: (ids: readonly string[], connectionId: string) => void;
  /** Puts back what was there, where some could be changed and others not; null otherwise, since the state's own undo does it then. */
  readonly undo: (() => void) | null;
}

const nothing: ChangeProgress = { state: { kind: 'idle' }, results: [], partly: false };

/**
 * Changes the connections of connection references, tells how that is going, and can undo it. It goes on when the view is left, and is
 * found again when these references are shown again.
 *
 * @param session Where it is kept and recorded.
 * @param rows The connection references that belong together.
 * @returns The commands and the state.
 */
export function useConnectionChange(session: ConnectionsSession, rows: readonly ReferenceRow[]): ConnectionChange {
  const texts = useTexts();
  const { changes, activity, client, onChanged } = session;
  const key = changeKey(rows.map(({ id }) => id));
  const { state, results, partly } = changes.of(key) ?? nothing;
  const running = (message: string): void => changes.keep(key, { ...nothing, state: { kind: 'running', message } });

  const changeOne = async (row: ReferenceRow, connectionId: string): Promise<RowResult> => {
    const changed: ChangedConnection = await changeConnection(client, { reference: row.reference, connectionId });
    const activityId = recordChange(session, row, changed, texts);
    onChanged(row.reference.id);
    return { row, failure: changeFailure(changed, texts), activityId };
  };

  const change = async (ids: readonly string[], connectionId: string, earlier: readonly RowResult[] = []): Promise<void> => {
    const now: RowResult[] = [];
    const chosen = ids.flatMap((id) => session.rows.current.get(id) ?? []);
    for (const row of chosen) {
      running(texts.text('Change_Running', { done: now.length + 1, total: chosen.length }));
      now.push(await changeOne(row, connectionId));
    }
    const through = [...earlier, ...now];
    const [failed, done] = [through.filter(isFailed), through.filter((result) => !isFailed(result))];
    const retry = (): void => void change(failed.map(({ row }) => row.id), connectionId, done);
    const next = outcomeState(through, texts, 'Change_Done', retry);
    const undoable = through.some(({ activityId }) => activityId !== null);
    changes.keep(key, {
      state: next.kind === 'done' ? { ...next, undo: undoable ? () => void undo(through) : undefined } : next,
      results: through,
      partly: next.kind === 'failed' && undoable,
    });
  };

  const undo = async (through: readonly RowResult[]): Promise<void> => {
    const ids = through.flatMap(({ activityId }) => activityId ?? []);
    running(texts.text('Change_Undoing'));
    await activity.undo(ids);
    const undone = through.filter(({ activityId }) => activityId !== null).map((result) => undoneResult(session, result));
    const next = outcomeState(undone, texts, 'Change_Undone', () => void undo(through));
    changes.keep(key, { ...nothing, state: next, results: next.kind === 'done' ? [] : undone });
  };

  return {
    state,
    results,
    change: (ids, connectionId) => void change(ids, connectionId),
    undo: partly ? () => void undo(results) : null,
  };
}

/**
 * Under which key the session keeps how changing some connection references together is going.
 *
 * @param ids Ids of the connection references.
 * @returns The key.
 */
export function changeKey(ids: readonly string[]): string {
  return [...ids].sort().join(' ');
}

function isFailed({ failure }: RowResult): boolean {
  return failure !== null;
}

/** The activity log tells what became of putting it back. */
function undoneResult({ activity }: ConnectionsSession, result: RowResult): RowResult {
  const undone = activity.current().find(({ id }) => id === result.activityId)?.undone;
  return { ...result, failure: undone?.kind === 'failed' ? undone.told : null };
}

function outcomeState(through: readonly RowResult[], texts: Texts, done: 'Change_Done' | 'Change_Undone', retry: () => void): ActionState {
  const failures = through.flatMap(({ failure }) => failure ?? []);
  const [first] = failures;
  if (!first) {
    return { kind: 'done', message: texts.count(done, through.length) };
  }
  const message =
    through.length === 1
      ? first.message
      : texts.text('Change_Partly', { changed: through.length - failures.length, total: through.length });
  return { kind: 'failed', message, details: through.length === 1 ? first.details : '', retry };
}
