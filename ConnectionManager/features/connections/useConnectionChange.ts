import * as React from 'react';
import { changeConnection, type ChangedConnection } from '../../dataverse/changeConnection';
import type { DataverseClient } from '../../dataverse/client';
import { useTexts, type Texts } from '../../strings/texts';
import type { ActionState } from '../../ui/ActionStatus';
import { useMounted } from '../../ui/useMounted';
import type { ReferenceRow } from './connectionRows';
import { changeFailure } from './changeText';

/** What became of one connection reference. */
export interface RowResult {
  readonly row: ReferenceRow;
  readonly changed: ChangedConnection;
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

/** What {@link useConnectionChange} works on. */
export interface ConnectionChangeOptions {
  readonly client: DataverseClient;
  /** The rows as they are known now; one that was read again comes with its new version. */
  readonly rows: readonly ReferenceRow[];
  /** Called with each reference that was looked at or changed, so that it's read again. */
  readonly onChanged: (referenceId: string) => void;
}

/** One reference, as it's expected to be, and the connection that it is to have. */
interface Step {
  readonly row: ReferenceRow;
  readonly expected: { readonly connectionId: string | null; readonly version: string | null };
  readonly connectionId: string | null;
}

const idle: ActionState = { kind: 'idle' };

/**
 * Changes the connections of connection references, tells how that is going, and can undo it. It goes on when the view is left.
 *
 * @param options What to change and through what.
 * @returns The commands and the state.
 */
export function useConnectionChange({ client, rows, onChanged }: ConnectionChangeOptions): ConnectionChange {
  const texts = useTexts();
  const [state, setState] = React.useState<ActionState>(idle);
  const [results, setResults] = React.useState<readonly RowResult[]>([]);
  const [undoable, setUndoable] = React.useState<readonly RowResult[]>([]);
  const current = React.useRef(rows);
  current.current = rows;
  const mounted = useMounted();

  const carryOut = async (steps: readonly Step[], progress: (done: number) => string): Promise<readonly RowResult[]> => {
    const through: RowResult[] = [];
    setIfMounted(mounted, setResults, []);
    setIfMounted(mounted, setUndoable, []);
    for (const { row, expected, connectionId } of steps) {
      setIfMounted(mounted, setState, { kind: 'running', message: progress(through.length) });
      const reference = { ...row.reference, ...expected };
      through.push({ row, changed: await changeConnection(client, { reference, connectionId }) });
      onChanged(row.reference.id);
    }
    return through;
  };

  const settle = (through: readonly RowResult[], next: ActionState): void => {
    setIfMounted(mounted, setResults, through);
    setIfMounted(mounted, setState, next);
  };

  const undo = async (through: readonly RowResult[]): Promise<void> => {
    const undone = await carryOut(through.flatMap(undoStep), () => texts.text('Change_Undoing'));
    const next = outcomeState(undone, texts, 'Change_Undone', () => void undo(through));
    settle(next.kind === 'done' ? [] : undone, next);
  };

  const change = async (ids: readonly string[], connectionId: string, earlier: readonly RowResult[] = []): Promise<void> => {
    const steps = current.current.filter(({ id }) => ids.includes(id)).map((row) => ({ row, expected: row.reference, connectionId }));
    const now = await carryOut(steps, (done) => texts.text('Change_Running', { done: done + 1, total: steps.length }));
    const through = [...earlier, ...now];
    const [failed, done] = [through.filter(isFailed), through.filter((result) => !isFailed(result))];
    const retry = (): void => void change(failed.map(({ row }) => row.id), connectionId, done);
    const next = outcomeState(through, texts, 'Change_Done', retry);
    settle(through, next.kind === 'done' ? { ...next, undo: () => void undo(through) } : next);
    setIfMounted(mounted, setUndoable, next.kind === 'failed' ? through.filter((result) => undoStep(result).length > 0) : []);
  };

  return {
    state,
    results,
    change: (ids, connectionId) => void change(ids, connectionId),
    undo: undoable.length > 0 ? () => void undo(undoable) : null,
  };
}

function isFailed({ changed }: RowResult): boolean {
  return changed.outcome !== 'changed';
}

/** Only the connection itself is compared: other columns may have been changed since. */
function undoStep({ row, changed }: RowResult): readonly Step[] {
  return changed.outcome === 'changed' && changed.before !== changed.after
    ? [{ row, expected: { connectionId: changed.after, version: null }, connectionId: changed.before }]
    : [];
}

function outcomeState(through: readonly RowResult[], texts: Texts, done: 'Change_Done' | 'Change_Undone', retry: () => void): ActionState {
  const failures = through.flatMap(({ changed }) => changeFailure(changed, texts) ?? []);
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

function setIfMounted<T>(mounted: React.RefObject<boolean>, set: (value: T) => void, value: T): void {
  if (mounted.current) {
    set(value);
  }
}
