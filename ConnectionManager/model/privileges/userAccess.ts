import { compareText } from '../flow/compareText';
import { widerDepth } from './depth';
import type { HeldPrivilege, PrivilegeDepth, UserAccess } from './privileges';

/** The privilege of whoever impersonates: Run as and run-only connections need it. */
export const ACT_ON_BEHALF = 'prvActOnBehalfOfAnotherUser';

/** A security role that a user holds. */
export interface HeldRole {
  /** The role of the topmost business unit that this one is a copy of: privileges hang on that one. */
  readonly rootId: string;
  readonly name: string;
  /** Whether it is System Administrator. */
  readonly administrator: boolean;
  readonly through: 'user' | 'team';
  /** For a team's role: whether members hold its privileges on their own rows, too ("Direct User access level and Team privileges"). */
  readonly inherited: boolean;
}

/** A privilege in a role. */
export interface RolePrivilege {
  readonly name: string;
  readonly depth: PrivilegeDepth;
}

/** The privileges of root roles: by the role's id, then by the privilege's name in lower case. */
export type PrivilegesByRole = ReadonlyMap<string, ReadonlyMap<string, RolePrivilege>>;

/** What a user's privileges are put together from. */
export interface AccessParts {
  readonly userId: string;
  readonly roles: readonly HeldRole[];
  readonly privileges: PrivilegesByRole;
  /** Names in lower case. */
  readonly asked: ReadonlySet<string>;
  /** Whether `roles` are known to be all. */
  readonly complete: boolean;
}

/**
 * Adds up what a user's roles grant: of each privilege the widest depth. A team's role counts for the team's rows, and where members
 * inherit it at the least depth for the user, too (Microsoft Learn, "Create or edit a security role").
 *
 * @param parts The user's roles and what is in them.
 * @returns What the user holds; determined where all roles are known, and where the administrator's is among them.
 */
export function toUserAccess({ userId, roles, privileges, asked, complete }: AccessParts): UserAccess {
  const held = new Map<string, HeldPrivilege>();
  for (const role of roles) {
    privileges.get(role.rootId)?.forEach(({ name, depth }, key) => {
      held.set(key, widened(held.get(key) ?? { name, depth: null, teamDepth: null }, role, depth));
    });
  }
  const own = roles.filter(({ through }) => through === 'user');
  const actsOnBehalf = own.some((role) => role.administrator || privileges.get(role.rootId)?.has(ACT_ON_BEHALF.toLowerCase()) === true);
  const administrator = roles.some((role) => role.administrator);
  return {
    userId,
    roles: [...new Set(roles.map(({ name }) => name))].sort(compareText),
    administrator,
    privileges: held,
    asked,
    actsOnBehalf: actsOnBehalf || (complete ? false : null),
    determined: complete || administrator,
  };
}

function widened(held: HeldPrivilege, { through, inherited }: HeldRole, depth: PrivilegeDepth): HeldPrivilege {
  if (through === 'user') {
    return { ...held, depth: widerDepth(held.depth, depth) };
  }
  return { ...held, depth: inherited ? widerDepth(held.depth, 'basic') : held.depth, teamDepth: widerDepth(held.teamDepth, depth) };
}
