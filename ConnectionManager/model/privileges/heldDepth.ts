import { widerDepth } from './depth';
import type { PrivilegeDepth, UserAccess } from './privileges';

/**
 * How far a user holds a privilege, by roles of their own or of their teams. Even at the least depth it is held: which rows it
 * reaches is another matter (Microsoft Learn, "Security concepts in Microsoft Dataverse").
 *
 * @param access What was found out about the user; null where nothing was.
 * @param privilege Name of the privilege, in any letter case.
 * @returns The widest depth; `unknown` where it can't be told.
 */
export function heldDepth(access: UserAccess | null, privilege: string): PrivilegeDepth | 'none' | 'unknown' {
  if (!access?.determined) {
    return 'unknown';
  }
  if (access.administrator) {
    return 'global';
  }
  const name = privilege.toLowerCase();
  const held = access.privileges.get(name);
  if (held) {
    return widerDepth(held.depth, held.teamDepth) ?? 'none';
  }
  return access.asked?.has(name) === false ? 'unknown' : 'none';
}
