import * as React from 'react';
import { missingPrivileges } from '../../../../model/privileges/missingPrivileges';
import { useTexts } from '../../../../strings/texts';
import { CopyField } from '../../../../ui/CopyField';
import { Facts } from '../../../../ui/Facts';
import { PageLink } from '../../../../ui/status/PageLink';
import { HandOver } from '../HandOver';
import { listed } from '../refusalText';
import { useStepStyles } from '../useStepStyles';
import type { RolesProps } from './GiveRoles';

/** Milliseconds between two looks, and how many there are: ten minutes in all. */
const lookEvery = 10_000;
const looks = 60;

/** Where roles are given in Microsoft's pages, with what to enter there; it looks again by itself whether they were. */
export function GuidedRoles({ setup, reading, user, served }: RolesProps): React.ReactElement {
  const styles = useStepStyles();
  const texts = useTexts();
  const missing = reading.access ? missingPrivileges({ needed: served.needs.needed, undetermined: [] }, reading.access) : served.needs.needed;
  const ready = reading.access?.determined === true && reading.access.roles.length > 0 && missing.length === 0;
  useLookingAgain(setup.reread, !ready);
  const privileges = listed(missing.map(({ privilege }) => privilege), texts);
  const values = { name: user.name ?? setup.draft.name, applicationId: user.applicationId, privileges };
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{texts.text('Permissions_Give')}</h3>
      <p className={styles.paragraph}>{texts.text('Permissions_Guided')}</p>
      <ol className={styles.list}>
        <li>{texts.text('Permissions_Guided_Open')}</li>
        <li>{texts.text('Permissions_Guided_Select')}</li>
        <li>{texts.text(missing.length > 0 ? 'Permissions_Guided_Roles' : 'Permissions_Guided_BasicUser')}</li>
      </ol>
      <PageLink target={{ page: 'environment' }} />
      <Facts
        facts={[
          { label: texts.text('AppUser_Name'), value: <CopyField label={texts.text('AppUser_Name')} value={values.name} /> },
          { label: texts.text('AppUser_ApplicationId'), value: <CopyField label={texts.text('AppUser_ApplicationId')} value={user.applicationId} /> },
          ...(missing.length > 0
            ? [{ label: texts.text('Permissions_MissingLabel'), value: <CopyField label={texts.text('Permissions_MissingLabel')} value={privileges} /> }]
            : []),
        ]}
      />
      <HandOver reason="" text={texts.text(missing.length > 0 ? 'Permissions_AskRoles' : 'Permissions_AskBasicUser', values)} />
    </section>
  );
}

function useLookingAgain(reread: () => Promise<unknown>, wanted: boolean): void {
  const latest = React.useRef(reread);
  latest.current = reread;
  React.useEffect(() => {
    if (!wanted) {
      return undefined;
    }
    let left = looks;
    const timer = setInterval(() => {
      left--;
      void latest.current();
      if (left === 0) {
        clearInterval(timer);
      }
    }, lookEvery);
    return () => clearInterval(timer);
  }, [wanted]);
}
