import type { Texts } from '../../../strings/texts';
import type { ActionState } from '../../../ui/ActionStatus';
import type { FlowsSession } from '../flowsSession';
import type { SettingsPageName } from './drafts';
import type { ToldSave } from './savedText';

/** What was saved, where that is kept, and how it can be undone. */
export interface EndedSave {
  readonly flowId: string;
  readonly page: SettingsPageName;
  readonly session: FlowsSession;
  /** Under which it was recorded; null where nothing was changed. */
  readonly activityId: string | null;
  readonly texts: Texts;
}

/**
 * How saving has gone, with Undo where something was changed.
 *
 * @param ended What was saved.
 * @param told What became of it.
 * @returns The state.
 */
export function endedState(ended: EndedSave, { well, message, details }: ToldSave): ActionState {
  const undo = ended.activityId === null ? undefined : () => void putBack(ended);
  return well ? { kind: 'done', message, undo } : { kind: 'failed', message, details, undo };
}

/** The activity log puts it back, so that both tell the same. */
async function putBack(ended: EndedSave): Promise<void> {
  const { flowId, page, session, activityId, texts } = ended;
  if (activityId === null) {
    return;
  }
  session.states.set(flowId, page, { kind: 'running', message: texts.text('Settings_PuttingBack') });
  await session.activity.undo([activityId]);
  const undone = session.activity.current().find(({ id }) => id === activityId)?.undone;
  const retry = (): void => void putBack(ended);
  session.states.set(flowId, page, undone?.kind === 'done' ? { kind: 'done', message: undone.told.message } : failedState(undone, retry));
}

type Undone = ReturnType<FlowsSession['activity']['current']>[number]['undone'];

function failedState(undone: Undone | undefined, retry: () => void): ActionState {
  return undone?.kind === 'failed' ? { kind: 'failed', message: undone.told.message, details: undone.told.details, retry } : { kind: 'idle' };
}
