import * as React from 'react';
import { Body1, Caption1, Subtitle2 } from '@fluentui/react-components';
import type { DataverseClient } from '../../dataverse/client';
import type { Inventory } from '../../model/inventory';
import type { LinkTarget } from '../../model/links';
import type { Fix, FixCode, ReasonCode } from '../../model/status/answers';
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
      <Findings row={row} fixes={fixesHere(row, { offAndOn: actions.offAndOn, stop: askToStop }, onShowConnection)} />
      <FlowRuns row={row} client={client} />
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

type FixActions = Readonly<Partial<Record<FixCode, () => void>>>;

function Findings({ row: { assessment, id }, fixes }: { readonly row: FlowRow; readonly fixes: FixActions }): React.ReactElement | null {
  const styles = useDetailsStyles();
  const texts = useTexts();
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
      <FixList fixes={toDo} actions={fixes} targets={fixTargets(id)} />
    </section>
  );
}

interface Doing {
  readonly offAndOn: () => void;
  readonly stop: () => void;
}

/** What can be done in the pane, and the way to the connection reference where there is one to mend. */
function fixesHere({ assessment }: FlowRow, { offAndOn, stop }: Doing, onShowConnection: (id: string) => void): FixActions {
  const atReference = (code: Fix['code']): FixActions => {
    const ids = new Set(assessment.entries.flatMap((entry) => (concerns(entry.fixes, code) && entry.reference ? [entry.reference.id] : [])));
    const [only] = ids;
    return ids.size === 1 && only !== undefined ? { [code]: () => onShowConnection(only) } : {};
  };
  return {
    'turn-off-and-on': offAndOn,
    'stop-runs': stop,
    ...atReference('bind-connection'),
    ...atReference('change-connection'),
  };
}

function concerns(fixes: readonly Fix[], code: FixCode): boolean {
  return fixes.some((fix) => fix.code === code);
}

/** What is done in the flow's designer, or on its page. */
function fixTargets(flowId: string): Readonly<Partial<Record<FixCode, LinkTarget>>> {
  const page: LinkTarget = { page: 'flow', flowId };
  return { 'set-run-as': page, 'use-this-connection': page, 'change-flow-owner': page, 'replace-reference': page };
}
