import * as React from 'react';
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { Reason } from '../../model/status/answers';
import type { EntryAssessment, FlowUseAssessment } from '../../model/status/assessment';
import { useTexts } from '../../strings/texts';
import { ReasonList } from '../../ui/status/ReasonList';
import { RunsWord } from '../../ui/status/RunsWord';
import { SaveWord } from '../../ui/status/SaveWord';
import { StepsFold } from '../../ui/status/StepsFold';
import { useDetailsStyles } from '../../ui/useDetailsStyles';
import { NeedsTable } from '../../ui/status/NeedsTable';
import { ownReasons } from './ownReasons';

/** Properties of {@link FlowUseItem}. */
export interface FlowUseItemProps {
  readonly use: FlowUseAssessment;
  /** The reasons that are told once for the connection. */
  readonly told: readonly Reason[];
  /** Whether no other flow uses the connection. */
  readonly alone: boolean;
  readonly onShowFlow: (flowId: string) => void;
}

const useStyles = makeStyles({
  answers: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalXL, rowGap: tokens.spacingVerticalXXS },
  answer: { display: 'inline-flex', columnGap: tokens.spacingHorizontalS },
});

/** What a connection means for one flow: the two answers, why, and the privileges that its steps need. */
export function FlowUseItem({ use, told, alone, onShowFlow }: FlowUseItemProps): React.ReactElement {
  const styles = useStyles();
  const shared = useDetailsStyles();
  const texts = useTexts();
  return (
    <li className={shared.item}>
      <Link as="button" className={shared.itemName} onClick={() => onShowFlow(use.flow.id)}>
        <bdi>{use.flow.name || texts.text('Flows_Unnamed')}</bdi>
      </Link>
      <span className={styles.answers}>
        <span className={styles.answer}>
          <span className={shared.quiet}>{texts.text('Save_Label')}</span>
          <SaveWord save={use.save} />
        </span>
        <span className={styles.answer}>
          <span className={shared.quiet}>{texts.text('Runs_Label')}</span>
          <RunsWord runs={use.runs} />
        </span>
      </span>
      <ReasonList reasons={ownReasons(use, told, alone)} />
      {use.entries.map((entry) => (
        <React.Fragment key={entry.entry.key}>
          {isAffected(entry) ? <StepsFold steps={entry.steps} /> : null}
          <NeedsTable entry={entry} />
        </React.Fragment>
      ))}
    </li>
  );
}

function isAffected({ save, runs }: EntryAssessment): boolean {
  return save === 'blocked' || runs === 'fail' || runs === 'some-fail';
}
