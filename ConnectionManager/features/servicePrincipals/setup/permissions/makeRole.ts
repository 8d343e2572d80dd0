import { completeRole, createRole, removeRole, type CreatedRole, type RoleToCreate } from '../../../../dataverse/servicePrincipals/createRole';
import type { ApplicationUser } from '../../../../model/servicePrincipals/applicationUser';
import type { SecurityRole } from '../../../../model/servicePrincipals/securityRole';
import type { Texts } from '../../../../strings/texts';
import type { ActionState } from '../../../../ui/ActionStatus';
import type { ToldUndo } from '../../../../ui/activity/activity';
import { problemDetails } from '../../../../ui/problemText';
import { listed, refusalText, toldNotDone } from '../refusalText';
import type { Setup } from '../setup';
import { giveAndAwait } from './giveAndAwait';

/** A role that is to be made and given. */
export interface RoleToMake {
  readonly user: ApplicationUser;
  readonly role: RoleToCreate;
  /** Roles that are given beside it. */
  readonly beside: readonly SecurityRole[];
}

/**
 * Makes a role, records it, and gives it. Where it was made and not all of its privileges are in it, trying again adds them.
 *
 * @param setup Where it is done and recorded.
 * @param wanted The role, and who gets it.
 * @param texts The texts of the control.
 * @param retry Tries again from the beginning.
 * @returns How it went.
 */
export async function makeRole(setup: Setup, wanted: RoleToMake, texts: Texts, retry: () => void): Promise<ActionState> {
  const made = await createRole(setup.client, wanted.role);
  if (made.outcome === 'created' || made.outcome === 'incomplete') {
    record(setup, made.role, texts);
  }
  return afterMaking(setup, made, wanted, texts, retry);
}

async function afterMaking(setup: Setup, made: CreatedRole, wanted: RoleToMake, texts: Texts, retry: () => void): Promise<ActionState> {
  switch (made.outcome) {
    case 'created': {
      const privilegeNames = wanted.role.privileges.map(({ name }) => name);
      const give = (): Promise<ActionState> =>
        giveAndAwait(setup, { user: wanted.user, roles: [made.role, ...wanted.beside], privilegeNames }, texts, again);
      const again = (): void => setup.actions.run('roles', texts.text('Permissions_Giving'), give);
      return give();
    }
    case 'incomplete': {
      const complete = (): void =>
        setup.actions.run('roles', texts.text('Permissions_MakingRole'), async () =>
          afterMaking(setup, await completeRole(setup.client, made.role, wanted.role.privileges), wanted, texts, complete),
        );
      const why = made.problem ? refusalText(made.problem, texts) : texts.text('Permissions_WhyNotKept');
      return {
        kind: 'failed',
        message: texts.text('Permissions_RoleIncomplete', {
          role: made.role.name,
          privileges: listed(made.missing.map(({ name }) => name), texts),
          why,
        }),
        details: made.problem ? problemDetails(made.problem) : '',
        retry: complete,
      };
    }
    case 'name-taken':
      return { kind: 'failed', message: texts.text('Permissions_RoleTaken', { role: wanted.role.name }) };
    default:
      return toldNotDone(
        made,
        { refused: 'Permissions_Role_Refused', lost: 'Permissions_Role_Lost', uncertain: 'Permissions_Role_Uncertain' },
        texts,
        retry,
      );
  }
}

function record(setup: Setup, role: SecurityRole, texts: Texts): void {
  const undo = async (): Promise<ToldUndo> => {
    const removed = await removeRole(setup.client, role.id);
    void setup.reread();
    switch (removed.outcome) {
      case 'removed':
      case 'gone':
        return { done: true, message: texts.text('Permissions_RoleRemoved', { role: role.name }), details: '' };
      case 'in-use':
        return { done: false, message: texts.text('Permissions_RoleInUse', { role: role.name }), details: '' };
      default:
        return { done: false, message: texts.text('Permissions_RoleNotRemoved', { role: role.name }), details: problemDetails(removed.problem) };
    }
  };
  const activityId = setup.activity.add({
    subject: { kind: 'security-role', id: role.id, name: role.name },
    changes: [{ what: 'other', words: texts.text('Activity_NewRole'), before: '', after: role.name }],
    definitionBefore: null,
    undo,
  });
  setup.record({ step: 'permissions', text: texts.text('Permissions_Did_Make', { role: role.name }), activityId });
}
