import * as v from 'valibot';
import type { HeldRole } from '../model/privileges/userAccess';
import { checkRows, type CheckedRows } from './checkRows';
import type { DataverseClient } from './client';
import { optionalText } from './columns';
import { fetchRows, isOneOf } from './fetchRows';

/** A role with the user who holds it. */
export interface UserRole extends HeldRole {
  /** In lower case. */
  readonly userId: string;
}

/** Template of System Administrator, the same in every environment (Microsoft's samples recognise the role by it). */
export const administratorTemplate = '627090ff-40a3-4053-8790-584edc5be201';

const columns = ['roleid', 'name', 'parentrootroleid', 'roletemplateid', 'isinherited'].map((name) => `<attribute name="${name}"/>`).join('');

/** The user's own roles. */
function ownRoles(userIds: readonly string[]): string {
  return (
    `<entity name="role">${columns}<order attribute="roleid"/>` +
    '<link-entity name="systemuserroles" from="roleid" to="roleid" link-type="inner" alias="held">' +
    `<attribute name="systemuserid" alias="holder"/><order attribute="systemuserid"/><filter>${isOneOf('systemuserid', userIds)}</filter>` +
    '</link-entity></entity>'
  );
}

/** The roles of the user's teams. The teams themselves aren't asked for, so that nobody needs to read them. */
function teamRoles(userIds: readonly string[]): string {
  return (
    `<entity name="role">${columns}<order attribute="roleid"/>` +
    '<link-entity name="teamroles" from="roleid" to="roleid" link-type="inner" alias="held"><order attribute="teamid"/>' +
    '<link-entity name="teammembership" from="teamid" to="teamid" link-type="inner" alias="member">' +
    `<attribute name="systemuserid" alias="holder"/><order attribute="systemuserid"/><filter>${isOneOf('systemuserid', userIds)}</filter>` +
    '</link-entity></link-entity></entity>'
  );
}

/** `isinherited`: 0 team privileges only, 1 direct user access level and team privileges. Privileges hang on the root role. */
const roleRow = (through: HeldRole['through']): v.GenericSchema<unknown, UserRole> =>
  v.pipe(
    v.object({
      roleid: v.string(),
      name: optionalText,
      _parentrootroleid_value: optionalText,
      _roletemplateid_value: optionalText,
      isinherited: v.optional(v.nullable(v.number()), null),
      holder: v.string(),
    }),
    v.transform((row) => ({
      userId: row.holder.toLowerCase(),
      rootId: (row._parentrootroleid_value ?? row.roleid).toLowerCase(),
      name: row.name ?? '',
      administrator: row._roletemplateid_value?.toLowerCase() === administratorTemplate,
      through,
      inherited: row.isinherited === 1,
    })),
  );

/**
 * Reads the security roles that users hold, of their own and through teams: those that the caller may see.
 *
 * @param client How to read Dataverse.
 * @param userIds Ids of the users, at least one, few enough that their roles stay far from 50,000.
 * @param signal Ends the reading between two pages.
 * @returns A row for each role and user; several where a user has a role by several ways.
 * @throws DataverseError where roles can't be read.
 */
export async function userRoles(client: DataverseClient, userIds: readonly string[], signal: AbortSignal): Promise<CheckedRows<UserRole>> {
  const own = checkRows('role', 'roleid', roleRow('user'), await fetchRows(client, 'role', ownRoles(userIds), signal));
  const teams = checkRows('role', 'roleid', roleRow('team'), await fetchRows(client, 'role', teamRoles(userIds), signal));
  return { rows: [...own.rows, ...teams.rows], misfits: [...own.misfits, ...teams.misfits] };
}
