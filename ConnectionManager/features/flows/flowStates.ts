import { useTexts } from '../../strings/texts';
import type { ActionState } from '../../ui/ActionStatus';
import type { ActivityLog } from '../../ui/activity/activity';
import { useKept } from '../../ui/useKept';
import type { SettingsPageName } from './settings/drafts';

/** What can be under way with one flow, each with a state of its own. */
export type FlowTask = 'turn' | 'people' | 'delegate' | SettingsPageName;

/** How that is going which was last done with a flow, and its result with Undo: kept while other flows and tabs are shown. */
export interface FlowStates {
  readonly of: (flowId: string, task: FlowTask) => ActionState;
  readonly set: (flowId: string, task: FlowTask, state: ActionState) => void;
  /** Does a task, unless it is under way with the flow. It has failed where the work rejects, even where it never should. */
  readonly run: (flowId: string, task: FlowTask, message: string, work: () => Promise<ActionState>) => Promise<void>;
  /** Puts back, as a part of the task, what was recorded under an id; the activity log does it, so that both tell the same. */
  readonly undo: (flowId: string, task: FlowTask, message: string, activityId: string) => void;
}

const idle: ActionState = { kind: 'idle' };

/**
 * Keeps how things are going that are done with flows.
 *
 * @param activity Where they are recorded.
 * @returns The states.
 */
export function useFlowStates(activity: ActivityLog): FlowStates {
  const texts = useTexts();
  const states = useKept<ActionState>();
  const keyOf = (flowId: string, task: FlowTask): string => `${flowId} ${task}`;
  const of: FlowStates['of'] = (flowId, task) => states.of(keyOf(flowId, task)) ?? idle;
  const set: FlowStates['set'] = (flowId, task, state) => states.keep(keyOf(flowId, task), state);
  const run: FlowStates['run'] = async (flowId, task, message, work) => {
    if (of(flowId, task).kind === 'running') {
      return;
    }
    set(flowId, task, { kind: 'running', message });
    try {
      set(flowId, task, await work());
    } catch (thrown) {
      set(flowId, task, { kind: 'failed', message: texts.text('Crash_Title'), details: String(thrown) });
    }
  };
  const undo: FlowStates['undo'] = (flowId, task, message, activityId) =>
    void run(flowId, task, message, async () => {
      await activity.undo([activityId]);
      const undone = activity.current().find(({ id }) => id === activityId)?.undone;
      if (undone?.kind !== 'done' && undone?.kind !== 'failed') {
        return idle;
      }
      const { done, message: told, details } = undone.told;
      const retry = (): void => undo(flowId, task, message, activityId);
      return done ? { kind: 'done', message: told } : { kind: 'failed', message: told || texts.text('Activity_UndoFailed'), details, retry };
    });
  return { of, set, run, undo };
}
