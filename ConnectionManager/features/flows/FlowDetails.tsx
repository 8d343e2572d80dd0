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
import { stateTones } from './flowText';
import { useFlowActions } from './useFlowActions';

/** Properties of {@link FlowDetails}. */
export interface FlowDetailsProps {
  readonly row: FlowRow;
  readonly inventory: Inventory;
  readonly client: DataverseClient;
  readonly onShowConnection: (connectionReferenceId: string) => void;
  readonly onChanged: (flowId: string) => void;
  readonly onClose: () => void;
}

/** What is known of one flow: the two answers and why, what to do, its runs, its connections, and whose identity they have. */
export function FlowDetails({ row, inventory, client, onShowConnection, onChanged, onClose }: FlowDetailsProps): React.ReactElement {
  const styles = useDetailsStyles();
  const texts = useTexts();
  const actions = useFlowActions({ row, client, onChanged });
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
  const findings = assessment.findings.filter(({ code }) => !saidAbove.includes(code));
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
