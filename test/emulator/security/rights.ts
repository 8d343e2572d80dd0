import type { AccessName } from '../schema/schema';

/**
 * The access rights with their bits in `accessrightsmask` (AccessRights enumeration of the service's metadata), in the order in
 * which a recorded answer names them.
 */
export const accessRights = {
  Read: 1,
  Write: 2,
  Append: 4,
  AppendTo: 16,
  Create: 32,
  Delete: 65536,
  Share: 262144,
  Assign: 524288,
} as const satisfies Record<AccessName, number>;

/** The access rights' names in that order. */
export const accessNames = Object.keys(accessRights) as readonly AccessName[];

/** The mask of these rights. */
export function maskOf(names: readonly AccessName[]): number {
  return names.reduce((mask, name) => mask | accessRights[name], 0);
}

/** The rights in a mask. */
export function namesOf(mask: number): AccessName[] {
  return accessNames.filter((name) => (mask & accessRights[name]) !== 0);
}

/** A mask as answers write it: `ReadAccess, WriteAccess`, or `None`. */
export function writeMask(mask: number): string {
  return namesOf(mask).map((name) => `${name}Access`).join(', ') || 'None';
}

/** Reads `ReadAccess,WriteAccess`; undefined for anything else. */
export function readMask(text: string): number | undefined {
  const words = text.split(',').map((word) => word.trim());
  const names = words.filter((word) => word !== 'None').map((word) => accessNames.find((name) => `${name}Access` === word));
  return names.includes(undefined) ? undefined : maskOf(names.filter((name) => name !== undefined));
}
