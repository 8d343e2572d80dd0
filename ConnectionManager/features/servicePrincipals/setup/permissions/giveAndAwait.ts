import { takeRole } from '../../../../dataverse/giveRole';
import { awaitPrivileges } from '../../../../dataverse/servicePrincipals/awaitPrivileges';
import { giveRoles, type RoleResult } from '../../../../dataverse/servicePrincipals/giveRoles';
import type { ApplicationUser } from '../../../../model/servicePrincipals/applicationUser';
import type { SecurityRole } from '../../../../model/servicePrincipals/securityRole';
import type { Texts } from '../../../../strings/texts';
import type { ActionState } from '../../../../ui/ActionStatus';
import type { ToldUndo } from '../../../../ui/activity/activity';
import { problemDetails } from '../../../../ui/problemText';
import { listed, refusalText } from '../refusalText';
import type { Setup } from '../setup';

/** Who is to have which roles. */
export interface RolesToGive {
  readonly user: ApplicationUser;
  readonly roles: readonly SecurityRole[];
  /** Privileges that the user is to be seen to hold afterwards. */
  readonly privilegeNames: readonly string[];
}

const untilTheEnd = new AbortController().signal;

/**
 * Gives roles, records them, and waits until what they grant is in effect, for a minute at most.
 *
 * @param setup Where it is done and recorded.
 * @param wanted Who is to have which roles.
 * @param texts The texts of the control.
 * @param retry Tries again; what was given is left alone then.
 * @returns How it went.
 */
export async function giveAndAwait(setup: Setup, wanted: RolesToGive, texts: Texts, retry: () => void): Promise<ActionState> {
  const { user, roles, privilegeNames } = wanted;
  const results = await giveRoles(setup.client, user.id, roles.map(({ id }) => id));
  const ids = results.flatMap((result, index) => record(setup, user, roles[index], result, texts));
  const failed = results.find(({ given }) => given.outcome !== 'done' && given.outcome !== 'already');
  if (failed) {
    await setup.reread();
    return toldFailure(failed, results, roles, texts, retry);
  }
  const seen = await awaitPrivileges(setup.client, { userId: user.id, privilegeNames, signal: untilTheEnd });
  await setup.reread();
  const undo = ids.length > 0 ? (): void => void setup.activity.undo(ids) : undefined;
  return { kind: 'done', message: texts.text(seen.held ? 'Permissions_Given' : 'Permissions_GivenNotSeen'), undo };
}

function record(setup: Setup, user: ApplicationUser, role: SecurityRole | undefined, { given }: RoleResult, texts: Texts): readonly string[] {
  if (role === undefined || given.outcome !== 'done') {
    return [];
  }
  const name = user.name ?? setup.draft.name;
  const undo = async (): Promise<ToldUndo> => {
    const taken = await takeRole(setup.client, user.id, given.roleId);
    void setup.reread();
    return taken.outcome === 'done' || taken.outcome === 'already'
      ? { done: true, message: texts.text('Permissions_Taken', { role: role.name }), details: '' }
      : { done: false, message: texts.text('Permissions_NotTaken', { role: role.name }), details: 'problem' in taken ? problemDetails(taken.problem) : '' };
  };
  const activityId = setup.activity.add({
    subject: { kind: 'application-user', id: user.id, name },
    changes: [{ what: 'role-given', role: role.name, user: name }],
    definitionBefore: null,
    undo,
  });
  setup.record({ step: 'permissions', text: texts.text('Permissions_Did_Give', { role: role.name, user: name }), activityId });
  return [activityId];
}

function toldFailure(
  { given }: RoleResult,
  results: readonly RoleResult[],
  roles: readonly SecurityRole[],
  texts: Texts,
  retry: () => void,
): ActionState {
  const notGiven = results.flatMap((result, index) => (isGiven(result) ? [] : [roles[index]?.name ?? '']));
  const why = 'problem' in given && given.outcome === 'refused' ? refusalText(given.problem, texts) : texts.text('Permissions_WhyNotKept');
  return {
    kind: 'failed',
    message: texts.text('Permissions_NotGiven', { roles: listed(notGiven, texts), why }),
    details: 'problem' in given ? problemDetails(given.problem) : '',
    retry,
  };
}

function isGiven({ given }: RoleResult): boolean {
  return given.outcome === 'done' || given.outcome === 'already';
}
