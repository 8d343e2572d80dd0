import type { SavedFlow, WrittenDefinition } from '../../dataverse/savedFlow';
import { connectionReferenceName } from '../../model/connectionReference';
import { putBack } from '../../model/flow/editing/putBack';
import type { SettingChange } from '../../model/flow/editing/settingChange';
import type { FlowAssessment } from '../../model/status/assessment';
import type { Texts } from '../../strings/texts';
import type { ActivityChange, ActivityLog, ToldUndo } from '../../ui/activity/activity';
import type { PutBackQueue } from './putBackQueue';
import { toldPutBack } from './settings/savedText';

/** A flow as it is recorded, and can be saved again. */
export interface RecordedFlow {
  readonly id: string;
  readonly name: string;
  /** Whether changes of rows start it, and the signed-in user would see what it is subscribed to. */
  readonly subscribesInSight: boolean;
  /** What names its connections, where that is known. */
  readonly assessment?: Pick<FlowAssessment, 'entries'>;
}

/** A saving of several flows that the flow is one of, which looks at all of them once more before it ends. */
export interface SaveRun {
  /** Under which the flow was recorded before; null where it wasn't. */
  readonly recorded: string | null;
  /** What has become of the flows in the end. */
  readonly through: Promise<ReadonlyMap<string, SavedFlow>>;
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
 * @param saved What became of saving it, so far where others are being saved with it.
 * @param run The saving of all; its end is waited for before the flow is put back, since until then what puts it back would be overwritten.
 * @returns The id under which it can be undone; null where nothing was changed, or somebody else has changed the same since.
 */
export function recordSave(
  { putBackQueue, activity, onChanged, texts }: SaveRecording,
  flow: RecordedFlow,
  saved: SavedFlow,
  run?: SaveRun,
): string | null {
  const written = writtenBy(saved);
  if (written === null || written.changes.length === 0) {
    return null;
  }
  const undo = async (): Promise<ToldUndo> => {
    const last = (await run?.through)?.get(flow.id) ?? saved;
    const { changes } = writtenBy(last) ?? written;
    const result = await putBackQueue.add({ flow, rewrite: putBack(changes) });
    if (result === null) {
      return { done: false, message: texts.text('Bulk_UndoStopped'), details: '' };
    }
    onChanged(flow.id);
    return toldPutBack(result, texts, last.outcome === 'fell-back' && last.turnedOn.after !== 'on');
  };
  const isSaved = 'changes' in saved;
  const id = activity.add(
    {
      subject: { kind: 'flow', id: flow.id, name: flow.name },
      changes: written.changes.map((change) => changeOf(flow, change)),
      definitionBefore: written.textBefore,
      overwritten: !isSaved,
      undo,
    },
    run?.recorded,
  );
  return isSaved ? id : null;
}

/**
 * A change of a flow's settings as it is told.
 *
 * @param flow The flow.
 * @param change The change.
 * @returns The change with the name of the connection that it's of, where that is known and no other of the flow has it.
 */
export function changeOf({ assessment }: RecordedFlow, change: SettingChange): ActivityChange {
  const { to } = change;
  const entries = assessment?.entries ?? [];
  const reference = 'key' in to ? entries.find(({ entry }) => entry.key === to.key)?.reference : null;
  const isItsOwn = entries.filter((entry) => entry.reference === reference).length === 1;
  return { what: 'setting', change, ...(reference && isItsOwn ? { connection: connectionReferenceName(reference) } : {}) };
}

/** What somebody else has changed again right after it was written is recorded, too. */
function writtenBy(saved: SavedFlow): WrittenDefinition | null {
  return 'changes' in saved ? saved : (saved.written ?? null);
}
