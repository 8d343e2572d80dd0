import type { DataverseClient } from '../../../dataverse/client';
import { openFlow } from '../../../dataverse/openFlow';
import type { OpenedFlow, SavedFlow } from '../../../dataverse/savedFlow';
import { saveFlow } from '../../../dataverse/saveFlow';
import { changeSettings } from '../../../model/flow/editing/changeSettings';
import type { SettingChange } from '../../../model/flow/editing/settingChange';
import type { FlowSettings, SettingsContext } from '../../../model/flowSettings/flowSettings';
import { changesBetween, settingsOf } from '../../../model/flowSettings/settings';
import { settingsContext } from '../../../model/flowSettings/settingsContext';
import type { Inventory } from '../../../model/inventory';
import { useTexts } from '../../../strings/texts';
import { useMounted } from '../../../ui/useMounted';
import type { FlowRow } from '../flowRows';
import type { FlowsSession } from '../flowsSession';
import { whyRefused } from '../turnText';
import type { SettingsPageName } from './drafts';
import { toldSave, type ToldSave } from './savedText';
import { withChanges } from './settingValues';
import { useConflicts, type ConflictsToSettle } from './useConflicts';
import { useOpenedFlow } from './useOpenedFlow';

/** Properties of {@link useSettingsEditor}. */
export interface SettingsEditorOptions {
  readonly row: FlowRow;
  readonly page: SettingsPageName;
  readonly session: FlowsSession;
  readonly client: DataverseClient;
  readonly inventory: Inventory;
  /** `systemuserid` of the signed-in user; null where it isn't known. */
  readonly viewerId: string | null;
  /** Is told of the flow's id when it was changed, or may have been. */
  readonly onChanged: (flowId: string) => void;
  /** Is called when the settings are saved: there is nothing left to do on the page. */
  readonly onSaved: () => void;
}

/** The settings of a flow that is open for editing. */
export interface OpenSettingsEditor {
  readonly state: 'open';
  /** The flow as it was read when the page opened. */
  readonly context: SettingsContext;
  /** As they are to be. */
  readonly settings: FlowSettings;
  readonly change: (settings: FlowSettings) => void;
  /** What saving would change; none where nothing was changed. */
  readonly changes: readonly SettingChange[];
  readonly saving: boolean;
  readonly save: () => void;
  /** What became of the last saving; null where there was none. */
  readonly told: ToldSave | null;
  /** What somebody else has changed meanwhile, to choose from. */
  readonly conflicts: ConflictsToSettle;
}

/** The editing of a flow's settings. */
export type SettingsEditor =
  | { readonly state: 'opening' }
  | { readonly state: 'failed'; /** What happened, why, and what to do. */ readonly message: string; readonly details: string; readonly again: () => void }
  | OpenSettingsEditor;

/**
 * Opens a flow afresh for editing its settings, keeps what is being edited in the session, and saves it. Saving goes on when the page
 * is left; its result is then in the session.
 *
 * @param options The flow and its surroundings.
 * @returns How far it has come.
 */
export function useSettingsEditor(options: SettingsEditorOptions): SettingsEditor {
  const { row, page, session, client, inventory, viewerId } = options;
  const texts = useTexts();
  const kept = session.drafts.of(row.id);
  const draft = kept?.page === page ? kept : null;
  const { opening, again, take } = useOpenedFlow(client, row.id, draft?.opened ?? null);
  const opened = draft?.opened ?? (opening.kind === 'open' ? opening.opened : null);
  const saved = session.results.of(row.id, page);
  const save = useSaving(options, take);
  const conflicts = useConflicts(saved);

  if (opened === null) {
    return opening.kind === 'failed'
      ? { state: 'failed', message: texts.text('Settings_OpenFailed', { why: whyRefused(opening.problem, texts) }), details: opening.problem.detail, again }
      : { state: 'opening' };
  }
  const context = settingsContext({ inventory, viewerId }, opened);
  if (context === null) {
    const message = texts.text(opened.reading.problem === 'not-json' ? 'Details_DefinitionNotJson' : 'Details_DefinitionNotFlow');
    return { state: 'failed', message, details: '', again };
  }
  const before = settingsOf(context.profile);
  const settings = draft?.settings ?? before;
  const changes = changesBetween(before, settings);
  const change = (next: FlowSettings): void => {
    take(opened);
    session.drafts.keep(row.id, changesBetween(before, next).length > 0 ? { page, opened, settings: next } : null);
  };
  const saving = session.states.of(row.id, page).kind === 'running';
  return {
    state: 'open',
    context,
    settings,
    change,
    changes,
    saving,
    save: () => (saving || changes.length === 0 ? undefined : void save(changes)),
    told: saved && toldSave(saved, texts),
    conflicts: { ...conflicts, choose: (index, choice) => change(conflicts.settled(settings, index, choice)) },
  };
}

/** Saves, records what was changed, and puts what it came to into the session. */
function useSaving(options: SettingsEditorOptions, take: (opened: OpenedFlow) => void): (changes: readonly SettingChange[]) => Promise<void> {
  const { row, page, session, client, onChanged, onSaved } = options;
  const texts = useTexts();
  const mounted = useMounted();
  return async (changes) => {
    session.results.keep(row.id, page, null);
    await session.states.run(row.id, page, texts.text('Settings_Saving'), async () => {
      const saved = await saveFlow(client, row, changeSettings(changes));
      const activityId = session.recordSave(row, saved);
      if (saved.outcome === 'conflict') {
        await rebase(options, changes, take);
      } else if (isSettled(saved)) {
        session.drafts.keep(row.id, null);
      }
      session.results.keep(row.id, page, saved);
      const { well, message, details } = toldSave(saved, texts);
      const undo = activityId === null ? undefined : (): void => session.states.undo(row.id, page, texts.text('Settings_PuttingBack'), activityId);
      return well ? { kind: 'done', message, undo } : { kind: 'failed', message, details, undo };
    });
    onChanged(row.id);
    const saved = session.results.of(row.id, page);
    if (saved && isSettled(saved) && mounted.current) {
      onSaved();
    }
  };
}

/** Whether the flow has the settings, so that there is nothing left to edit. */
function isSettled({ outcome }: SavedFlow): boolean {
  return outcome === 'saved' || outcome === 'fell-back' || outcome === 'already';
}

/**
 * Goes on editing from the flow as it is now, with the same changes. Where it can't be read, the next saving meets the same conflict.
 */
async function rebase({ row, page, session, client }: SettingsEditorOptions, changes: readonly SettingChange[], take: (opened: OpenedFlow) => void): Promise<void> {
  try {
    const opened = await openFlow(client, row.id);
    if (opened.reading.flow) {
      take(opened);
      session.drafts.keep(row.id, { page, opened, settings: withChanges(settingsOf(opened.reading.flow), changes) });
    }
  } catch {
    return;
  }
}
