import { cancelRuns, turnFlow, type FlowSwitch, type TurnedFlow } from '../../dataverse/changeFlowState';
import type { DataverseClient } from '../../dataverse/client';
import { toDataverseError } from '../../dataverse/errors';
import { useTexts, type Texts } from '../../strings/texts';
import type { ActionState } from '../../ui/ActionStatus';
import { problemDetails } from '../../ui/problemText';
import type { FlowRow } from './flowRows';
import type { FlowsSession } from './flowsSession';
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
  /** Keeps how it is going, and records what was changed. */
  readonly session: FlowsSession;
  /** Is told of the flow's id when something was done with it, or may have been. */
  readonly onChanged: (flowId: string) => void;
}

/**
 * Turns one flow on and off, and stops it; one thing at a time. It goes on when other flows and tabs are shown.
 *
 * @param settings The flow, and how to reach it.
 * @returns The actions, and how the last one is going.
 */
export function useFlowActions({ row, client, session, onChanged }: FlowActionsSettings): FlowActions {
  const texts = useTexts();
  const { flow } = row;
  const { states } = session;
  const start = (message: string, work: () => Promise<ActionState>): void => void states.run(flow.id, 'turn', message, work);
  const record = (turned: Pick<TurnedFlow, 'before' | 'after'>): string | null => session.recordTurn(row, turned);
  /** A flow that couldn't be read wasn't changed; one that is gone would take this very message along. */
  const turnTo = async (to: FlowSwitch, version: string | null): Promise<TurnedFlow> => {
    const turned = await turnFlow(client, { id: flow.id, version, subscribes: row.subscribesInSight }, to);
    if (turned.before !== null) {
      onChanged(flow.id);
    }
    return turned;
  };

  const turn = (to: FlowSwitch, version: string | null): void =>
    start(texts.text(to === 'on' ? 'Flow_TurningOn' : 'Flow_TurningOff'), async () => {
      const turned = await turnTo(to, version);
      const activityId = record(turned);
      const undo = activityId === null ? undefined : (): void => states.undo(flow.id, 'turn', texts.text('Flow_TurningBack'), activityId);
      return turnedState(turned, to, { undo, retry: () => turn(to, null) }, texts);
    });
  const offAndOn = (): void =>
    start(texts.text('Flow_TurningOffAndOn'), async () => {
      const off = await turnTo('off', null);
      if (off.after !== 'off') {
        return turnedState(off, 'off', {}, texts);
      }
      const on = await turnTo('on', null);
      // It was off in any case.
      record({ before: off.before, after: on.after ?? 'off' });
      return turnedState(on, 'on', {}, texts);
    });
  const stop = (): void =>
    start(texts.text('Flow_Stopping'), async () => {
      const off = flow.state === 'on' ? await turnTo('off', null) : null;
      if (off) {
        record(off);
      }
      return off === null || off.after === 'off' ? cancelledState(client, row, stop, texts) : turnedState(off, 'off', {}, texts);
    });
  return { state: states.of(flow.id, 'turn'), turn: (to) => turn(to, flow.version), offAndOn, stop };
}

/** What can be done after a flow was turned; absent where that makes no sense. */
interface Afterwards {
  readonly undo?: () => void;
  readonly retry?: () => void;
}

function turnedState(turned: TurnedFlow, to: FlowSwitch, { undo, retry }: Afterwards, texts: Texts): ActionState {
  const { well, message, details } = toldTurn(turned, to, texts);
  if (well) {
    return { kind: 'done', message, undo };
  }
  const again = turned.outcome === 'failed' || turned.outcome === 'changed';
  return { kind: 'failed', message, details, retry: again ? retry : undefined };
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
