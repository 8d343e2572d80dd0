import * as React from 'react';
import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { Reason, Severity } from '../../model/status/answers';
import { useTexts, type Texts } from '../../strings/texts';
import { StatusWord, type StatusTone } from '../StatusWord';
import { ErrorExplained } from './ErrorExplained';
import { EvidenceBadge } from './EvidenceBadge';
import { goodReasons, reasonSentence } from './reasonWords';
import { runAsKeys } from './runAsKeys';
import { Sentence, type SentenceProps } from './Sentence';
import { stepsText } from './stepsText';
import { needText, undeterminedText } from './privilegeText';
import { Identifier } from '../Identifier';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalMNudge,
    listStyleType: 'none',
    marginTop: 0,
    marginBottom: 0,
    paddingLeft: 0,
    paddingRight: 0,
  },
  item: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', rowGap: tokens.spacingVerticalXXS, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
  needs: { marginTop: 0, marginBottom: 0, paddingLeft: tokens.spacingHorizontalXL },
});

/**
 * Reasons in words, each with what it is about, how it is known, and since when.
 *
 * @param props.reasons The reasons, in order; nothing is shown where there are none.
 */
export function ReasonList({ reasons }: { readonly reasons: readonly Reason[] }): React.ReactElement | null {
  const styles = useStyles();
  return reasons.length === 0 ? null : (
    <ul className={styles.list}>
      {reasons.map((reason, index) => (
        <li key={`${index} ${reason.code}`} className={styles.item}>
          <ReasonItem reason={reason} />
        </li>
      ))}
    </ul>
  );
}

const tones: Readonly<Record<Severity, StatusTone | null>> = { broken: 'bad', attention: 'warning', info: null };

function ReasonItem({ reason }: { readonly reason: Reason }): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const { error, identity } = reason.subjects;
  const tone = goodReasons.has(reason.code) ? 'good' : tones[reason.severity];
  const sentence = <Sentence text={reasonSentence(reason)} values={sentenceValues(reason, texts)} />;
  return (
    <>
      {tone === null ? <Body1>{sentence}</Body1> : <StatusWord tone={tone}>{sentence}</StatusWord>}
      {error ? <ErrorExplained error={error} /> : null}
      <ReasonNeeds reason={reason} />
      {identity === 'flow-owner' ? <Caption1 className={styles.quiet}>{texts.text('Reason_IdentityIsFlowOwner')}</Caption1> : null}
      <EvidenceBadge level={reason.evidence} at={reason.at} />
    </>
  );
}

function sentenceValues({ subjects }: Reason, texts: Texts): SentenceProps['values'] {
  const { user, reference, words, time, count, tables, runAs } = subjects;
  const compared = runAs
    ? { subscribed: texts.text(runAsKeys[runAs.subscribed]), expected: texts.text(runAsKeys[runAs.expected]) }
    : tables;
  return {
    ...compared,
    user,
    reference,
    words,
    time: time && texts.dateTime(time),
    count: count === undefined ? undefined : texts.number(count),
  };
}

/** The privileges that a reason is about, and the needs that can't be told, each with its steps; else the reason's own steps. */
function ReasonNeeds({ reason: { subjects } }: { readonly reason: Reason }): React.ReactElement | null {
  const styles = useStyles();
  const texts = useTexts();
  const { privileges = [], undetermined = [], steps = [] } = subjects;
  return privileges.length + undetermined.length === 0 ? (
    <NeededBy steps={steps} />
  ) : (
    <ul className={styles.needs}>
      {privileges.map((need) => (
        <li key={`${need.privilege} ${need.table}`}>
          {needText(need, texts)} <Identifier>{`(${need.privilege})`}</Identifier>
          <NeededBy steps={need.steps} />
        </li>
      ))}
      {undetermined.map((need, index) => (
        <li key={`${index} ${need.reason}`}>
          {undeterminedText(need, texts)}
          <NeededBy steps={need.steps} />
        </li>
      ))}
    </ul>
  );
}

function NeededBy({ steps }: { readonly steps: readonly string[] }): React.ReactElement | null {
  const styles = useStyles();
  const texts = useTexts();
  return steps.length === 0 ? null : (
    <Caption1 block className={styles.quiet}>
      {stepsText(steps, texts)}
    </Caption1>
  );
}
