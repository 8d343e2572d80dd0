import * as React from 'react';
import { cancelRuns, turnFlow, type FlowSwitch, type TurnedFlow } from '../../dataverse/changeFlowState';
import type { DataverseClient } from '../../dataverse/client';
import { toDataverseError } from '../../dataverse/errors';
import { useTexts, type Texts } from '../../strings/texts';
import type { ActionState } from '../../ui/ActionStatus';
import { problemDetails } from '../../ui/problemText';
import { useMounted } from '../../ui/useMounted';
import type { FlowRow } from './flowRows';
import { oppositeOf } from './flowSwitch';
import { toldTurn, whyRefused } from './turnText';

/** What can be done with a flow, and how it is going. */
export interface FlowActions {
  readonly state: ActionState;
  /** Turns the flow on or off. */
  readonly turn: (to: FlowSwitch) => void;
  /** Turns the flow off and on, so that its trigger is subscribed anew. */
  readonly offAndOn: () => void;
  /** Turns the flow off and cancels its runs; where the host can't cancel runs, says where that is done. */
  readonly stop: () => void;
}

/** Properties of {@link useFlowActions}. */
export interface FlowActionsSettings {
  readonly row: FlowRow;
  readonly client: DataverseClient;
  /** Is told of the flow's id when something was done with it, or may have been. */
  readonly onChanged: (flowId: string) => void;
}

/**
 * Turns one flow on and off, and stops it; one thing at a time.
 *
 * @param settings The flow, and how to reach it.
 * @returns The actions, and how the last one is going.
 */
export function useFlowActions({ row, client, onChanged }: FlowActionsSettings): FlowActions {
  const texts = useTexts();
  const [state, start] = useOneAtATime();
  const { flow } = row;
  /** A flow that couldn't be read wasn't changed; one that is gone would take this very message along. */
  const turnTo = async (to: FlowSwitch, version: string | null): Promise<TurnedFlow> => {
    const turned = await turnFlow(client, { id: flow.id, version, subscribes: row.subscribesInSight }, to);
    if (turned.before !== null) {
      onChanged(flow.id);
    }
    return turned;
  };

  const turn = (to: FlowSwitch, version: string | null): void =>
    start(texts.text(to === 'on' ? 'Flow_TurningOn' : 'Flow_TurningOff'), async () =>
      turnedState(await turnTo(to, version), to, (next) => turn(next, null), texts),
    );
  const offAndOn = (): void =>
    start(texts.text('Flow_TurningOffAndOn'), async () => {
      const off = await turnTo('off', null);
      return off.after === 'off' ? turnedState(await turnTo('on', null), 'on', null, texts) : turnedState(off, 'off', null, texts);
    });
  const stop = (): void =>
    start(texts.text('Flow_Stopping'), async () => {
      const off = flow.state === 'on' ? await turnTo('off', null) : null;
      return off === null || off.after === 'off' ? cancelledState(client, row, stop, texts) : turnedState(off, 'off', null, texts);
    });
  return { state, turn: (to) => turn(to, flow.version), offAndOn, stop };
}

/** Runs one piece of work at a time, and forgets it when what shows it is gone. */
function useOneAtATime(): [ActionState, (message: string, work: () => Promise<ActionState>) => void] {
  const [state, setState] = React.useState<ActionState>({ kind: 'idle' });
  const busy = React.useRef(false);
  const shown = useMounted();
  const start = (message: string, work: () => Promise<ActionState>): void => {
    if (busy.current) {
      return;
    }
    busy.current = true;
    setState({ kind: 'running', message });
    void work().then((outcome) => {
      busy.current = false;
      if (shown.current) {
        setState(outcome);
      }
    });
  };
  return [state, start];
}

/** @param turnTo Turns the flow again, for undoing and trying again; null where neither makes sense. */
function turnedState(turned: TurnedFlow, to: FlowSwitch, turnTo: ((to: FlowSwitch) => void) | null, texts: Texts): ActionState {
  const { well, message, details } = toldTurn(turned, to, texts);
  const back = oppositeOf(to);
  if (well) {
    return { kind: 'done', message, undo: turnTo && turned.outcome === 'turned' && turned.before === back ? () => turnTo(back) : undefined };
  }
  const again = turned.outcome === 'failed' || turned.outcome === 'changed';
  return { kind: 'failed', message, details, retry: turnTo && again ? () => turnTo(to) : undefined };
}

/** @param row The flow as it was when stopping it began: one that was on has been turned off. */
async function cancelledState(client: DataverseClient, { flow }: FlowRow, retry: () => void, texts: Texts): Promise<ActionState> {
  const turnedOff = flow.state === 'on';
  if (!client.execute) {
    return { kind: 'done', message: texts.text('Flow_Stopped_CancelThere') };
  }
  try {
    await cancelRuns(client, flow.id);
    return { kind: 'done', message: texts.text(turnedOff ? 'Flow_Stopped' : 'Flow_RunsCanceled') };
  } catch (thrown) {
    const { problem } = toDataverseError(thrown);
    const message = texts.text(turnedOff ? 'Flow_Stopped_CancelFailed' : 'Flow_CancelFailed', { why: whyRefused(problem, texts) });
    return { kind: 'failed', message, details: problemDetails(problem), retry };
  }
}
