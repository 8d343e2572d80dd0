/** Bits of `privilegedepthmask` (roleprivileges), by the depth's name in the Web API's PrivilegeDepth enumeration. */
export const depthMasks = { Basic: 1, Local: 2, Deep: 4, Global: 8 } as const;

export type DepthName = keyof typeof depthMasks;

/** Widest first. */
const widestFirst: readonly DepthName[] = ['Global', 'Deep', 'Local', 'Basic'];

/**
 * The widest depth in a mask. Undefined for 0, which grants nothing, and for the record filter's bit alone, which is not modelled.
 */
export function depthOf(mask: number): DepthName | undefined {
  return widestFirst.find((name) => (mask & depthMasks[name]) !== 0);
}

/** Whether the first depth reaches at least as far as the second. */
export function reachesAsFar(depth: DepthName, other: DepthName): boolean {
  return depthMasks[depth] >= depthMasks[other];
}

/** The depth and all that reach less far. */
export function upTo(depth: DepthName): DepthName[] {
  return widestFirst.filter((other) => reachesAsFar(depth, other));
}

/** The depth that a value names, if it names one. */
export function depthNamed(value: unknown): DepthName | undefined {
  return widestFirst.find((name) => name === value);
}
