import * as React from 'react';
import { useTexts } from '../../../../strings/texts';
import { ActionStatus } from '../../../../ui/ActionStatus';
import { CheckAgain, ReadingGate } from '../ReadingGate';
import type { StepProps } from '../setup';
import { useStepAction } from '../useStepAction';
import { useStepStyles } from '../useStepStyles';
import { ExistingUser } from './ExistingUser';
import { NewUser } from './NewUser';

/** The application user: found, created, turned on, or made anew where a deleted one stands in the way. */
export function UserStep({ setup }: StepProps): React.ReactElement {
  const styles = useStepStyles();
  const texts = useTexts();
  const action = useStepAction(setup, 'user');
  return (
    <div className={styles.step}>
      <p className={styles.paragraph}>{texts.text('AppUser_Intro')}</p>
      <ActionStatus state={action.state} />
      <ReadingGate setup={setup}>
        {(reading) =>
          reading.user ? (
            <ExistingUser setup={setup} user={reading.user} action={action} />
          ) : (
            <NewUser setup={setup} reading={reading} action={action} />
          )
        }
      </ReadingGate>
      <div className={styles.buttons}>
        <CheckAgain setup={setup} />
      </div>
    </div>
  );
}
