import * as React from 'react';
import { Button, Caption1, Checkbox, Dropdown, Field, Input, Option, Textarea } from '@fluentui/react-components';
import type { PrivilegeDepth } from '../../../../model/privileges/privileges';
import { depthsByReach } from '../../../../model/servicePrincipals/depths';
import { leastRole, leastRoleName } from '../../../../model/servicePrincipals/leastRole';
import { missingForJob } from '../../../../model/servicePrincipals/setupRights';
import { useTexts } from '../../../../strings/texts';
import { FoldedDetails } from '../../../../ui/FoldedDetails';
import { depthText } from '../../../../ui/status/privilegeText';
import { HandOver } from '../HandOver';
import { listed } from '../refusalText';
import { useStepStyles } from '../useStepStyles';
import { makeRole } from './makeRole';
import type { RolesProps } from './GiveRoles';
import { useLeastRole } from './useLeastRole';

/** Dataverse takes names of 100 characters, and descriptions of 2,000. */
const longest = { name: 100, description: 2_000 };

/** Makes a role of exactly the privileges that the chosen flows need, and gives it beside Basic User. */
export function LeastRoleForm({ setup, reading, user, served, action }: RolesProps): React.ReactElement | null {
  const styles = useStepStyles();
  const texts = useTexts();
  const { draft, client, viewerAccess } = setup;
  const { needed } = served.needs;
  const [name, setName] = React.useState(() => leastRoleName(draft.name));
  const [description, setDescription] = React.useState<string | null>(null);
  const [alsoPerhaps, setAlsoPerhaps] = React.useState(true);
  const { definitions, basicUser } = useLeastRole(client, user.businessUnitId, needed);
  const [withBasicUser, setWithBasicUser] = React.useState(true);
  if (needed.length === 0 || definitions === null) {
    return null;
  }
  const plan = leastRole(needed, definitions, draft.depth, alsoPerhaps);
  const flows = listed(served.wanted.map(({ flow }) => flow.name), texts);
  const describing = description ?? texts.text('Permissions_RoleDescription', { flows }).slice(0, longest.description);
  const lacks = [...missingForJob('create-role', viewerAccess), ...missingForJob('give-roles', viewerAccess)];
  const holdsBasicUser = basicUser === null || reading.roles.some(({ id }) => id === basicUser.id);
  const mistake = name.trim() === '' ? texts.text('Permissions_RoleName_Empty') : undefined;
  const create = (): void =>
    action.run(texts.text('Permissions_MakingRole'), () => {
      const role = { name: name.trim(), description: describing, businessUnitId: user.businessUnitId, privileges: plan.privileges };
      return makeRole(setup, { user, role, beside: withBasicUser && !holdsBasicUser && basicUser ? [basicUser] : [] }, texts, create);
    });
  const grants = plan.privileges.map((privilege) => `${privilege.name}: ${depthText(privilege.depth, texts)}`).join('\n');
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{texts.text('Permissions_LeastRole')}</h3>
      <p className={styles.paragraph}>{texts.text('Permissions_LeastRole_Intro')}</p>
      {lacks.length > 0 ? (
        <HandOver
          reason={texts.text('Setup_Lacks', { privileges: listed(lacks, texts) })}
          text={texts.text('Permissions_AskLeastRole', { name: user.name ?? draft.name, applicationId: user.applicationId, role: name, grants })}
        />
      ) : (
        <>
          <Field className={styles.field} label={texts.text('Permissions_RoleName')} required validationMessage={mistake}>
            <Input value={name} maxLength={longest.name} onChange={(_event, data) => setName(data.value)} />
          </Field>
          <Field className={styles.field} label={texts.text('Permissions_RoleDescriptionLabel')}>
            <Textarea value={describing} maxLength={longest.description} resize="vertical" onChange={(_event, data) => setDescription(data.value)} />
          </Field>
          <Field className={styles.field} label={texts.text('Permissions_Depth')} hint={texts.text('Permissions_Depth_Hint')}>
            <Dropdown
              value={depthText(draft.depth, texts)}
              selectedOptions={[draft.depth]}
              onOptionSelect={(_event, { optionValue }) => setup.change({ depth: (optionValue as PrivilegeDepth | undefined) ?? 'global' })}
            >
              {depthsByReach.map((depth) => (
                <Option key={depth} value={depth}>
                  {depthText(depth, texts)}
                </Option>
              ))}
            </Dropdown>
          </Field>
          {needed.some(({ perhaps }) => perhaps) ? (
            <Checkbox label={texts.text('Permissions_AlsoPerhaps')} checked={alsoPerhaps} onChange={(_event, data) => setAlsoPerhaps(data.checked === true)} />
          ) : null}
          {holdsBasicUser ? null : (
            <Checkbox
              label={texts.text('Permissions_BesideBasicUser')}
              checked={withBasicUser}
              onChange={(_event, data) => setWithBasicUser(data.checked === true)}
            />
          )}
          <Caption1 className={styles.quiet}>{texts.count('Permissions_Grants', plan.privileges.length)}</Caption1>
          <FoldedDetails text={grants} />
          {plan.otherDepth.length > 0 ? (
            <Caption1 className={styles.quiet}>
              {texts.text('Permissions_OtherDepth', { privileges: listed(plan.otherDepth.map((privilege) => privilege.name), texts) })}
            </Caption1>
          ) : null}
          {plan.unknown.length > 0 ? (
            <Caption1 className={styles.quiet}>{texts.text('Permissions_UnknownPrivileges', { privileges: listed(plan.unknown, texts) })}</Caption1>
          ) : null}
          <div className={styles.buttons}>
            <Button disabledFocusable={mistake !== undefined || plan.privileges.length === 0 || action.state.kind === 'running'} onClick={create}>
              {texts.text('Permissions_MakeRole')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
