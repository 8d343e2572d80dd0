import * as React from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
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
  const { text, user } = runsSentence(about, runs, answers);
  return (
    <StatusWord tone={runsWords[runs].tone}>
      <Sentence text={text} values={{ user }} />
    </StatusWord>
  );
}
