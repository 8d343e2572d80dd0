import * as React from 'react';
import { Spinner } from '@fluentui/react-components';
import { useTexts, type Texts } from '../../../strings/texts';
import { ActionStatus, type ActionState } from '../../../ui/ActionStatus';
import { MessageStrip } from '../../../ui/MessageStrip';
import type { FlowsSession } from '../flowsSession';
import { ConflictList } from './ConflictList';
import type { SettingsPageName } from './drafts';
import { SettingsPage } from './SettingsPage';
import type { OpenSettingsEditor, SettingsEditor } from './useSettingsEditor';

/** Properties of {@link SettingsEditorPage}. */
export interface SettingsEditorPageProps {
  readonly title: string;
  readonly flowId: string;
  readonly flowName: string;
  readonly page: SettingsPageName;
  readonly session: FlowsSession;
  readonly editor: SettingsEditor;
  readonly onClose: () => void;
  /** The settings themselves, once the flow is open. */
  readonly renderSettings: (editor: OpenSettingsEditor) => React.ReactNode;
}

/** The page of an editor of settings, from opening the flow to how saving went. */
export function SettingsEditorPage(props: SettingsEditorPageProps): React.ReactElement {
  const { title, flowId, flowName, page, session, editor, onClose, renderSettings } = props;
  const texts = useTexts();
  const open = editor.state === 'open' ? editor : null;
  const leave = (): void => {
    if (open?.saving !== true) {
      session.drafts.keep(flowId, null);
      session.results.keep(flowId, page, null);
      session.states.set(flowId, page, { kind: 'idle' });
    }
    onClose();
  };
  return (
    <SettingsPage
      title={title}
      flowName={flowName}
      dirty={open !== null && open.changes.length > 0}
      saving={open?.saving === true}
      canSave={open !== null && open.changes.length > 0 && !open.conflicts.open}
      whyNot={open ? whyNot(open, texts) : ''}
      onSave={() => open?.save()}
      onClose={leave}
      status={<ActionStatus state={unlessDone(session.states.of(flowId, page))} />}
    >
      {editor.state === 'opening' ? <Spinner size="tiny" labelPosition="after" label={texts.text('Settings_Opening')} /> : null}
      {editor.state === 'failed' ? (
        <MessageStrip intent="error" message={editor.message} details={editor.details} onTryAgain={editor.again} />
      ) : null}
      {open ? (
        <>
          <ConflictList {...open.conflicts} />
          {renderSettings(open)}
        </>
      ) : null}
    </SettingsPage>
  );
}

function whyNot({ changes, conflicts }: OpenSettingsEditor, texts: Texts): string {
  if (conflicts.open) {
    return texts.text('Settings_ChooseFirst');
  }
  return changes.length === 0 ? texts.text('Settings_NothingChanged') : '';
}

/** What was saved before the page was opened again is told in the details. */
function unlessDone(state: ActionState): ActionState {
  return state.kind === 'done' ? { kind: 'idle' } : state;
}
