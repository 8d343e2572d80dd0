import * as React from 'react';
import type { ApplicationUser } from '../../../../model/servicePrincipals/applicationUser';
import type { SetupReading } from '../../../../model/servicePrincipals/setup';
import { useTexts } from '../../../../strings/texts';
import { ActionStatus } from '../../../../ui/ActionStatus';
import { CheckAgain, ReadingGate } from '../ReadingGate';
import type { Setup, StepProps } from '../setup';
import { useSetupNeeds } from '../useSetupNeeds';
import { useStepAction } from '../useStepAction';
import { useStepStyles } from '../useStepStyles';
import { GiveRoles } from './GiveRoles';
import { GuidedRoles } from './GuidedRoles';
import { HeldRoles } from './HeldRoles';
import { LeastRoleForm } from './LeastRoleForm';
import { NeedsOverview } from './NeedsOverview';
import { ServedPicker } from './ServedPicker';

/** What the application user may do: which flows it shall serve, what they need, what its roles grant, and how it gets the rest. */
export function PermissionsStep({ setup }: StepProps): React.ReactElement {
  const styles = useStepStyles();
  const texts = useTexts();
  const served = useSetupNeeds(setup);
  return (
    <div className={styles.step}>
      <p className={styles.paragraph}>{texts.text('Permissions_Intro')}</p>
      <section className={styles.section}>
        <h3 className={styles.heading}>{texts.text('Permissions_Serve')}</h3>
        <ServedPicker setup={setup} />
      </section>
      <section className={styles.section}>
        <h3 className={styles.heading}>{texts.text('Permissions_Needs')}</h3>
        <NeedsOverview served={served} access={setup.standing.value?.access ?? null} />
      </section>
      <ReadingGate setup={setup}>
        {(reading) =>
          reading.user ? (
            <Rights setup={setup} reading={reading} user={reading.user} />
          ) : (
            <p className={styles.paragraph}>{texts.text('Permissions_NoUser')}</p>
          )
        }
      </ReadingGate>
    </div>
  );
}

interface RightsProps {
  readonly setup: Setup;
  readonly reading: SetupReading;
  readonly user: ApplicationUser;
}

function Rights({ setup, reading, user }: RightsProps): React.ReactElement {
  const styles = useStepStyles();
  const texts = useTexts();
  const action = useStepAction(setup, 'roles');
  const served = useSetupNeeds(setup);
  const common = { setup, reading, user, served, action };
  return (
    <>
      <section className={styles.section}>
        <h3 className={styles.heading}>{texts.text('Permissions_Held')}</h3>
        <HeldRoles reading={reading} served={served} />
        <ActionStatus state={action.state} />
        <div className={styles.buttons}>
          <CheckAgain setup={setup} />
        </div>
      </section>
      {setup.client.execute === null ? (
        <GuidedRoles {...common} />
      ) : (
        <>
          <GiveRoles {...common} />
          <LeastRoleForm {...common} />
        </>
      )}
    </>
  );
}
