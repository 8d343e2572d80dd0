import * as React from 'react';
import { Body1, Button, Caption1, Subtitle2 } from '@fluentui/react-components';
import type { DataverseClient } from '../../dataverse/client';
import { explainError } from '../../model/causes/explainError';
import type { FlowRun, LastRuns } from '../../model/flowRun';
import type { Problem } from '../../model/problem';
import { useTexts, type Texts } from '../../strings/texts';
import { FoldedDetails } from '../../ui/FoldedDetails';
import { problemDetails } from '../../ui/problemText';
import { causeText } from '../../ui/status/causeText';
import { ErrorExplained } from '../../ui/status/ErrorExplained';
import { PageLink } from '../../ui/status/PageLink';
import { StatusWord } from '../../ui/StatusWord';
import { useDetailsStyles } from '../../ui/useDetailsStyles';
import type { FlowRow } from './flowRows';
import { useLastRuns } from './useLastRuns';

/** Properties of {@link FlowRuns}. */
export interface FlowRunsProps {
  readonly row: FlowRow;
  readonly client: DataverseClient;
  /** When the list was read. */
  readonly readAt: Date | null;
}

/** The last success and the last failure of a flow, which are read when it is shown, and why it failed. */
export function FlowRuns({ row, client, readAt }: FlowRunsProps): React.ReactElement {
  const styles = useDetailsStyles();
  const texts = useTexts();
  const [reading, readAgain] = useLastRuns(client, row.id, readAt);
  const runs = reading.kind === 'read' ? reading.runs : row.assessment.lastRuns;
  return (
    <section className={styles.section}>
      <Subtitle2 as="h3" className={styles.heading}>
        {texts.text('Flow_Runs')}
      </Subtitle2>
      {reading.kind === 'reading' && !runs ? <Body1>{texts.text('Common_NotReadYet')}</Body1> : null}
      {reading.kind === 'failed' ? <RunsProblem problem={reading.problem} onTryAgain={readAgain} /> : null}
      {runs ? <Runs runs={runs} /> : null}
    </section>
  );
}

function Runs({ runs: { success, failure } }: { readonly runs: LastRuns }): React.ReactElement {
  const styles = useDetailsStyles();
  const texts = useTexts();
  return success || failure ? (
    <ul className={styles.list}>
      {success ? (
        <li className={styles.item}>
          <StatusWord tone="good">{timed('Flow_Runs_SucceededAt', 'Flow_Runs_LastSuccess', success, texts)}</StatusWord>
          <RunLink run={success} />
        </li>
      ) : null}
      {failure ? (
        <li className={styles.item}>
          <StatusWord tone="bad">{timed('Flow_Runs_FailedAt', 'Flow_Runs_LastFailure', failure, texts)}</StatusWord>
          <FailureExplained run={failure} />
          <RunLink run={failure} />
        </li>
      ) : null}
    </ul>
  ) : (
    <Body1>{texts.text('Flow_Runs_None')}</Body1>
  );
}

function timed(
  withTime: 'Flow_Runs_SucceededAt' | 'Flow_Runs_FailedAt',
  without: 'Flow_Runs_LastSuccess' | 'Flow_Runs_LastFailure',
  { startedOn }: FlowRun,
  texts: Texts,
): string {
  return startedOn ? texts.text(withTime, { time: texts.dateTime(startedOn) }) : texts.text(without);
}

function FailureExplained({ run: { errorCode, errorMessage } }: { readonly run: FlowRun }): React.ReactElement {
  const texts = useTexts();
  const finding = explainError({ code: errorCode, message: errorMessage });
  const unexplained = finding.cause === null && errorCode === null && errorMessage === null;
  return (
    <>
      {errorCode === null ? null : (
        <Caption1>
          <bdi dir="ltr">{errorCode}</bdi>
        </Caption1>
      )}
      <ErrorExplained error={finding} />
      {finding.cause === null ? null : <Body1>{texts.text(causeText[finding.cause].fix)}</Body1>}
      {unexplained ? <Body1>{texts.text('Flow_Runs_NoReason')}</Body1> : null}
    </>
  );
}

function RunLink({ run }: { readonly run: FlowRun }): React.ReactElement | null {
  return run.name === null ? null : <PageLink target={{ page: 'run', flowId: run.flowId, runName: run.name }} />;
}

function RunsProblem({ problem, onTryAgain }: { readonly problem: Problem; readonly onTryAgain: () => void }): React.ReactElement {
  const styles = useDetailsStyles();
  const texts = useTexts();
  return (
    <div role="alert" className={styles.item}>
      <Body1>{runsProblem(problem, texts)}</Body1>
      <FoldedDetails text={problemDetails(problem)} />
      {problem.kind === 'notAvailable' ? null : (
        <Button size="small" onClick={onTryAgain}>
          {texts.text('Action_TryAgain')}
        </Button>
      )}
    </div>
  );
}

function runsProblem({ kind, privilege }: Problem, texts: Texts): string {
  switch (kind) {
    case 'privilege':
      return texts.text('Flow_Runs_Privilege', { privilege: privilege ?? 'prvReadflowrun' });
    case 'notAvailable':
      return texts.text('Flow_Runs_NotAvailable');
    case 'throttled':
      return texts.text('Problem_Throttled');
    case 'unreachable':
      return texts.text('Problem_Unreachable');
    default:
      return texts.text('Flow_Runs_NotRead');
  }
}
