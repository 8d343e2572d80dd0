import { turnFlow, type FlowSwitch, type TurnedFlow } from '../../dataverse/changeFlowState';
import type { DataverseClient } from '../../dataverse/client';
import type { Texts } from '../../strings/texts';
import type { ActivityLog, ToldUndo } from '../../ui/activity/activity';
import type { InTurn } from '../../ui/inTurn';
import { oppositeOf } from './flowSwitch';
import type { RecordedFlow } from './recordSave';
import { toldTurn } from './turnText';

/** What recording a turn needs around it. */
export interface TurnRecording {
  readonly client: DataverseClient;
  readonly activity: ActivityLog;
  /** Flows are turned back one after the other. */
  readonly inTurn: InTurn;
  /** Is told of the flow's id when it was changed, or may have been; resolves when it was read again. */
  readonly onChanged: (flowId: string) => Promise<unknown>;
  readonly texts: Texts;
}

/**
 * Records that a flow was turned on or off, with what turns it back. A flow that was suspended can't be suspended again.
 *
 * @param recording Where it is recorded, and how the flow is reached.
 * @param flow The flow.
 * @param turned Its state before and after; other members don't matter.
 * @returns The id under which it can be undone; null where nothing was changed, or can't be undone.
 */
export function recordTurn(
  { client, activity, inTurn, onChanged, texts }: TurnRecording,
  flow: RecordedFlow,
  { before, after }: Pick<TurnedFlow, 'before' | 'after'>,
): string | null {
  if (before === null || after === null || after === 'suspended' || before === after) {
    return null;
  }
  const back: FlowSwitch = oppositeOf(after);
  const undo = async (): Promise<ToldUndo> => {
    const turned = await inTurn(() => turnFlow(client, { id: flow.id, version: null, subscribes: flow.subscribesInSight }, back));
    await onChanged(flow.id);
    const { message, details } = toldTurn(turned, back, texts);
    return { done: turned.after === back, message, details };
  };
  const undoable = before === back;
  const id = activity.add({
    subject: { kind: 'flow', id: flow.id, name: flow.name },
    changes: [{ what: 'state', from: before, to: after }],
    definitionBefore: null,
    undo: undoable ? undo : null,
  });
  return undoable ? id : null;
}
