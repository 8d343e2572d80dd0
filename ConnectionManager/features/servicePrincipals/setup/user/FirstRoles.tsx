import * as React from 'react';
import { Checkbox } from '@fluentui/react-components';
import type { DataverseClient } from '../../../../dataverse/client';
import { rolesIn } from '../../../../dataverse/servicePrincipals/securityRoles';
import type { SecurityRole } from '../../../../model/servicePrincipals/securityRole';
import { useTexts } from '../../../../strings/texts';
import { useStepStyles } from '../useStepStyles';

/** The stock role that lets an application user exist and do little else, by its English name, which environments keep. */
const BASIC_USER = 'Basic User';

/** The roles that an application user can be created with. */
export interface FirstRolesChoice {
  readonly roles: readonly SecurityRole[];
  /** `roleid`s of those that are chosen. */
  readonly chosen: readonly string[];
  readonly choose: (id: string, chosen: boolean) => void;
}

/**
 * The roles that an application user can be created with, where the host can't give roles afterwards. System Administrator isn't
 * among them.
 *
 * @param client How to read Dataverse.
 * @param businessUnitId Where the application user is to be; null where that isn't known.
 * @returns The roles; none where roles can be given afterwards.
 */
export function useFirstRoles(client: DataverseClient, businessUnitId: string | null): FirstRolesChoice {
  const [roles, setRoles] = React.useState<readonly SecurityRole[]>([]);
  const [chosen, setChosen] = React.useState<readonly string[]>([]);
  const wanted = client.execute === null ? businessUnitId : null;
  React.useEffect(() => {
    setRoles([]);
    setChosen([]);
    if (wanted === null) {
      return undefined;
    }
    const ended = new AbortController();
    const read = async (): Promise<void> => {
      const found = (await rolesIn(client, wanted, ended.signal)).filter(({ administrator }) => !administrator);
      if (!ended.signal.aborted) {
        setRoles(found);
        setChosen(found.filter(({ name }) => name === BASIC_USER).map(({ id }) => id));
      }
    };
    // Without them it is created without roles, which the next step tells.
    read().catch(() => undefined);
    return () => ended.abort();
  }, [client, wanted]);
  const choose = (id: string, on: boolean): void => setChosen((before) => (on ? [...before, id] : before.filter((other) => other !== id)));
  return { roles, chosen, choose };
}

/** Properties of {@link FirstRoles}. */
export interface FirstRolesProps {
  readonly roles: FirstRolesChoice;
}

/** Chooses the roles that the application user is created with; nothing where roles are given afterwards. */
export function FirstRoles({ roles: { roles, chosen, choose } }: FirstRolesProps): React.ReactElement | null {
  const styles = useStepStyles();
  const texts = useTexts();
  return roles.length === 0 ? null : (
    <div role="group" aria-label={texts.text('AppUser_FirstRoles')} className={styles.section}>
      <p className={styles.paragraph}>{texts.text('AppUser_FirstRoles_Intro')}</p>
      {roles.map(({ id, name }) => (
        <Checkbox key={id} label={name} checked={chosen.includes(id)} onChange={(_event, data) => choose(id, data.checked === true)} />
      ))}
    </div>
  );
}
