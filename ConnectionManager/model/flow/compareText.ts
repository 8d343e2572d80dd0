/**
 * Orders two texts by code unit, the same in every locale; for `Array.prototype.sort`.
 *
 * @returns Negative, zero or positive.
 */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
