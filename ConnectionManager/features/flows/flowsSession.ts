import * as React from 'react';
import type { TurnedFlow } from '../../dataverse/changeFlowState';
import type { DataverseClient } from '../../dataverse/client';
import type { SavedFlow } from '../../dataverse/savedFlow';
import { useTexts } from '../../strings/texts';
import type { CloudFlow } from '../../model/cloudFlow';
import type { ActivityLog } from '../../ui/activity/activity';
import { createInTurn } from '../../ui/inTurn';
import { useKept } from '../../ui/useKept';
import { useBulkSettings, type BulkSettingsControl } from './bulkSettings/useBulkSettings';
import { useFlowStates, type FlowStates } from './flowStates';
import { createPutBackQueue, type OnPutBack } from './putBackQueue';
import { recordSave, type RecordedFlow, type SaveRun } from './recordSave';
import { recordTurn } from './recordTurn';
import type { SettingsDraft, SettingsDrafts, SettingsPageName } from './settings/drafts';
import { useBulkTurn, type BulkTurnControl } from './useBulkTurn';

/** What became of the last saving from a page of a flow; kept while other flows and tabs are shown. */
export interface SaveResults {
  readonly of: (flowId: string, page: SettingsPageName) => SavedFlow | null;
  /** Keeps a result, or drops it where there is none. */
  readonly keep: (flowId: string, page: SettingsPageName, saved: SavedFlow | null) => void;
}

/** What outlives a flow's details and the tab of the flows: drafts, what is under way, and what became of it. */
export interface FlowsSession {
  readonly drafts: SettingsDrafts;
  readonly states: FlowStates;
  readonly results: SaveResults;
  /** Turning several flows on or off. */
  readonly turning: BulkTurnControl;
  /** Setting Run as, or who provides connections, of several flows. */
  readonly settings: BulkSettingsControl;
  readonly activity: ActivityLog;
  /**
   * Records what saving has changed.
   *
   * @returns The id under which `activity.undo` puts it back; null where nothing was changed.
   */
  readonly recordSave: (flow: RecordedFlow, saved: SavedFlow) => string | null;
  /**
   * Records that a flow was turned on or off.
   *
   * @returns The id under which `activity.undo` turns it back; null where nothing was changed, or can't be undone.
   */
  readonly recordTurn: (flow: RecordedFlow, turned: Pick<TurnedFlow, 'before' | 'after'>) => string | null;
}

/** Properties of {@link useFlowsSession}. */
export interface FlowsSessionSettings {
  readonly client: DataverseClient;
  /** Is told of the flow's id when something was done with it, or may have been; resolves when it was read again. */
  readonly onChanged: (flowId: string) => Promise<unknown>;
  /** A flow as it was last read; undefined where it is gone. */
  readonly latest: (flowId: string) => CloudFlow | undefined;
  readonly activity: ActivityLog;
}

/**
 * Keeps what outlives a flow's details and the tab of the flows. Called once, above the tabs.
 *
 * @param settings How to reach Dataverse, and who is told.
 * @returns The session.
 */
export function useFlowsSession({ client, onChanged, latest, activity }: FlowsSessionSettings): FlowsSession {
  const texts = useTexts();
  const drafts = useKept<SettingsDraft>();
  const states = useFlowStates(activity);
  const results = useKept<SavedFlow>();
  const [inTurn] = React.useState(createInTurn);
  const told = React.useRef<OnPutBack>(() => undefined);
  const putBackQueue = React.useMemo(() => createPutBackQueue(client, (...progress) => told.current(...progress)), [client]);
  const recording = { client, activity, onChanged, texts, inTurn, putBackQueue };
  const recordSaved = (flow: RecordedFlow, saved: SavedFlow, run?: SaveRun): string | null => recordSave(recording, flow, saved, run);
  const turning = useBulkTurn({ ...recording, latest });
  const settings = useBulkSettings({ client, onChanged: (flowId) => void onChanged(flowId), activity, recordSave: recordSaved });
  told.current = settings.onPutBack;
  const keyOf = (flowId: string, part: string): string => `${flowId} ${part}`;
  return {
    drafts: { of: drafts.of, keep: drafts.keep },
    states,
    results: {
      of: (flowId, page) => results.of(keyOf(flowId, page)),
      keep: (flowId, page, saved) => results.keep(keyOf(flowId, page), saved),
    },
    turning,
    settings,
    activity,
    recordSave: recordSaved,
    recordTurn: (flow, turned) => recordTurn(recording, flow, turned),
  };
}
