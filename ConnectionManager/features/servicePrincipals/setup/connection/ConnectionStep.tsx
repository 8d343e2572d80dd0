import * as React from 'react';
import { useTexts } from '../../../../strings/texts';
import type { StepProps } from '../setup';
import { useStepStyles } from '../useStepStyles';
import { CreateConnection } from './CreateConnection';
import { FindConnection } from './FindConnection';
import { GuidedConnection } from './GuidedConnection';

/** The connection: created here where the environment has a way, else on Microsoft's page; and then found. */
export function ConnectionStep({ setup }: StepProps): React.ReactElement {
  const styles = useStepStyles();
  const texts = useTexts();
  return (
    <div className={styles.step}>
      <p className={styles.paragraph}>{texts.text('Connect_Intro')}</p>
      {setup.creator ? <CreateConnection setup={setup} creator={setup.creator} /> : <GuidedConnection setup={setup} />}
      <FindConnection setup={setup} />
    </div>
  );
}
