import type { DataverseClient } from '../client';
import { giveRoleById, type GivenRole } from '../giveRole';
import { pauseByClock, type Pause } from '../pause';

/** What became of one role. */
export interface RoleResult {
  readonly roleId: string;
  readonly given: GivenRole;
}

/**
 * Gives a user several security roles, one after the other, and looks after each whether they have it. Those that they have already are
 * left alone, so that it can be tried again.
 *
 * @param client How to reach Dataverse.
 * @param userId `systemuserid` of the user.
 * @param roleIds `roleid`s of roles of the user's own business unit.
 * @param pause How to pass time; tests give their own.
 * @returns What became of each, in order. It never rejects.
 */
export async function giveRoles(
  client: DataverseClient,
  userId: string,
  roleIds: readonly string[],
  pause: Pause = pauseByClock,
): Promise<readonly RoleResult[]> {
  const results: RoleResult[] = [];
  for (const roleId of roleIds) {
    results.push({ roleId, given: await giveRoleById(client, userId, roleId, pause) });
  }
  return results;
}
