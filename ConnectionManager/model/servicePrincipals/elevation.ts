import { heldDepth } from '../privileges/heldDepth';
import type { UserAccess } from '../privileges/privileges';
import type { RolePrivilege } from '../privileges/userAccess';
import { reaches } from './depths';

/**
 * What a role allows beyond what somebody may do themselves: they can't give it then (Microsoft Learn, "Assign security roles").
 *
 * @param granted What the role grants.
 * @param viewer What was found out about whoever is to give it; null where nothing was.
 * @returns The privileges that they don't hold as far; null where it can't be told.
 */
export function elevation(granted: readonly RolePrivilege[], viewer: UserAccess | null): readonly RolePrivilege[] | null {
  if (!viewer?.determined) {
    return null;
  }
  const beyond: RolePrivilege[] = [];
  for (const privilege of granted) {
    const held = heldDepth(viewer, privilege.name);
    if (held === 'unknown') {
      return null;
    }
    if (held === 'none' || !reaches(held, privilege.depth)) {
      beyond.push(privilege);
    }
  }
  return beyond;
}
