/**
 * A name from data that can't turn the direction of the words around it, where no element can be put around it.
 *
 * @param name The name.
 * @returns The name between marks that isolate it (Unicode Standard Annex #9).
 */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}
