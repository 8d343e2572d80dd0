import type { RequestContext } from '../core/context';
import { DataverseError } from '../errors';
import type { Table } from '../schema/schema';
import type { StoredRow } from '../store/database';
import { principalsOf } from './access';
import { administratorTemplate } from './caller';
import type { Caller } from './caller';
import { upTo } from './depths';
import { allGrants, privilegesOfRole } from './grants';
import type { RolePrivilege } from './grants';
import { missingPrivilege } from './refusals';

/** The id of the role at the top of the business units of which this one is a copy; its own if it is none. */
export function rootOf(role: StoredRow): string {
  return String(role.parentrootroleid ?? role.roleid);
}

function isCopy(role: StoredRow): boolean {
  return rootOf(role) !== role.roleid;
}

/**
 * Only the role of the topmost business unit can be changed; those below are copies of it (Microsoft Learn, Create or edit a
 * security role). System Administrator can't be changed at all. Codes: Microsoft Learn, web service error codes, RestrictInheritedRole
 * and CannotModifySysAdmin; their status is modelled.
 * @param table any table: other rows than roles are not looked at
 * @throws DataverseError 400
 */
export function checkRoleChangeable(table: Table, row: StoredRow): void {
  if (table.logicalName === 'role' && isCopy(row)) {
    throw new DataverseError(400, '0x80044152', 'Inherited roles cannot be modified.');
  }
  if (table.logicalName === 'role' && row.roletemplateid === administratorTemplate) {
    throw new DataverseError(400, '0x80041d31', 'The System Administrator Role cannot be modified.');
  }
}

/**
 * A copy of a role goes with the role at the top (Microsoft Learn, web service error codes; status modelled).
 * @param table any table: other rows than roles are not looked at
 * @throws DataverseError 400 for a copy
 */
export function checkRoleDeletable(table: Table, row: StoredRow): void {
  if (table.logicalName === 'role' && isCopy(row)) {
    throw new DataverseError(400, '0x8004140c', 'Cannot delete a role that is inherited from a parent business.');
  }
}

/** What a role holds, which is what the role at the top of the business units holds; of System Administrator everything. */
export function readRolePrivileges({ store }: RequestContext, role: StoredRow): RolePrivilege[] {
  const root = rootOf(role);
  const template = 'SELECT 1 AS found FROM role WHERE roleid IN (?, ?) AND roletemplateid = ?';
  return privilegesOfRole(store, root, store.row(template, [role.roleid ?? null, root, administratorTemplate]) !== undefined);
}

/**
 * Nobody gives away a privilege that they do not hold, or not as far (Microsoft Learn, Prevent elevation of security role
 * privilege). Which error says so is not established: modelled as that of a missing privilege.
 * @throws DataverseError 403
 */
export function requireWithinOwn(context: RequestContext, privileges: readonly Pick<RolePrivilege, 'name' | 'depth'>[]): void {
  for (const principal of principalsOf(context)) {
    const missing = isUnbounded(context, principal) ? undefined : firstBeyond(context, principal, privileges);
    if (missing) {
      throw missingPrivilege(context, principal, missing.name);
    }
  }
}

function isUnbounded({ environment }: RequestContext, principal: Caller): boolean {
  return !environment.privilegesChecked || principal.administrator;
}

function firstBeyond<Privilege extends Pick<RolePrivilege, 'name' | 'depth'>>(
  { store }: RequestContext,
  principal: Caller,
  privileges: readonly Privilege[],
): Privilege | undefined {
  const held = new Set(allGrants(store, principal).flatMap(({ name, depth }) => upTo(depth).map((within) => `${name} ${within}`)));
  return privileges.find(({ name, depth }) => !held.has(`${name} ${depth}`));
}
