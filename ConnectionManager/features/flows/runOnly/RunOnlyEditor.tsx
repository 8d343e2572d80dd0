import * as React from 'react';
import { Body1, Subtitle2 } from '@fluentui/react-components';
import type { DataverseClient } from '../../../dataverse/client';
import type { FlowSettings, NoteCode, Remark, SettingsContext } from '../../../model/flowSettings/flowSettings';
import { identityOutcome } from '../../../model/flowSettings/identityOutcome';
import { providerOptions } from '../../../model/flowSettings/providerOptions';
import { mergeRemarks } from '../../../model/flowSettings/remarks';
import type { Inventory } from '../../../model/inventory';
import { useTexts } from '../../../strings/texts';
import { MessageStrip } from '../../../ui/MessageStrip';
import { useDetailsStyles } from '../../../ui/useDetailsStyles';
import type { FlowRow } from '../flowRows';
import type { FlowsSession } from '../flowsSession';
import { noteText } from '../settings/remarkText';
import { SettingsEditorPage } from '../settings/SettingsEditorPage';
import { withSetting } from '../settings/settingValues';
import { useSettingsEditor, type OpenSettingsEditor } from '../settings/useSettingsEditor';
import { PeopleEditor } from './PeopleEditor';
import { providedOutcome } from './providedText';
import { ProviderChoices } from './ProviderChoices';

/** Properties of {@link RunOnlyEditor}. */
export interface RunOnlyEditorProps {
  readonly row: FlowRow;
  readonly session: FlowsSession;
  readonly client: DataverseClient;
  readonly inventory: Inventory;
  /** `systemuserid` of the signed-in user; null where it isn't known. */
  readonly viewerId: string | null;
  readonly onChanged: (flowId: string) => void;
  /** Leaves the page for the flow's details. */
  readonly onClose: () => void;
}

/** The page where it is edited who may run an instant flow, and with whose connections. */
export function RunOnlyEditor(props: RunOnlyEditorProps): React.ReactElement {
  const { row, session, client, onClose } = props;
  const texts = useTexts();
  const leave = (): void => {
    if (session.states.of(row.id, 'people').kind !== 'running') {
      session.states.set(row.id, 'people', { kind: 'idle' });
    }
    onClose();
  };
  const editor = useSettingsEditor({ ...props, page: 'run-only', onSaved: leave });
  return (
    <SettingsEditorPage
      title={texts.text('RunOnly_Title')}
      flowId={row.id}
      flowName={row.name}
      page="run-only"
      session={session}
      editor={editor}
      onClose={leave}
      renderSettings={(open) => (
        <>
          <PeopleEditor row={row} client={client} session={session} />
          <ConnectionsForm row={row} editor={open} />
        </>
      )}
    />
  );
}

interface ConnectionsFormProps {
  readonly row: FlowRow;
  readonly editor: OpenSettingsEditor;
}

function ConnectionsForm({ row, editor: { context, settings, change, saving } }: ConnectionsFormProps): React.ReactElement {
  const styles = useDetailsStyles();
  const texts = useTexts();
  return (
    <>
      <ProviderChoices
        entries={providerOptions(context)}
        settings={settings.entries}
        assessed={row.assessment.entries}
        onChoose={(key, providedBy) => (saving ? undefined : change(withSetting(settings, { setting: 'provided-by', key, providedBy })))}
      />
      <section className={styles.section}>
        <Subtitle2 as="h3" className={styles.heading}>
          {texts.text('RunOnly_Outcome_Heading')}
        </Subtitle2>
        <div role="status" className={styles.section}>
          <Body1>{providedOutcome(identityOutcome(context, settings), texts)}</Body1>
          {chosenNotes(context, settings).map((note) => (
            <MessageStrip key={note.code} intent="warning" message={noteText(note, texts)} details="" />
          ))}
        </div>
      </section>
    </>
  );
}

/** What has to be known about what is chosen anew, each thing once. */
function chosenNotes(context: SettingsContext, { entries }: FlowSettings): readonly Remark<NoteCode>[] {
  const providers = new Map(entries.map(({ key, providedBy }) => [key, providedBy]));
  return mergeRemarks(providerOptions(context).flatMap(({ key, options }) => options.find(({ value }) => value === providers.get(key))?.notes ?? []));
}
