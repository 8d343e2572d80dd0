import * as React from 'react';
import { missingPrivileges } from '../../../../model/privileges/missingPrivileges';
import type { SetupReading } from '../../../../model/servicePrincipals/setup';
import { useTexts } from '../../../../strings/texts';
import { MessageStrip } from '../../../../ui/MessageStrip';
import { StatusWord } from '../../../../ui/StatusWord';
import { listed } from '../refusalText';
import type { ServedFlows } from '../useSetupNeeds';
import { useStepStyles } from '../useStepStyles';

/** Properties of {@link HeldRoles}. */
export interface HeldRolesProps {
  readonly reading: SetupReading;
  readonly served: ServedFlows;
}

/** The roles of the application user, and what they don't grant of what the flows need. */
export function HeldRoles({ reading: { access, roles }, served: { needs } }: HeldRolesProps): React.ReactElement {
  const styles = useStepStyles();
  const texts = useTexts();
  const names = access?.determined ? access.roles : roles.map(({ name }) => name);
  const missing = access ? missingPrivileges({ needed: needs.needed, undetermined: [] }, access) : [];
  return (
    <>
      <p className={styles.paragraph}>
        {names.length > 0
          ? texts.text('Permissions_Roles', { roles: listed(names, texts) })
          : texts.text(access?.determined ? 'Permissions_NoRoles' : 'Permissions_RolesUnknown')}
      </p>
      {access?.administrator ? <MessageStrip intent="warning" message={texts.text('Permissions_Administrator')} details="" /> : null}
      {access?.determined && names.length > 0 && needs.needed.length > 0 ? (
        <StatusWord tone={missing.length > 0 ? 'bad' : 'good'}>
          {missing.length > 0
            ? texts.text('Permissions_MissingNames', { privileges: listed(missing.map(({ privilege }) => privilege), texts) })
            : texts.text('Permissions_NothingMissing')}
        </StatusWord>
      ) : null}
    </>
  );
}
