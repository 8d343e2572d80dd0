import type { UserAccess } from '../../model/privileges/privileges';
import { heldDepth } from '../../model/privileges/heldDepth';
import type { TextKey } from '../../strings/TextKey';

const texts: Readonly<Record<ReturnType<typeof heldDepth>, TextKey>> = {
  global: 'Scope_Connections_All',
  deep: 'Scope_Connections_BusinessUnit',
  local: 'Scope_Connections_BusinessUnit',
  basic: 'Scope_Connections_Own',
  none: 'Scope_Connections_Permitted',
  unknown: 'Scope_Connections_Permitted',
};

/**
 * Which connection references the list can hold, by how far the signed-in user may read them.
 *
 * @param access What was found out about users' privileges.
 * @param viewerId `systemuserid` of the signed-in user; null where it isn't known.
 * @returns The sentence's key.
 */
export function connectionsScope(access: readonly UserAccess[], viewerId: string | null): TextKey {
  const viewer = access.find(({ userId }) => userId === viewerId) ?? null;
  return texts[heldDepth(viewer, 'prvReadconnectionreference')];
}
