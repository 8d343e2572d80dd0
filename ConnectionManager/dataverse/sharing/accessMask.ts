import type { SharedRight } from '../../model/sharing';

/** The bits of `accessrightsmask`, in the order in which Dataverse names the rights (Microsoft Learn, "AccessRights EnumType"). */
const bits: readonly (readonly [SharedRight, number])[] = [
  ['Read', 1],
  ['Write', 2],
  ['Append', 4],
  ['AppendTo', 16],
  ['Create', 32],
  ['Delete', 65_536],
  ['Share', 262_144],
  ['Assign', 524_288],
];

/**
 * Reads a mask as rows have it.
 *
 * @param mask The number; null counts as 0.
 * @returns The rights, in Dataverse's order.
 */
export function rightsInMask(mask: number | null): readonly SharedRight[] {
  return bits.filter(([, bit]) => ((mask ?? 0) & bit) !== 0).map(([right]) => right);
}

/**
 * Reads a mask as functions answer it.
 *
 * @param names Such as `ReadAccess, WriteAccess`, with or without spaces; what is no right's name is left out, as `None` is.
 * @returns The rights, in Dataverse's order.
 */
export function rightsInNames(names: string): readonly SharedRight[] {
  const words = new Set(names.split(',').map((word) => word.trim().toLowerCase()));
  return bits.filter(([right]) => words.has(`${right}Access`.toLowerCase())).map(([right]) => right);
}

/**
 * Writes a mask as actions take it.
 *
 * @param rights The rights.
 * @returns Such as `ReadAccess,WriteAccess`; `None` without any.
 */
export function namesOfRights(rights: readonly SharedRight[]): string {
  return rights.map((right) => `${right}Access`).join(',') || 'None';
}
