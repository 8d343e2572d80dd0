import * as React from 'react';
import { Body1, Subtitle2 } from '@fluentui/react-components';
import type { DataverseClient } from '../../../dataverse/client';
import { connectionReferenceName } from '../../../model/connectionReference';
import type { NoteCode, Remark, SettingsContext } from '../../../model/flowSettings/flowSettings';
import { identityOutcome } from '../../../model/flowSettings/identityOutcome';
import { invokerOptions } from '../../../model/flowSettings/invokerOptions';
import { mergeRemarks } from '../../../model/flowSettings/remarks';
import { runAsOptions } from '../../../model/flowSettings/runAsOptions';
import type { Inventory } from '../../../model/inventory';
import { useTexts } from '../../../strings/texts';
import { useDetailsStyles } from '../../../ui/useDetailsStyles';
import type { FlowRow } from '../flowRows';
import type { FlowsSession } from '../flowsSession';
import { DelegateOffer } from './DelegateOffer';
import { InvokerChoices } from './InvokerChoices';
import { outcomeText } from './outcomeText';
import { noteText } from './remarkText';
import { RunAsChoices } from './RunAsChoices';
import { SettingsEditorPage } from './SettingsEditorPage';
import { withSetting } from './settingValues';
import { useDelegate, type DelegateControl } from './useDelegate';
import { useSettingsEditor, type OpenSettingsEditor } from './useSettingsEditor';

/** Properties of {@link RunAsEditor}. */
export interface RunAsEditorProps {
  readonly row: FlowRow;
  readonly session: FlowsSession;
  readonly client: DataverseClient;
  readonly inventory: Inventory;
  /** `systemuserid` of the signed-in user; null where it isn't known. */
  readonly viewerId: string | null;
  readonly onChanged: (flowId: string) => void;
  /** Reads again what users may do, and all else. */
  readonly onRefresh: () => void;
  /** Leaves the page for the flow's details. */
  readonly onClose: () => void;
}

/** The page where Run as is edited, with the connections that use the invoker's connection. */
export function RunAsEditor(props: RunAsEditorProps): React.ReactElement {
  const { row, session, inventory, onClose } = props;
  const texts = useTexts();
  const editor = useSettingsEditor({ ...props, page: 'run-as', onSaved: onClose });
  const delegate = useDelegate(props);
  const leave = (): void => {
    if (delegate.state.kind !== 'running') {
      session.states.set(row.id, 'delegate', { kind: 'idle' });
    }
    onClose();
  };
  return (
    <SettingsEditorPage
      title={texts.text('RunAs_Heading')}
      flowId={row.id}
      flowName={row.name}
      page="run-as"
      session={session}
      editor={editor}
      onClose={leave}
      renderSettings={(open) => <RunAsForm editor={open} inventory={inventory} delegate={delegate} />}
    />
  );
}

interface RunAsFormProps {
  readonly editor: OpenSettingsEditor;
  readonly inventory: Inventory;
  readonly delegate: DelegateControl;
}

function RunAsForm({ editor, inventory, delegate }: RunAsFormProps): React.ReactElement {
  const { settings, change, saving } = editor;
  const context = delegate.known(editor.context);
  const choices = runAsOptions(context, settings);
  const entries = invokerOptions(context, settings);
  const isLacking = [choices, ...entries.map(({ options }) => options)].flat().some(({ obstacles }) => obstacles.some(({ code }) => code === 'owner-lacks-delegate'));
  const nameOf = (logicalName: string | null): string | null => {
    const reference = inventory.connectionReferences.rows.find((each) => each.logicalName === logicalName);
    return reference ? connectionReferenceName(reference) : logicalName;
  };
  return (
    <>
      <RunAsChoices
        options={choices}
        runAs={settings.runAs}
        onChoose={(runAs) => (saving ? undefined : change(withSetting(settings, { setting: 'run-as', runAs })))}
      />
      <InvokerChoices
        entries={entries}
        settings={settings.entries}
        nameOf={nameOf}
        onChoose={(key, useInvoker) => (saving ? undefined : change(withSetting(settings, { setting: 'use-invoker', key, useInvoker })))}
      />
      <DelegateOffer delegate={delegate} context={context} lacking={isLacking} />
      <Outcome context={context} editor={editor} />
    </>
  );
}

function Outcome({ context, editor: { settings } }: { readonly context: SettingsContext; readonly editor: OpenSettingsEditor }): React.ReactElement {
  const styles = useDetailsStyles();
  const texts = useTexts();
  return (
    <section className={styles.section}>
      <Subtitle2 as="h3" className={styles.heading}>
        {texts.text('RunAs_Outcome_Heading')}
      </Subtitle2>
      <div role="status" className={styles.section}>
        <Body1>{outcomeText(identityOutcome(context, settings), settings.runAs, texts)}</Body1>
        {chosenNotes(context, settings).map((note) => (
          <Body1 key={note.code}>{noteText(note, texts)}</Body1>
        ))}
      </div>
    </section>
  );
}

/** What has to be known about what is chosen, each thing once. */
function chosenNotes(context: SettingsContext, settings: OpenSettingsEditor['settings']): readonly Remark<NoteCode>[] {
  const runAs = runAsOptions(context, settings).find(({ value }) => value === settings.runAs)?.notes ?? [];
  const entries = invokerOptions(context, settings).flatMap(({ key, options }) => {
    const { useInvoker } = settings.entries.find((entry) => entry.key === key) ?? { useInvoker: false };
    return useInvoker ? (options.find(({ value }) => value)?.notes ?? []) : [];
  });
  return mergeRemarks([...runAs, ...entries]);
}
