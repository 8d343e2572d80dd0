import * as React from 'react';
import { Button } from '@fluentui/react-components';
import { setApplicationUserEnabled } from '../../../../dataverse/servicePrincipals/changeApplicationUser';
import type { ApplicationUser, EntraState } from '../../../../model/servicePrincipals/applicationUser';
import { missingForJob } from '../../../../model/servicePrincipals/setupRights';
import type { TextKey } from '../../../../strings/TextKey';
import { useTexts } from '../../../../strings/texts';
import type { ActionState } from '../../../../ui/ActionStatus';
import { CopyField } from '../../../../ui/CopyField';
import { Facts } from '../../../../ui/Facts';
import { StatusWord } from '../../../../ui/StatusWord';
import { HandOver } from '../HandOver';
import { listed } from '../refusalText';
import type { Setup } from '../setup';
import type { StepAction } from '../useStepAction';
import { useStepStyles } from '../useStepStyles';
import { recordEnabled } from './recordUser';
import { toldEnabled } from './userText';

const entraKeys: Readonly<Record<EntraState, TextKey>> = {
  exists: 'AppUser_Entra_Exists',
  'soft-deleted': 'AppUser_Entra_Deleted',
  'not-found': 'AppUser_Entra_Deleted',
  unknown: 'Common_Unknown',
};

/** Properties of {@link ExistingUser}. */
export interface ExistingUserProps {
  readonly setup: Setup;
  readonly user: ApplicationUser;
  readonly action: StepAction;
}

/** What Dataverse knows of the application user, and how it is turned on. */
export function ExistingUser({ setup, user, action }: ExistingUserProps): React.ReactElement {
  const styles = useStepStyles();
  const texts = useTexts();
  const entraGone = user.entra === 'soft-deleted' || user.entra === 'not-found';
  return (
    <section className={styles.section} aria-label={texts.text('AppUser_Facts')}>
      <StatusWord tone={user.disabled || entraGone ? 'bad' : 'good'}>
        {texts.text(user.disabled ? 'AppUser_Disabled' : entraGone ? 'AppUser_NotInEntra' : 'AppUser_Ready')}
      </StatusWord>
      <Facts
        facts={[
          { label: texts.text('AppUser_Name'), value: user.name ?? texts.text('Common_Unknown') },
          { label: texts.text('AppUser_ApplicationId'), value: <CopyField label={texts.text('AppUser_ApplicationId')} value={user.applicationId} /> },
          {
            label: texts.text('AppUser_ObjectId'),
            value: user.objectId === null ? texts.text('AppUser_NotFilledIn') : <CopyField label={texts.text('AppUser_ObjectId')} value={user.objectId} />,
          },
          { label: texts.text('AppUser_BusinessUnit'), value: user.businessUnitName ?? texts.text('Common_Unknown') },
          { label: texts.text('AppUser_Entra'), value: texts.text(entraKeys[user.entra]) },
        ]}
      />
      {user.disabled ? <TurnOn setup={setup} user={user} action={action} /> : null}
    </section>
  );
}

function TurnOn({ setup, user, action }: ExistingUserProps): React.ReactElement {
  const styles = useStepStyles();
  const texts = useTexts();
  const missing = missingForJob('enable-user', setup.viewerAccess);
  const text = texts.text('AppUser_AskTurnOn', { name: user.name ?? setup.draft.name, applicationId: user.applicationId });
  const turnOn = (): void =>
    action.run(texts.text('AppUser_TurningOn'), async (): Promise<ActionState> => {
      const result = await setApplicationUserEnabled(setup.client, user, true);
      const id = result.outcome === 'done' ? recordEnabled(setup, result.user, texts) : null;
      await setup.reread();
      return toldEnabled(result, id, { setup, texts, retry: turnOn });
    });
  return missing.length > 0 ? (
    <HandOver reason={texts.text('Setup_Lacks', { privileges: listed(missing, texts) })} text={text} />
  ) : (
    <>
      <div className={styles.buttons}>
        <Button appearance="primary" disabledFocusable={action.state.kind === 'running'} onClick={turnOn}>
          {texts.text('AppUser_TurnOn')}
        </Button>
      </div>
      <HandOver reason="" text={text} />
    </>
  );
}
