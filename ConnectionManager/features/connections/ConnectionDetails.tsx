import * as React from 'react';
import { Button, Caption1, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import type { FixCode } from '../../model/status/answers';
import { useTexts } from '../../strings/texts';
import { DetailsPane } from '../../ui/DetailsPane';
import { Identifier } from '../../ui/Identifier';
import { AnswerSentences } from '../../ui/status/AnswerSentences';
import { FixList } from '../../ui/status/FixList';
import { HealthWord } from '../../ui/status/HealthWord';
import { PageLink } from '../../ui/status/PageLink';
import { ReasonList } from '../../ui/status/ReasonList';
import { StatusWord } from '../../ui/StatusWord';
import { useDetailsStyles } from '../../ui/useDetailsStyles';
import { ChangeSection, type ClosedBecause } from './ChangeSection';
import type { KnownConnections } from './connectionChoices';
import { ConnectionFacts } from './ConnectionFacts';
import { ConnectionFlows } from './ConnectionFlows';
import { isReferenceRow, type ConnectionRow } from './connectionRows';
import type { ConnectionsSession } from './connectionsSession';
import { toldReasons, userOf } from './toldReasons';

/** Properties of {@link ConnectionDetails}. */
export interface ConnectionDetailsProps {
  readonly row: ConnectionRow;
  readonly session: ConnectionsSession;
  readonly known: KnownConnections;
  /** When the connection references were read. */
  readonly readAt: Date | null;
  readonly onShowFlow: (flowId: string) => void;
  readonly onShowFlowsOf: (referenceId: string) => void;
  readonly onClose: () => void;
}

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS, rowGap: tokens.spacingVerticalS },
});

/** What is known of one connection reference, or of a connection without one: its status and why, what to do, and what each flow makes of it. */
export function ConnectionDetails(props: ConnectionDetailsProps): React.ReactElement {
  const { row, session, known, readAt, onShowFlow, onShowFlowsOf, onClose } = props;
  const styles = useStyles();
  const shared = useDetailsStyles();
  const texts = useTexts();
  const button = React.useRef<HTMLButtonElement>(null);
  const [changing, setChanging] = React.useState(false);
  const { assessment } = row;
  const close = (why: ClosedBecause): void => {
    setChanging(false);
    if (why === 'cancelled') {
      button.current?.focus();
    }
  };
  const change = isReferenceRow(row) ? { row, open: () => setChanging(true) } : null;
  return (
    <DetailsPane id={row.id} title={row.name} subtitle={<Subtitle row={row} />} onClose={onClose}>
      <section className={shared.section}>
        <HealthWord health={assessment.health} />
        <AnswerSentences about="connection" answers={assessment} />
        {readAt ? <Caption1 className={shared.evidence}>{texts.text('Details_ReadAt', { time: texts.dateTime(readAt) })}</Caption1> : null}
        {change ? (
          <>
            <div className={styles.buttons}>
              <Button ref={button} aria-expanded={changing} onClick={() => setChanging(!changing)}>
                {texts.text('Change_Heading')}
              </Button>
              <Button onClick={() => onShowFlowsOf(change.row.reference.id)}>{texts.text('Details_ShowFlows')}</Button>
            </div>
            <ChangeSection
              rows={[change.row]}
              known={known}
              session={session}
              open={changing}
              onClose={close}
            />
          </>
        ) : null}
      </section>
      <WhyAndFixes row={row} onChange={change?.open} />
      <ConnectionFlows row={row} onShowFlow={onShowFlow} />
      <section className={shared.section}>
        <ConnectionFacts row={row} />
        <PageLink target={{ page: 'connections' }} />
        {row.connectorName ? <PageLink target={{ page: 'new-connection', connector: row.connectorName }} /> : null}
      </section>
    </DetailsPane>
  );
}

function Subtitle({ row: { name, reference } }: { readonly row: ConnectionRow }): React.ReactElement | null {
  const texts = useTexts();
  if (reference === null) {
    return <>{texts.text('Connections_NoReference')}</>;
  }
  return name === reference.logicalName ? null : <Identifier>{reference.logicalName}</Identifier>;
}

/** What can only be done at a connection reference. */
const atReference: ReadonlySet<FixCode> = new Set<FixCode>(['bind-connection', 'change-connection']);

interface WhyAndFixesProps {
  readonly row: ConnectionRow;
  /** Opens the form that changes the connection; absent where there is no connection reference. */
  readonly onChange?: () => void;
}

function WhyAndFixes({ row: { assessment, connection }, onChange }: WhyAndFixesProps): React.ReactElement {
  const shared = useDetailsStyles();
  const texts = useTexts();
  const { reasons, failedFlows } = toldReasons(assessment);
  const fixes = onChange ? assessment.fixes : assessment.fixes.filter(({ code }) => !atReference.has(code));
  return (
    <>
      {reasons.length + failedFlows > 0 ? (
        <section className={shared.section}>
          <Subtitle2 as="h3" className={shared.heading}>
            {texts.text('Details_Why')}
          </Subtitle2>
          <ReasonList reasons={reasons} />
          {failedFlows > 0 ? <StatusWord tone="bad">{texts.count('Reason_LastRunsFailed', failedFlows)}</StatusWord> : null}
        </section>
      ) : null}
      {fixes.length > 0 ? (
        <section className={shared.section}>
          <Subtitle2 as="h3" className={shared.heading}>
            {texts.text('Details_WhatToDo')}
          </Subtitle2>
          <FixList
            fixes={fixes}
            actions={{ 'bind-connection': onChange, 'change-connection': onChange }}
            applicationId={connection?.applicationId}
            user={userOf(assessment)}
          />
        </section>
      ) : null}
    </>
  );
}
