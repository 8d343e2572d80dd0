import * as React from 'react';
import { Caption1, Link, makeStyles, tokens } from '@fluentui/react-components';
import type { ConnectionReference } from '../../model/connectionReference';
import type { FlowUse } from '../../model/flowUse';
import { assessFlowUse } from '../../model/status/assess';
import type { ReasonCode } from '../../model/status/answers';
import { useTexts } from '../../strings/texts';
import { StatusWord } from '../../ui/StatusWord';
import { useDetailsStyles } from '../../ui/useDetailsStyles';
import { reasonText, runsWord, saveWord } from './reasonText';

/** Properties of {@link FlowUseItem}. */
export interface FlowUseItemProps {
  readonly reference: ConnectionReference;
  readonly use: FlowUse;
  readonly onShowFlow: (flowId: string) => void;
}

const useStyles = makeStyles({
  answers: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalXL, rowGap: tokens.spacingVerticalXXS },
  answer: { display: 'inline-flex', columnGap: tokens.spacingHorizontalS },
});

/** Reasons that the pane gives once for the reference itself, not again for each flow. */
const reasonsOfReference: readonly ReasonCode[] = ['not-bound', 'bound-without-live-status'];

/** What the connection reference means for one flow: the two answers and why. */
export function FlowUseItem({ reference, use, onShowFlow }: FlowUseItemProps): React.ReactElement {
  const styles = useStyles();
  const shared = useDetailsStyles();
  const texts = useTexts();
  const answers = assessFlowUse(reference, use);
  const own = answers.reasons.filter((reason) => !reasonsOfReference.includes(reason));
  return (
    <li className={shared.item}>
      <Link as="button" className={shared.itemName} onClick={() => onShowFlow(use.flow.id)}>
        <bdi>{use.flow.name || texts.text('Flows_Unnamed')}</bdi>
      </Link>
      <span className={styles.answers}>
        <span className={styles.answer}>
          <span className={shared.quiet}>{texts.text('Save_Label')}</span>
          <StatusWord tone={saveWord[answers.save].tone}>{texts.text(saveWord[answers.save].text)}</StatusWord>
        </span>
        <span className={styles.answer}>
          <span className={shared.quiet}>{texts.text('Runs_Label')}</span>
          <StatusWord tone={runsWord[answers.runs].tone}>{texts.text(runsWord[answers.runs].text)}</StatusWord>
        </span>
      </span>
      {own.map((reason) => (
        <Caption1 key={reason} className={shared.quiet}>
          {texts.text(reasonText[reason])}
        </Caption1>
      ))}
    </li>
  );
}
