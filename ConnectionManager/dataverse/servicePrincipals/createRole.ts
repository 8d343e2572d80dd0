import { depthOfMask } from '../../model/privileges/depth';
import type { PrivilegeDepth } from '../../model/privileges/privileges';
import type { PrivilegeToGrant, SecurityRole } from '../../model/servicePrincipals/securityRole';
import type { Problem } from '../../model/problem';
import type { DataverseClient } from '../client';
import { rowMissing, toDataverseError } from '../errors';
import { pauseByClock, type Pause } from '../pause';
import { isRefusal } from '../writing';
import { rolePrivileges } from '../rolePrivileges';
import { notDone, seenAfterWrite, tryWrite, type NotDone } from './seenAfterWrite';
import { rolesIn } from './securityRoles';

const table = 'role';

/** `RoleAlreadyExists` (Microsoft Learn, "Web service error codes"): the business unit has a role of that name. */
const nameTaken = '0x80041403';

const untilTheEnd = new AbortController().signal;

/** `PrivilegeDepth` as the Web API takes it (metadata). */
const depthNames: Readonly<Record<PrivilegeDepth, string>> = { basic: 'Basic', local: 'Local', deep: 'Deep', global: 'Global' };

/** Least first. */
const order: readonly PrivilegeDepth[] = [1, 2, 4, 8].map((mask) => depthOfMask(mask) ?? 'basic');

/** A role that is to be there. */
export interface RoleToCreate {
  /** At most 100 characters. */
  readonly name: string;
  readonly description: string;
  readonly businessUnitId: string;
  readonly privileges: readonly PrivilegeToGrant[];
}

/** What became of it; `incomplete`: the role is there, without all of its privileges. */
export type CreatedRole =
  | { readonly outcome: 'created'; readonly role: SecurityRole }
  | { readonly outcome: 'name-taken' }
  | {
      readonly outcome: 'incomplete';
      readonly role: SecurityRole;
      readonly missing: readonly PrivilegeToGrant[];
      readonly problem: Problem | null;
    }
  | NotDone;

/** What became of removing a role; `in-use`: somebody holds it. */
export type RemovedRole =
  | { readonly outcome: 'removed' | 'gone' | 'in-use' }
  | { readonly outcome: 'refused' | 'uncertain'; readonly problem: Problem };

/**
 * Makes a security role with some privileges, and looks afterwards what it grants. Dataverse puts a few of its own into every new role.
 *
 * @param client How to reach Dataverse.
 * @param role The role.
 * @param pause How to pass time; tests give their own.
 * @returns What became of it. It never rejects.
 */
export async function createRole(client: DataverseClient, role: RoleToCreate, pause: Pause = pauseByClock): Promise<CreatedRole> {
  const find = (): Promise<SecurityRole | null> => roleOfName(client, role.businessUnitId, role.name);
  try {
    if ((await find()) !== null) {
      return { outcome: 'name-taken' };
    }
  } catch (thrown) {
    return { outcome: 'refused', problem: toDataverseError(thrown).problem };
  }
  const problem = await tryWrite(() =>
    client.create(table, {
      name: role.name,
      description: role.description,
      'businessunitid@odata.bind': `/businessunits(${role.businessUnitId})`,
    }),
  );
  if (problem?.code === nameTaken) {
    return { outcome: 'name-taken' };
  }
  const { found, unreadable } = await seenAfterWrite(problem, pause, find);
  return found
    ? completeRole(client, found, role.privileges, pause)
    : (notDone(problem, unreadable) ?? { outcome: 'uncertain', problem: unseen(role.name) });
}

/**
 * Adds to a role what it lacks of some privileges, and looks afterwards what it grants.
 *
 * @param client How to reach Dataverse.
 * @param role The role.
 * @param privileges What it is to grant.
 * @param pause How to pass time; tests give their own.
 * @returns What became of it. It never rejects.
 */
export async function completeRole(
  client: DataverseClient,
  role: SecurityRole,
  privileges: readonly PrivilegeToGrant[],
  pause: Pause = pauseByClock,
): Promise<CreatedRole> {
  let missing = privileges;
  try {
    missing = await lacking(client, role, privileges);
  } catch (thrown) {
    return { outcome: 'incomplete', role, missing, problem: toDataverseError(thrown).problem };
  }
  if (missing.length === 0) {
    return { outcome: 'created', role };
  }
  const problem = await addPrivileges(client, role, missing);
  const { found, unreadable } = await seenAfterWrite(problem, pause, async () => {
    missing = await lacking(client, role, privileges);
    return missing.length === 0 ? role : null;
  });
  return found ? { outcome: 'created', role } : { outcome: 'incomplete', role, missing, problem: problem ?? unreadable };
}

/**
 * Deletes a role that nobody holds.
 *
 * @param client How to reach Dataverse.
 * @param roleId `roleid` of the role.
 * @param pause How to pass time; tests give their own.
 * @returns What became of it. It never rejects.
 */
export async function removeRole(client: DataverseClient, roleId: string, pause: Pause = pauseByClock): Promise<RemovedRole> {
  try {
    if (!(await isThere(client, roleId))) {
      return { outcome: 'gone' };
    }
    if (await isHeld(client, roleId)) {
      return { outcome: 'in-use' };
    }
  } catch (thrown) {
    return { outcome: 'refused', problem: toDataverseError(thrown).problem };
  }
  const problem = await tryWrite(() => client.remove(table, roleId));
  const { found, unreadable } = await seenAfterWrite(problem, pause, async () => ((await isThere(client, roleId)) ? null : 'removed'));
  if (found) {
    return { outcome: 'removed' };
  }
  const why = problem ?? unreadable ?? unseen(roleId);
  return { outcome: problem && isRefusal(problem) ? 'refused' : 'uncertain', problem: why };
}

async function roleOfName(client: DataverseClient, businessUnitId: string, name: string): Promise<SecurityRole | null> {
  const roles = await rolesIn(client, businessUnitId, untilTheEnd);
  return roles.find((role) => role.name.toLowerCase() === name.toLowerCase()) ?? null;
}

async function lacking(client: DataverseClient, role: SecurityRole, privileges: readonly PrivilegeToGrant[]): Promise<readonly PrivilegeToGrant[]> {
  const names = privileges.map(({ name }) => name);
  const { byRole } = await rolePrivileges(client, [role.rootId], names, untilTheEnd);
  const granted = byRole.get(role.rootId);
  return privileges.filter(({ name, depth }) => {
    const held = granted?.get(name.toLowerCase());
    return !held || order.indexOf(held.depth) < order.indexOf(depth);
  });
}

/** Microsoft Learn, "AddPrivilegesRole action". */
function addPrivileges(client: DataverseClient, role: SecurityRole, privileges: readonly PrivilegeToGrant[]): Promise<Problem | null> {
  return tryWrite(async () => {
    if (!client.execute) {
      throw toDataverseError({ message: 'The host has no execute: not supported.' });
    }
    await client.execute({
      name: 'AddPrivilegesRole',
      kind: 'action',
      boundTo: { table, id: role.id },
      parameters: [
        {
          name: 'Privileges',
          typeName: 'Collection(mscrm.RolePrivilege)',
          structuralProperty: 4,
          value: privileges.map(({ id, depth }) => ({
            '@odata.type': 'Microsoft.Dynamics.CRM.RolePrivilege',
            PrivilegeId: id,
            Depth: depthNames[depth],
          })),
        },
      ],
    });
  });
}

async function isThere(client: DataverseClient, roleId: string): Promise<boolean> {
  try {
    await client.row(table, roleId, '?$select=roleid');
    return true;
  } catch (thrown) {
    const error = toDataverseError(thrown);
    if (error.problem.code === rowMissing) {
      return false;
    }
    throw error;
  }
}

async function isHeld(client: DataverseClient, roleId: string): Promise<boolean> {
  for await (const rows of client.pages('systemuser', `?$select=systemuserid&$filter=systemuserroles_association/any(r:r/roleid eq ${roleId})`, 1, untilTheEnd)) {
    return rows.length > 0;
  }
  return false;
}

function unseen(what: string): Problem {
  return { kind: 'other', privilege: null, code: null, detail: `Dataverse accepted it, and it can't be seen: ${what}` };
}
