import type { ApplicationUser } from '../../model/servicePrincipals/applicationUser';
import type { Problem } from '../../model/problem';
import type { DataverseClient } from '../client';
import { toDataverseError } from '../errors';
import { pauseByClock, type Pause } from '../pause';
import { isRefusal } from '../writing';
import { applicationUsersOf } from './applicationUsers';
import { notDone, seenAfterWrite, tryWrite, type NotDone } from './seenAfterWrite';
import { rolesOfUsers } from './securityRoles';

const table = 'systemuser';

/** Microsoft Learn, table systemuser: how users sign in; application users don't. */
const nonInteractive = 4;

/** There is one already: a duplicate key (captured), and `DuplicateApplicationUser` (Microsoft Learn, "Web service error codes"). */
const duplicates: readonly (string | null)[] = ['0x80040237', '0x8004f511'];

const untilTheEnd = new AbortController().signal;

/** The application user that is to be there. */
export interface ApplicationUserToCreate {
  /** Application (client) ID. */
  readonly applicationId: string;
  readonly businessUnitId: string;
  /** `roleid`s of roles of that business unit that it is to have from the beginning; none where roles are given afterwards. */
  readonly roleIds: readonly string[];
}

/**
 * What became of it.
 *
 * `done` it is so now, and `rolesGiven` tells whether it was seen to have the roles; null where none were asked for. `already` it was so
 * before, or somebody else was first. `deleted-twin` a deleted application user stands in the way. `not-kept` it was accepted, and it
 * isn't so. `gone` there is no such application user any more. `refused` it wasn't made; `lost` no answer came, and it isn't so;
 * `uncertain` nobody knows.
 */
export type ChangedApplicationUser =
  | { readonly outcome: 'done'; readonly user: ApplicationUser; readonly rolesGiven: boolean | null }
  | { readonly outcome: 'already'; readonly user: ApplicationUser }
  | { readonly outcome: 'deleted-twin'; readonly user: ApplicationUser }
  | { readonly outcome: 'not-kept' | 'gone' }
  | NotDone;

/**
 * Creates the application user of an application, and looks afterwards whether it is there. Dataverse fills in its names (Microsoft's
 * Terraform provider creates them so). Whether roles can be given with the same request isn't established: where that is refused, it is
 * created without.
 *
 * @param client How to reach Dataverse.
 * @param wanted The application user.
 * @param pause How to pass time; tests give their own.
 * @returns What became of it. It never rejects.
 */
export async function createApplicationUser(
  client: DataverseClient,
  wanted: ApplicationUserToCreate,
  pause: Pause = pauseByClock,
): Promise<ChangedApplicationUser> {
  const before = await usersOf(client, wanted.applicationId);
  if ('problem' in before) {
    return { outcome: 'refused', problem: before.problem };
  }
  const [first] = before.users;
  if (first) {
    return settled(before.users, first);
  }
  const problem = await sendNew(client, wanted);
  const { found, unreadable } = await seenAfterWrite(problem, pause, () => living(client, wanted.applicationId));
  if (found) {
    return isDuplicate(problem) ? { outcome: 'already', user: found } : created(client, found, wanted.roleIds, pause);
  }
  return (isDuplicate(problem) ? await deletedTwin(client, wanted.applicationId) : null) ?? notDone(problem, unreadable) ?? { outcome: 'not-kept' };
}

/**
 * Turns an application user on or off.
 *
 * @param client How to reach Dataverse.
 * @param user The application user as it was read.
 * @param enabled What it is to be.
 * @param pause How to pass time; tests give their own.
 * @returns What became of it. It never rejects.
 */
export async function setApplicationUserEnabled(
  client: DataverseClient,
  user: ApplicationUser,
  enabled: boolean,
  pause: Pause = pauseByClock,
): Promise<ChangedApplicationUser> {
  const before = await usersOf(client, user.applicationId);
  if ('problem' in before) {
    return { outcome: 'refused', problem: before.problem };
  }
  const now = before.users.find(({ id, softDeleted }) => id === user.id && !softDeleted);
  if (!now) {
    return { outcome: 'gone' };
  }
  if (now.disabled !== enabled) {
    return { outcome: 'already', user: now };
  }
  // Microsoft's Terraform provider sends the application's ID along.
  const problem = await tryWrite(() => client.update(table, user.id, { isdisabled: !enabled, applicationid: user.applicationId }));
  const look = async (): Promise<ApplicationUser | null> => {
    const found = await living(client, user.applicationId);
    return found?.id === user.id && found.disabled !== enabled ? found : null;
  };
  const { found, unreadable } = await seenAfterWrite(problem, pause, look);
  return found ? { outcome: 'done', user: found, rolesGiven: null } : (notDone(problem, unreadable) ?? { outcome: 'not-kept' });
}

/**
 * Deletes a deleted application user for good and creates a new one: nothing public tells how one is restored, and Microsoft's Terraform
 * provider does it so.
 *
 * @param client How to reach Dataverse.
 * @param deleted The deleted application user.
 * @param wanted Where the new one is to be, and its roles.
 * @param pause How to pass time; tests give their own.
 * @returns What became of it. It never rejects.
 */
export async function recreateApplicationUser(
  client: DataverseClient,
  deleted: ApplicationUser,
  wanted: Omit<ApplicationUserToCreate, 'applicationId'>,
  pause: Pause = pauseByClock,
): Promise<ChangedApplicationUser> {
  const before = await usersOf(client, deleted.applicationId);
  if ('problem' in before) {
    return { outcome: 'refused', problem: before.problem };
  }
  const user = before.users.find(({ softDeleted }) => !softDeleted);
  if (user) {
    return { outcome: 'already', user };
  }
  for (const { id } of before.users) {
    const failed = await deleteForGood(client, deleted.applicationId, id, pause);
    if (failed) {
      return failed;
    }
  }
  return createApplicationUser(client, { ...wanted, applicationId: deleted.applicationId }, pause);
}

/**
 * Takes back the creation of an application user: turns it off, and deletes it, as only one that is off can be (Microsoft Learn, "Manage
 * application users").
 *
 * @param client How to reach Dataverse.
 * @param user The application user.
 * @param pause How to pass time; tests give their own.
 * @returns `done` with the user as it was; otherwise what stands in the way. It never rejects.
 */
export async function removeApplicationUser(
  client: DataverseClient,
  user: ApplicationUser,
  pause: Pause = pauseByClock,
): Promise<ChangedApplicationUser> {
  const off = await setApplicationUserEnabled(client, user, false, pause);
  if (off.outcome !== 'done' && off.outcome !== 'already') {
    return off;
  }
  const problem = await tryWrite(() => client.remove(table, user.id));
  const { found, unreadable } = await seenAfterWrite(problem, pause, async () => ((await living(client, user.applicationId))?.id === user.id ? null : user));
  return found ? { outcome: 'done', user, rolesGiven: null } : (notDone(problem, unreadable) ?? { outcome: 'not-kept' });
}

function settled(users: readonly ApplicationUser[], first: ApplicationUser): ChangedApplicationUser {
  const user = users.find(({ softDeleted }) => !softDeleted);
  return user ? { outcome: 'already', user } : { outcome: 'deleted-twin', user: first };
}

async function created(
  client: DataverseClient,
  user: ApplicationUser,
  roleIds: readonly string[],
  pause: Pause,
): Promise<ChangedApplicationUser> {
  if (roleIds.length === 0) {
    return { outcome: 'done', user, rolesGiven: null };
  }
  const { found } = await seenAfterWrite(null, pause, async () => {
    const held = (await rolesOfUsers(client, [user.id], untilTheEnd)).get(user.id.toLowerCase()) ?? [];
    return roleIds.every((id) => held.some((role) => role.id.toLowerCase() === id.toLowerCase())) ? held : null;
  });
  return { outcome: 'done', user, rolesGiven: found !== null };
}

async function sendNew(client: DataverseClient, { applicationId, businessUnitId, roleIds }: ApplicationUserToCreate): Promise<Problem | null> {
  const values = {
    applicationid: applicationId,
    accessmode: nonInteractive,
    isdisabled: false,
    'businessunitid@odata.bind': `/businessunits(${businessUnitId})`,
  };
  const withRoles = { ...values, 'systemuserroles_association@odata.bind': roleIds.map((id) => `/roles(${id})`) };
  const problem = await tryWrite(() => client.create(table, roleIds.length > 0 ? withRoles : values));
  const aboutRoles = problem !== null && roleIds.length > 0 && isRefusal(problem) && problem.kind === 'other' && !isDuplicate(problem);
  return aboutRoles ? tryWrite(() => client.create(table, values)) : problem;
}

async function deleteForGood(client: DataverseClient, applicationId: string, id: string, pause: Pause): Promise<NotDone | { readonly outcome: 'not-kept' } | null> {
  const problem = await tryWrite(() => client.remove(table, id));
  const { found, unreadable } = await seenAfterWrite(problem, pause, async () => {
    const { rows } = await applicationUsersOf(client, applicationId, untilTheEnd);
    return rows.some((user) => user.id === id) ? null : 'gone';
  });
  return found ? null : (notDone(problem, unreadable) ?? { outcome: 'not-kept' });
}

async function deletedTwin(client: DataverseClient, applicationId: string): Promise<ChangedApplicationUser | null> {
  const now = await usersOf(client, applicationId);
  const user = 'users' in now ? now.users.find(({ softDeleted }) => softDeleted) : undefined;
  return user ? { outcome: 'deleted-twin', user } : null;
}

async function living(client: DataverseClient, applicationId: string): Promise<ApplicationUser | null> {
  const { rows } = await applicationUsersOf(client, applicationId, untilTheEnd);
  return rows.find(({ softDeleted }) => !softDeleted) ?? null;
}

type UsersOf = { readonly users: readonly ApplicationUser[] } | { readonly problem: Problem };

async function usersOf(client: DataverseClient, applicationId: string): Promise<UsersOf> {
  try {
    return { users: (await applicationUsersOf(client, applicationId, untilTheEnd)).rows };
  } catch (thrown) {
    return { problem: toDataverseError(thrown).problem };
  }
}

function isDuplicate(problem: Problem | null): boolean {
  return problem !== null && duplicates.includes(problem.code);
}
