import * as React from 'react';
import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/headless/svg/arrow-download';
import { useTexts } from '../../../../strings/texts';
import { MessageStrip } from '../../../../ui/MessageStrip';
import { useFileSaving } from '../../../../ui/useFileSaving';
import { CopyBlock } from '../CopyBlock';
import type { StepProps } from '../setup';
import { useStepStyles } from '../useStepStyles';
import { summaryText } from './summaryText';

/** Everything that was done, where the steps are, and what is left to do, as a text to keep or to hand on. It never has the secret. */
export function Summary({ setup }: StepProps): React.ReactElement {
  const styles = useStepStyles();
  const texts = useTexts();
  const { save, outcome, dismiss } = useFileSaving(setup.saveFile);
  const text = summaryText(setup, texts);
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{texts.text('Summary_Heading')}</h3>
      <CopyBlock kind="words" label={texts.text('Summary_Label')} value={text} />
      {save ? (
        <div className={styles.buttons}>
          <Button
            icon={<ArrowDownloadRegular />}
            onClick={() => save({ name: `${texts.text('Summary_File')}.txt`, mimeType: 'text/plain', content: text })}
          >
            {texts.text('Summary_Export')}
          </Button>
        </div>
      ) : null}
      <div role="status">{outcome.kind === 'saved' ? texts.text('Summary_Saved', { file: outcome.file }) : null}</div>
      {outcome.kind === 'failed' ? (
        <MessageStrip intent="error" message={texts.text('Summary_NotSaved')} details={outcome.detail} onTryAgain={outcome.retry} onDismiss={dismiss} />
      ) : null}
    </section>
  );
}
