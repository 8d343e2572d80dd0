import * as v from 'valibot';
import { heldDepth } from '../model/privileges/heldDepth';
import type { UserAccess } from '../model/privileges/privileges';
import { ACT_ON_BEHALF, toUserAccess, type RolePrivilege } from '../model/privileges/userAccess';
import type { CheckedRows } from './checkRows';
import type { DataverseClient } from './client';
import { fetchRows } from './fetchRows';
import { rolePrivileges } from './rolePrivileges';
import { userRoles, type UserRole } from './userRoles';

/** Three requests for each: a user has some ten roles, so that all fit in a page. */
const usersAtOnce = 25;

/** Whoever holds it for the whole organization sees the roles of all business units; others may see some of a user's roles only. */
const READ_ROLE = 'prvReadRole';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const privilegeName = /^prv\w+$/i;

const callerQuery =
  '<entity name="systemuser"><attribute name="systemuserid"/><order attribute="systemuserid"/>' +
  '<filter><condition attribute="systemuserid" operator="eq-userid"/></filter></entity>';

/** What is read once for all batches. */
interface Reading {
  readonly client: DataverseClient;
  readonly signal: AbortSignal;
  /** Names in lower case of the privileges that are asked for. */
  readonly asked: ReadonlySet<string>;
  /** Of the roles that were read so far. */
  readonly privileges: Map<string, ReadonlyMap<string, RolePrivilege>>;
}

/**
 * Reads which of some privileges users hold, by roles of their own and of their teams.
 *
 * A user's roles are determined where it is certain that the caller sees all of them: where the same reading shows the caller to hold
 * `prvReadRole` for the whole organization. Basic User, for one, has it for the own business unit alone, and a role that can't
 * be seen isn't there in the answer. Whoever is seen to be System Administrator is determined anyway.
 *
 * @param client How to read Dataverse.
 * @param userIds `systemuserid`s; what is no GUID is left out.
 * @param privilegeNames Names of the privileges, in any letter case.
 * @param signal Ends the reading between two requests.
 * @returns A row for each user, 25 at a time, with the id as it was asked for.
 * @throws DataverseError where roles or privileges can't be read.
 */
export async function* accessPages(
  client: DataverseClient,
  userIds: readonly string[],
  privilegeNames: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<CheckedRows<UserAccess>, void> {
  const names = [...privilegeNames, ACT_ON_BEHALF, READ_ROLE].filter((name) => privilegeName.test(name));
  const reading: Reading = { client, signal, asked: new Set(names.map((name) => name.toLowerCase())), privileges: new Map() };
  const users = [...new Map(userIds.filter((id) => guid.test(id)).map((id) => [id.toLowerCase(), id])).values()];
  const caller = users.length > 0 ? await callerId(reading) : null;
  let seesAllRoles = false;
  let sound = true;
  for (let start = 0; start < users.length && !signal.aborted; start += usersAtOnce) {
    const some = users.slice(start, start + usersAtOnce);
    const { rows: roles, misfits } = await readRoles(reading, start === 0 && caller !== null ? [...some, caller] : some);
    const accessOf = (userId: string, complete: boolean): UserAccess => {
      const own = roles.filter((role) => role.userId === userId.toLowerCase());
      return toUserAccess({ userId, roles: own, privileges: reading.privileges, asked: reading.asked, complete });
    };
    seesAllRoles ||= start === 0 && caller !== null && heldDepth(accessOf(caller, true), READ_ROLE) === 'global';
    sound &&= misfits.length === 0;
    if (!signal.aborted) {
      yield { rows: some.map((userId) => accessOf(userId, seesAllRoles && sound)), misfits };
    }
  }
}

/** In lower case; null where the caller isn't shown. */
async function callerId({ client, signal }: Reading): Promise<string | null> {
  const [row] = await fetchRows(client, 'systemuser', callerQuery, signal);
  const read = v.safeParse(v.object({ systemuserid: v.string() }), row);
  return read.success ? read.output.systemuserid.toLowerCase() : null;
}

/** Reads the roles of users, and what is in those that weren't read before. An administrator's role needs no reading. */
async function readRoles({ client, signal, asked, privileges }: Reading, users: readonly string[]): Promise<CheckedRows<UserRole>> {
  const { rows, misfits } = await userRoles(client, users, signal);
  const unread = new Set(rows.filter(({ administrator, rootId }) => !administrator && !privileges.has(rootId)).map(({ rootId }) => rootId));
  const read = await rolePrivileges(client, [...unread], [...asked], signal);
  read.byRole.forEach((granted, rootId) => privileges.set(rootId, granted));
  return { rows, misfits: [...misfits, ...read.misfits] };
}
