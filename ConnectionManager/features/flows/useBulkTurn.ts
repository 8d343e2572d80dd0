import * as React from 'react';
import { turnFlow, type FlowSwitch, type TurnedFlow } from '../../dataverse/changeFlowState';
import type { DataverseClient } from '../../dataverse/client';
import { useMounted } from '../../ui/useMounted';
import type { FlowRow } from './flowRows';
import { canTurn, oppositeOf } from './flowSwitch';

/** What became of one of several flows. */
export interface TurnedRow {
  readonly row: FlowRow;
  readonly turned: TurnedFlow;
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

/**
 * Turns several flows on or off, one after the other: one that fails doesn't stop the others. It goes on when another tab is shown.
 *
 * @param client How to reach Dataverse.
 * @param onChanged Is told of each flow's id when something was done with it, or may have been.
 * @returns The commands, and how it is going.
 */
export function useBulkTurn(client: DataverseClient, onChanged: (flowId: string) => void): BulkTurnControl {
  const [bulk, setBulk] = React.useState<BulkTurn>({ kind: 'idle' });
  const halted = React.useRef(false);
  const shown = useMounted();

  const run = async (to: FlowSwitch, rows: readonly FlowRow[], byVersion: boolean): Promise<void> => {
    const show = (state: BulkTurn): void => (shown.current ? setBulk(state) : undefined);
    const results: TurnedRow[] = [];
    halted.current = false;
    for (const row of rows) {
      if (halted.current) {
        break;
      }
      show({ kind: 'running', to, done: results.length, total: rows.length });
      const version = byVersion ? row.flow.version : null;
      results.push({ row, turned: await turnFlow(client, { id: row.id, version, subscribes: row.subscribesInSight }, to) });
      onChanged(row.id);
    }
    show({ kind: 'done', to, results, left: rows.length - results.length });
  };

  return {
    bulk,
    ask: (to, rows) => setBulk({ kind: 'asking', to, rows: rows.filter((row) => canTurn(row, to)) }),
    confirm: () => (bulk.kind === 'asking' ? void run(bulk.to, bulk.rows, true) : undefined),
    halt: () => {
      halted.current = true;
    },
    undo: () => (bulk.kind === 'done' ? void run(oppositeOf(bulk.to), changedRows(bulk), false) : undefined),
    close: () => setBulk({ kind: 'idle' }),
  };
}

/**
 * The flows that were turned, and can be turned back. A flow that was suspended can't be suspended again.
 *
 * @param bulk What became of each.
 * @returns Their rows.
 */
export function changedRows({ to, results }: { readonly to: FlowSwitch; readonly results: readonly TurnedRow[] }): readonly FlowRow[] {
  return results.filter(({ turned }) => turned.before === oppositeOf(to) && turned.after === to).map(({ row }) => row);
}
