import * as React from 'react';
import { Button, Caption1, Checkbox, Spinner, makeStyles, tokens } from '@fluentui/react-components';
import { privilegesOfRole } from '../../../../dataverse/servicePrincipals/securityRoles';
import { readAccess } from '../../../../dataverse/servicePrincipals/readAccess';
import { missingPrivileges } from '../../../../model/privileges/missingPrivileges';
import type { ApplicationUser } from '../../../../model/servicePrincipals/applicationUser';
import { elevation } from '../../../../model/servicePrincipals/elevation';
import { rankRoles } from '../../../../model/servicePrincipals/roleCoverage';
import type { RoleOption, SecurityRole } from '../../../../model/servicePrincipals/securityRole';
import type { SetupReading } from '../../../../model/servicePrincipals/setup';
import { missingForJob } from '../../../../model/servicePrincipals/setupRights';
import { useTexts, type Texts } from '../../../../strings/texts';
import { MessageStrip } from '../../../../ui/MessageStrip';
import { problemDetails } from '../../../../ui/problemText';
import { HandOver } from '../HandOver';
import { listed, refusalText } from '../refusalText';
import type { Setup } from '../setup';
import type { ServedFlows } from '../useSetupNeeds';
import type { StepAction } from '../useStepAction';
import { useStepStyles } from '../useStepStyles';
import { giveAndAwait } from './giveAndAwait';
import { useRoleOptions } from './useRoleOptions';

/** Properties of what gives the application user roles. */
export interface RolesProps {
  readonly setup: Setup;
  readonly reading: SetupReading;
  readonly user: ApplicationUser;
  readonly served: ServedFlows;
  readonly action: StepAction;
}

const untilTheEnd = new AbortController().signal;

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', maxHeight: '280px', overflowY: 'auto', rowGap: tokens.spacingVerticalXXS },
});

/** Gives the application user roles that there are: those first that add most of what is missing, System Administrator last. */
export function GiveRoles(props: RolesProps): React.ReactElement {
  const { setup, reading, user, served, action } = props;
  const styles = useStepStyles();
  const own = useStyles();
  const texts = useTexts();
  const names = served.needs.needed.map(({ privilege }) => privilege);
  const { options, problem, readAgain } = useRoleOptions(setup.client, user.businessUnitId, names);
  const [chosen, setChosen] = React.useState<readonly string[]>([]);
  const missing = reading.access ? missingPrivileges({ needed: served.needs.needed, undetermined: [] }, reading.access) : served.needs.needed;
  const held = new Set(reading.roles.map(({ id }) => id));
  const ranked = rankRoles((options ?? []).filter(({ role }) => !held.has(role.id)), missing);
  const picked = (options ?? []).filter(({ role }) => chosen.includes(role.id) && !held.has(role.id));
  const lacks = missingForJob('give-roles', setup.viewerAccess);
  const give = (): void =>
    action.run(texts.text('Permissions_Giving'), async () => {
      const beyond = await rolesBeyond(setup, picked.map(({ role }) => role));
      if (beyond.length > 0) {
        return { kind: 'failed', message: texts.text('Permissions_Beyond', { roles: listed(beyond, texts) }) };
      }
      const granted = names.filter((name) => picked.some((option) => grants(option, name)));
      return giveAndAwait(setup, { user, roles: picked.map(({ role }) => role), privilegeNames: granted }, texts, give);
    });
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{texts.text('Permissions_Give')}</h3>
      {problem ? (
        <MessageStrip
          intent="error"
          message={texts.text('Permissions_RolesFailed', { why: refusalText(problem, texts) })}
          details={problemDetails(problem)}
          onTryAgain={readAgain}
        />
      ) : null}
      {lacks.length > 0 ? (
        <HandOver reason={texts.text('Setup_Lacks', { privileges: listed(lacks, texts) })} text={askForRoles(props, missing.map(({ privilege }) => privilege), texts)} />
      ) : options === null && !problem ? (
        <Spinner size="tiny" labelPosition="after" label={texts.text('Permissions_ReadingRoles')} />
      ) : (
        <>
          <div role="group" aria-label={texts.text('Permissions_RolesToGive')} className={own.list}>
            {ranked.map(({ option: { role }, adds }) => (
              <Checkbox
                key={role.id}
                checked={chosen.includes(role.id)}
                onChange={(_event, data) => setChosen(data.checked ? [...chosen, role.id] : chosen.filter((id) => id !== role.id))}
                label={
                  <>
                    {role.name}
                    {missing.length > 0 && !role.administrator ? (
                      <Caption1 block className={styles.quiet}>
                        {texts.text('Permissions_Adds', { adds, missing: missing.length })}
                      </Caption1>
                    ) : null}
                  </>
                }
              />
            ))}
          </div>
          {picked.some(({ role }) => role.administrator) ? (
            <MessageStrip intent="warning" message={texts.text('Permissions_AdministratorChosen')} details="" />
          ) : null}
          <div className={styles.buttons}>
            <Button disabledFocusable={picked.length === 0 || action.state.kind === 'running'} onClick={give}>
              {texts.text('Permissions_GiveButton')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function grants({ role, grants: granted }: RoleOption, privilege: string): boolean {
  return role.administrator || granted.has(privilege.toLowerCase());
}

/** Roles that allow more than the person may. Where that can't be told, Dataverse has the last word. */
async function rolesBeyond({ client, viewerId, viewerAccess }: Setup, roles: readonly SecurityRole[]): Promise<readonly string[]> {
  if (viewerId === null || viewerAccess?.administrator) {
    return [];
  }
  const beyond: string[] = [];
  for (const role of roles) {
    try {
      const granted = await privilegesOfRole(client, role.rootId, untilTheEnd);
      const access = await readAccess(client, viewerId, granted.map(({ name }) => name), untilTheEnd);
      if (role.administrator || (elevation(granted, access)?.length ?? 0) > 0) {
        beyond.push(role.name);
      }
    } catch {
      // Then nothing is said before Dataverse is asked.
    }
  }
  return beyond;
}

function askForRoles({ user, setup }: RolesProps, privileges: readonly string[], texts: Texts): string {
  return texts.text(privileges.length > 0 ? 'Permissions_AskRoles' : 'Permissions_AskBasicUser', {
    name: user.name ?? setup.draft.name,
    applicationId: user.applicationId,
    privileges: listed(privileges, texts),
  });
}
