import * as v from 'valibot';
import { depthOfMask } from '../../model/privileges/depth';
import type { RolePrivilege } from '../../model/privileges/userAccess';
import type { RoleOption, SecurityRole } from '../../model/servicePrincipals/securityRole';
import { checkRows } from '../checkRows';
import type { DataverseClient } from '../client';
import { optionalText } from '../columns';
import { fetchRows, isOneOf } from '../fetchRows';
import { rolePrivileges } from '../rolePrivileges';
import { administratorTemplate } from '../userRoles';

const table = 'role';

/** Users whose roles are asked for at once. */
const usersAtOnce = 50;

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const columns = ['roleid', 'name', 'businessunitid', 'parentrootroleid', 'roletemplateid'].map((name) => `<attribute name="${name}"/>`).join('');

const roleColumns = {
  roleid: v.string(),
  name: optionalText,
  _businessunitid_value: v.string(),
  _parentrootroleid_value: optionalText,
  _roletemplateid_value: optionalText,
};

type RoleRow = v.InferOutput<v.ObjectSchema<typeof roleColumns, undefined>>;

const roleRow = v.pipe(v.object(roleColumns), v.transform(toRole));

const heldRow = v.pipe(
  v.object({ ...roleColumns, holder: v.string() }),
  v.transform((row) => ({ userId: row.holder.toLowerCase(), role: toRole(row) })),
);

function toRole(row: RoleRow): SecurityRole {
  return {
    id: row.roleid,
    rootId: (row._parentrootroleid_value ?? row.roleid).toLowerCase(),
    name: row.name ?? '',
    businessUnitId: row._businessunitid_value,
    administrator: row._roletemplateid_value?.toLowerCase() === administratorTemplate,
  };
}

/**
 * Reads the security roles of a business unit: a user can be given those of their own (Microsoft's Terraform provider).
 *
 * @param client How to read Dataverse.
 * @param businessUnitId Id of the business unit.
 * @param signal Ends the reading between two pages.
 * @returns The roles that the caller may see, by name.
 * @throws DataverseError where they can't be read.
 */
export async function rolesIn(client: DataverseClient, businessUnitId: string, signal: AbortSignal): Promise<readonly SecurityRole[]> {
  if (!guid.test(businessUnitId)) {
    return [];
  }
  const body =
    `<entity name="role">${columns}<order attribute="name"/><order attribute="roleid"/>` +
    `<filter><condition attribute="businessunitid" operator="eq" value="${businessUnitId}"/></filter></entity>`;
  return checkRows(table, 'roleid', roleRow, await fetchRows(client, table, body, signal)).rows;
}

/**
 * Reads the security roles that users hold of their own, not through teams.
 *
 * @param client How to read Dataverse.
 * @param userIds `systemuserid`s; what is no GUID is left out.
 * @param signal Ends the reading between two requests.
 * @returns The roles that the caller may see, by the user's id in lower case; users without any have an empty entry.
 * @throws DataverseError where they can't be read.
 */
export async function rolesOfUsers(
  client: DataverseClient,
  userIds: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly SecurityRole[]>> {
  const ids = [...new Set(userIds.filter((id) => guid.test(id)).map((id) => id.toLowerCase()))];
  const byUser = new Map<string, SecurityRole[]>(ids.map((id) => [id, []]));
  for (let start = 0; start < ids.length && !signal.aborted; start += usersAtOnce) {
    const body =
      `<entity name="role">${columns}<order attribute="name"/><order attribute="roleid"/>` +
      '<link-entity name="systemuserroles" from="roleid" to="roleid" link-type="inner" alias="held">' +
      `<attribute name="systemuserid" alias="holder"/><order attribute="systemuserid"/>` +
      `<filter>${isOneOf('systemuserid', ids.slice(start, start + usersAtOnce))}</filter></link-entity></entity>`;
    for (const { userId, role } of checkRows(table, 'roleid', heldRow, await fetchRows(client, table, body, signal)).rows) {
      byUser.get(userId)?.push(role);
    }
  }
  return byUser;
}

/**
 * Reads the security roles of a business unit, and what they grant of some privileges.
 *
 * @param client How to read Dataverse.
 * @param businessUnitId Id of the business unit.
 * @param privilegeNames Names of the privileges.
 * @param signal Ends the reading between two requests.
 * @returns The roles, by name.
 * @throws DataverseError where they can't be read.
 */
export async function roleOptions(
  client: DataverseClient,
  businessUnitId: string,
  privilegeNames: readonly string[],
  signal: AbortSignal,
): Promise<readonly RoleOption[]> {
  const roles = await rolesIn(client, businessUnitId, signal);
  const { byRole } = await rolePrivileges(client, [...new Set(roles.map(({ rootId }) => rootId))], privilegeNames, signal);
  return roles.map((role) => ({ role, grants: byRole.get(role.rootId) ?? new Map<string, RolePrivilege>() }));
}

const grantedRow = v.pipe(
  v.object({ name: v.string(), mask: v.number() }),
  v.transform(({ name, mask }) => ({ name, depth: depthOfMask(mask) })),
);

/**
 * Reads everything that a role grants: nobody can give a role that allows more than they may themselves.
 *
 * @param client How to read Dataverse.
 * @param rootId Id of the root role.
 * @param signal Ends the reading between two pages.
 * @returns The privileges.
 * @throws DataverseError where they can't be read.
 */
export async function privilegesOfRole(client: DataverseClient, rootId: string, signal: AbortSignal): Promise<readonly RolePrivilege[]> {
  const body =
    '<entity name="privilege"><attribute name="privilegeid"/><attribute name="name"/><order attribute="privilegeid"/>' +
    '<link-entity name="roleprivileges" from="privilegeid" to="privilegeid" link-type="inner" alias="granted">' +
    `<attribute name="privilegedepthmask" alias="mask"/><filter>${isOneOf('roleid', [rootId])}</filter></link-entity></entity>`;
  const { rows } = checkRows('privilege', 'privilegeid', grantedRow, await fetchRows(client, 'privilege', body, signal));
  return rows.flatMap(({ name, depth }) => (depth === null ? [] : [{ name, depth }]));
}
