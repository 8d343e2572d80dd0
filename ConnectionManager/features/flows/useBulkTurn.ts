import * as React from 'react';
import { turnFlow, type FlowSwitch } from '../../dataverse/changeFlowState';
import type { CloudFlow } from '../../model/cloudFlow';
import { useTexts } from '../../strings/texts';
import { useMounted } from '../../ui/useMounted';
import type { FlowRow } from './flowRows';
import { canTurn, oppositeOf } from './flowSwitch';
import { recordTurn, type TurnRecording } from './recordTurn';
import { toldTurn, type ToldTurn } from './turnText';

/** What became of one of several flows. */
export interface TurnedRow {
  readonly row: FlowRow;
  readonly told: ToldTurn;
  /** Under which it was recorded; null where nothing was changed, or can't be undone. */
  readonly activityId: string | null;
}

/** How turning several flows is going. */
export type BulkTurn =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking'; readonly to: FlowSwitch; readonly rows: readonly FlowRow[] }
  | { readonly kind: 'running'; readonly to: FlowSwitch; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly to: FlowSwitch; readonly results: readonly TurnedRow[]; readonly left: number };

/** Turns several flows on or off, and how that is going. */
export interface BulkTurnControl {
  readonly bulk: BulkTurn;
  /** Asks first; those that are so already are left out. */
  readonly ask: (to: FlowSwitch, rows: readonly FlowRow[]) => void;
  readonly confirm: () => void;
  /** Ends it after the flow that is being turned. */
  readonly halt: () => void;
  /** Turns those back that were changed. */
  readonly undo: () => void;
  /** Takes the question or the results away. */
  readonly close: () => void;
}

/** Settings of {@link useBulkTurn}. */
export interface BulkTurnSettings extends Omit<TurnRecording, 'texts'> {
  /** A flow as it was last read, which may be later than the list was drawn; undefined where it is gone. */
  readonly latest: (flowId: string) => CloudFlow | undefined;
}

/**
 * Turns several flows on or off, one after the other: one that fails doesn't stop the others. It has ended when those that it has changed
 * were read again, so that what is done next goes by what is there.
 *
 * @param settings How to reach Dataverse, who is told of each flow, and where it is recorded.
 * @returns The commands, and how it is going.
 */
export function useBulkTurn(settings: BulkTurnSettings): BulkTurnControl {
  const { client, onChanged, activity, latest } = settings;
  const texts = useTexts();
  const [bulk, setBulk] = React.useState<BulkTurn>({ kind: 'idle' });
  const halted = React.useRef(false);
  const reading = React.useRef<Promise<unknown>[]>([]);
  const shown = useMounted();

  const run = async <T>(to: FlowSwitch, items: readonly T[], work: (item: T) => Promise<TurnedRow>): Promise<void> => {
    const show = (state: BulkTurn): void => (shown.current ? setBulk(state) : undefined);
    const results: TurnedRow[] = [];
    halted.current = false;
    for (const item of items) {
      if (halted.current) {
        break;
      }
      show({ kind: 'running', to, done: results.length, total: items.length });
      results.push(await work(item));
    }
    await Promise.all(reading.current.splice(0));
    show({ kind: 'done', to, results, left: items.length - results.length });
  };

  const turn = async (row: FlowRow, to: FlowSwitch): Promise<TurnedRow> => {
    const turned = await turnFlow(client, { id: row.id, version: row.flow.version, subscribes: row.subscribesInSight }, to);
    const activityId = recordTurn({ ...settings, texts }, row, turned);
    reading.current.push(onChanged(row.id));
    return { row, told: toldTurn(turned, to, texts), activityId };
  };

  const turnBack = async ({ row, activityId }: TurnedRow): Promise<TurnedRow> => {
    await activity.undo(activityId === null ? [] : [activityId]);
    const undone = activity.current().find(({ id }) => id === activityId)?.undone;
    const told = undone && 'told' in undone ? { ...undone.told, well: undone.kind === 'done' } : { well: false, message: '', details: '' };
    return { row, told, activityId: null };
  };

  return {
    bulk,
    ask: (to, rows) => {
      const asRead = rows.map((row) => ({ ...row, flow: latest(row.id) ?? row.flow }));
      setBulk({ kind: 'asking', to, rows: asRead.filter((row) => canTurn(row, to)) });
    },
    confirm: () => (bulk.kind === 'asking' ? void run(bulk.to, bulk.rows, (row) => turn(row, bulk.to)) : undefined),
    halt: () => {
      halted.current = true;
    },
    undo: () => (bulk.kind === 'done' ? void run(oppositeOf(bulk.to), changedRows(bulk), turnBack) : undefined),
    close: () => setBulk({ kind: 'idle' }),
  };
}

/**
 * The flows that were turned, and can be turned back.
 *
 * @param bulk What became of each.
 * @returns Those.
 */
export function changedRows({ results }: { readonly results: readonly TurnedRow[] }): readonly TurnedRow[] {
  return results.filter(({ activityId }) => activityId !== null);
}
