interface Identified {
  readonly id: string;
}

/**
 * The row that takes the place of another one that may have gone.
 *
 * @param id Id of the row.
 * @param before The rows when that row was among them.
 * @param now The rows that there are.
 * @returns The id itself where the row is still there, else that of the next row that is, else of the previous one; undefined where
 * none of them is.
 */
export function nearestId(id: string, before: readonly Identified[], now: readonly Identified[]): string | undefined {
  const left = new Set(now.map((row) => row.id));
  const index = before.findIndex((row) => row.id === id);
  const next = before.slice(Math.max(index, 0)).find((row) => left.has(row.id));
  const previous = (): Identified | undefined => before.slice(0, Math.max(index, 0)).reverse().find((row) => left.has(row.id));
  return (left.has(id) ? { id } : (next ?? previous()))?.id;
}
