import * as React from 'react';
import { Body1, Caption1, Subtitle2 } from '@fluentui/react-components';
import type { DataverseClient } from '../../dataverse/client';
import type { Inventory } from '../../model/inventory';
import type { ReasonCode } from '../../model/status/answers';
import { useTexts } from '../../strings/texts';
import { CopyField } from '../../ui/CopyField';
import { DetailsPane } from '../../ui/DetailsPane';
import { AnswerSentences } from '../../ui/status/AnswerSentences';
import { FixList } from '../../ui/status/FixList';
import { ReasonList } from '../../ui/status/ReasonList';
import { StatusWord } from '../../ui/StatusWord';
import { useDetailsStyles } from '../../ui/useDetailsStyles';
import { FlowActionBar } from './FlowActionBar';
import { FlowConnections } from './FlowConnections';
import { FlowFacts } from './FlowFacts';
import { fixesHere, fixSubjects, flowTargets, type FixActions } from './flowFixes';
import type { FlowRow } from './flowRows';
import { FlowRuns } from './FlowRuns';
import type { FlowsSession } from './flowsSession';
import { stateTones } from './flowText';
import { RunOnlyEditor } from './runOnly/RunOnlyEditor';
import { RunOnlySection } from './runOnly/RunOnlySection';
import type { SettingsPageName } from './settings/drafts';
import { RunAsEditor } from './settings/RunAsEditor';
import { isOfRunAs, RunAsSection } from './settings/RunAsSection';
import { useFlowActions } from './useFlowActions';

/** Properties of {@link FlowDetails}. */
export interface FlowDetailsProps {
  readonly row: FlowRow;
  readonly inventory: Inventory;
  /** `systemuserid` of the signed-in user; null where it isn't known. */
  readonly viewerId: string | null;
  readonly client: DataverseClient;
  /** What outlives the details: what is being edited, and how saving goes. */
  readonly session: FlowsSession;
  readonly onShowConnection: (connectionReferenceId: string) => void;
  readonly onChanged: (flowId: string) => void;
  readonly onRefresh: () => void;
  readonly onClose: () => void;
}

/** What is known of one flow, or in its place the page where settings of it are edited. What was being edited is there again. */
export function FlowDetails(props: FlowDetailsProps): React.ReactElement {
  const { row, session } = props;
  const [page, setPage] = React.useState(() => unfinishedPage(session, row.id));
  const editButton = useFocusAfter<HTMLButtonElement>(page !== null);
  const leave = (): void => setPage(null);
  switch (page) {
    case 'run-as':
      return <RunAsEditor {...props} onClose={leave} />;
    case 'run-only':
      return <RunOnlyEditor {...props} onClose={leave} />;
    case null:
      return <FlowSummary {...props} editButton={editButton} onEdit={setPage} />;
  }
}

/** The page where a flow was being edited; none while that is being saved, which ends with the details. */
function unfinishedPage({ drafts, states }: FlowsSession, flowId: string): SettingsPageName | null {
  const page = drafts.of(flowId)?.page ?? null;
  return page !== null && states.of(flowId, page).kind === 'running' ? null : page;
}

/** Gives the focus to the button that had opened a page when that page is gone. */
function useFocusAfter<T extends HTMLElement>(open: boolean): React.RefObject<T> {
  const button = React.useRef<T>(null);
  const wasOpen = React.useRef(open);
  React.useEffect(() => {
    if (wasOpen.current && !open) {
      button.current?.focus();
    }
    wasOpen.current = open;
  }, [open]);
  return button;
}

interface FlowSummaryProps extends FlowDetailsProps {
  /** Of the settings that the flow has. */
  readonly editButton: React.RefObject<HTMLButtonElement>;
  readonly onEdit: (page: SettingsPageName) => void;
}

/** What is known of one flow: the two answers and why, what to do, its runs, its settings, its connections, and whose identity they have. */
function FlowSummary(props: FlowSummaryProps): React.ReactElement {
  const { row, inventory, client, session, editButton, onEdit, onShowConnection, onChanged, onClose } = props;
  const styles = useDetailsStyles();
  const texts = useTexts();
  const actions = useFlowActions({ row, client, session, onChanged });
  const [askingToStop, setAskingToStop] = React.useState(false);
  const { flow, assessment } = row;
  const { readAt } = inventory.flows;
  const askToStop = (): void => setAskingToStop(true);
  return (
    <DetailsPane
      id={row.id}
      title={row.name}
      subtitle={<CopyField label={texts.text('Flow_Id')} value={flow.id} />}
      onClose={onClose}
    >
      <section className={styles.section}>
        <StatusWord tone={stateTones[flow.state]}>{row.state}</StatusWord>
        <Suspension row={row} />
        <AnswerSentences about="flow" answers={assessment} />
        {readAt ? <Caption1 className={styles.evidence}>{texts.text('Details_ReadAt', { time: texts.dateTime(readAt) })}</Caption1> : null}
        <FlowActionBar
          row={row}
          actions={actions}
          canCancel={client.execute !== null}
          asking={askingToStop}
          onAsk={askToStop}
          onAnswered={() => setAskingToStop(false)}
        />
      </section>
      <Findings row={row} fixes={fixesHere(row, { turnOn: () => actions.turn('on'), offAndOn: actions.offAndOn, stop: askToStop }, onShowConnection)} />
      <FlowRuns row={row} client={client} readAt={inventory.runs.readAt} />
      <RunAsSection
        row={row}
        registrations={inventory.registrations.rows.filter(({ flowId }) => flowId === flow.id)}
        state={session.states.of(row.id, 'run-as')}
        editButton={editButton}
        onEdit={() => onEdit('run-as')}
      />
      <RunOnlySection
        row={row}
        client={client}
        state={session.states.of(row.id, 'run-only')}
        people={session.states.of(row.id, 'people')}
        editButton={editButton}
        onEdit={() => onEdit('run-only')}
      />
      <FlowConnections row={row} onShowConnection={onShowConnection} />
      <FlowFacts row={row} />
    </DetailsPane>
  );
}

function Suspension({ row: { flow } }: { readonly row: FlowRow }): React.ReactElement | null {
  const texts = useTexts();
  return flow.state !== 'suspended' ? null : (
    <>
      {flow.suspensionReason ? (
        <Body1>
          <bdi>{flow.suspensionReason}</bdi>
        </Body1>
      ) : null}
      <Body1>{texts.text('Flow_Suspended_Advice')}</Body1>
    </>
  );
}

/** What the state and the answers have said already; the button to turn the flow on is beside them. */
const saidAbove: readonly ReasonCode[] = ['flow-off', 'flow-suspended'];

function Findings({ row, fixes }: { readonly row: FlowRow; readonly fixes: FixActions }): React.ReactElement | null {
  const styles = useDetailsStyles();
  const texts = useTexts();
  const { assessment, id } = row;
  const toDo = assessment.fixes.filter(({ code }) => code !== 'turn-on');
  const findings = assessment.findings.filter((reason) => !saidAbove.includes(reason.code) && !isOfRunAs(row, reason));
  return findings.length + toDo.length === 0 ? null : (
    <section className={styles.section}>
      {findings.length > 0 ? (
        <Subtitle2 as="h3" className={styles.heading}>
          {texts.text('Flow_Findings')}
        </Subtitle2>
      ) : null}
      <ReasonList reasons={findings} />
      {toDo.length > 0 ? (
        <Subtitle2 as="h3" className={styles.heading}>
          {texts.text('Flow_Fixes')}
        </Subtitle2>
      ) : null}
      <FixList fixes={toDo} actions={fixes} targets={flowTargets(id)} {...fixSubjects(row)} />
    </section>
  );
}
