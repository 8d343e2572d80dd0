import { heldDepth } from './heldDepth';
import type { NeededPrivilege, Needs, UserAccess } from './privileges';

/**
 * The privileges that steps need for certain and that the user doesn't hold at any depth. What is needed in some cases only is never
 * missing, and nothing is while it isn't known what the user holds. None missing doesn't mean that the steps work: rows, columns
 * and licenses have a say, too.
 *
 * @param needs What the steps need.
 * @param access What was found out about the user that they run as.
 * @returns The part of what is needed that is missing, in the same order.
 */
export function missingPrivileges(needs: Needs, access: UserAccess): NeededPrivilege[] {
  return needs.needed.filter(({ privilege, perhaps }) => !perhaps && heldDepth(access, privilege) === 'none');
}
