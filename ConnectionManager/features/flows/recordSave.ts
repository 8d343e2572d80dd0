import type { SavedFlow, WrittenDefinition } from '../../dataverse/savedFlow';
import { putBack } from '../../model/flow/editing/putBack';
import type { Texts } from '../../strings/texts';
import type { ActivityLog, ToldUndo } from '../../ui/activity/activity';
import type { PutBackQueue } from './putBackQueue';
import { toldPutBack } from './settings/savedText';

/** A flow as it is recorded, and can be saved again. */
export interface RecordedFlow {
  readonly id: string;
  readonly name: string;
  /** Whether changes of rows start it, and the signed-in user would see what it is subscribed to. */
  readonly subscribesInSight: boolean;
}

/** What recording a save needs around it. */
export interface SaveRecording {
  readonly putBackQueue: PutBackQueue;
  readonly activity: ActivityLog;
  /** Is told of the flow's id when it was changed, or may have been. */
  readonly onChanged: (flowId: string) => void;
  readonly texts: Texts;
}

/**
 * Records what saving a flow's settings has changed, with the text from before and what puts it back.
 *
 * @param recording Where it is recorded, and how it is put back.
 * @param flow The flow.
 * @param saved What became of saving it.
 * @returns The id under which it can be undone; null where nothing was changed, or somebody else has changed the same since.
 */
export function recordSave({ putBackQueue, activity, onChanged, texts }: SaveRecording, flow: RecordedFlow, saved: SavedFlow): string | null {
  const written = writtenBy(saved);
  if (written === null || written.changes.length === 0) {
    return null;
  }
  const { changes, textBefore } = written;
  const undo = async (): Promise<ToldUndo> => {
    const result = await putBackQueue.add({ flow, rewrite: putBack(changes) });
    if (result === null) {
      return { done: false, message: texts.text('Bulk_UndoStopped'), details: '' };
    }
    onChanged(flow.id);
    return toldPutBack(result, texts, saved.outcome === 'fell-back' && saved.turnedOn.after !== 'on');
  };
  const id = activity.add({
    subject: { kind: 'flow', id: flow.id, name: flow.name },
    changes: changes.map((change) => ({ what: 'setting', change })),
    definitionBefore: textBefore,
    undo,
  });
  return saved.outcome === 'conflict' ? null : id;
}

/** What somebody else has changed again right after it was written is recorded, too. */
function writtenBy(saved: SavedFlow): WrittenDefinition | null {
  if (saved.outcome === 'conflict') {
    return saved.written ?? null;
  }
  return 'changes' in saved ? saved : null;
}
