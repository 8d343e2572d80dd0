import type { PrivilegeDepth } from '../privileges/privileges';

/** Depths from the least to the widest. */
export const depthsByReach: readonly PrivilegeDepth[] = ['basic', 'local', 'deep', 'global'];

/**
 * Whether a depth reaches as far as another.
 *
 * @param held What is held.
 * @param wanted What is wanted.
 * @returns Whether it does.
 */
export function reaches(held: PrivilegeDepth, wanted: PrivilegeDepth): boolean {
  return depthsByReach.indexOf(held) >= depthsByReach.indexOf(wanted);
}
