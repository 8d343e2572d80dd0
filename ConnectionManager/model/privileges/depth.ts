import type { PrivilegeDepth } from './privileges';

/** Bits of `roleprivileges.privilegedepthmask`, widest first. */
const widestFirst: readonly (readonly [number, PrivilegeDepth])[] = [
  [8, 'global'],
  [4, 'deep'],
  [2, 'local'],
  [1, 'basic'],
];

/**
 * The widest depth in a mask.
 *
 * @param mask Value of `privilegedepthmask`.
 * @returns Null where nothing is granted. A bit that isn't documented counts as the least, so that nobody is said to lack the privilege.
 */
export function depthOfMask(mask: number): PrivilegeDepth | null {
  return widestFirst.find(([bit]) => (mask & bit) !== 0)?.[1] ?? (mask === 0 ? null : 'basic');
}

/**
 * The wider of two depths.
 *
 * @returns Null where both are.
 */
export function widerDepth(a: PrivilegeDepth | null, b: PrivilegeDepth | null): PrivilegeDepth | null {
  return widestFirst.find(([, depth]) => depth === a || depth === b)?.[1] ?? null;
}
