import * as React from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useTexts } from '../../strings/texts';
import { StatusWord } from '../StatusWord';
import { runsSentence, saveSentence, type AnsweredAbout, type ToldAnswers } from './answerSentence';
import { Sentence } from './Sentence';
import { runsWords, saveWords } from './statusWords';

/** Properties of {@link AnswerSentences}. */
export interface AnswerSentencesProps {
  readonly about: AnsweredAbout;
  readonly answers: ToldAnswers;
}

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', rowGap: tokens.spacingVerticalXS },
});

/** The two answers as full sentences: can it be saved and published, and do its runs work. */
export function AnswerSentences({ about, answers }: AnswerSentencesProps): React.ReactElement {
  const styles = useStyles();
  const { save, runs } = answers;
  return (
    <div className={styles.root}>
      {save === null ? null : (
        <StatusWord tone={saveWords[save].tone}>
          <Sentence text={saveSentence(about, save)} />
        </StatusWord>
      )}
      {runs === null ? null : <RunsSentenceLine {...{ about, answers, runs }} />}
    </div>
  );
}

function RunsSentenceLine({ about, answers, runs }: AnswerSentencesProps & { readonly runs: keyof typeof runsWords }): React.ReactElement {
  const texts = useTexts();
  const sentence = runsSentence(about, runs, answers);
  return (
    <StatusWord tone={runsWords[runs].tone}>
      {'text' in sentence ? (
        <Sentence text={sentence.text} values={{ user: sentence.user }} />
      ) : (
        texts.count('Answer_Connection_Runs_SomeFlows', sentence.on, { failing: sentence.failing })
      )}
    </StatusWord>
  );
}
