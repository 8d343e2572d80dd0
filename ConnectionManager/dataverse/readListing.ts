import type { Listing } from '../model/inventory';
import type { Misfit } from '../model/misfit';
import type { CheckedRows } from './checkRows';

/** A listing of which nothing has been read. */
export const notRead: Listing<never> = { state: 'loading', complete: false, rows: [], misfits: [], problem: null, readAt: null };

/**
 * Reads all pages into a listing, so that never fewer rows are shown than before until all have been read: the new rows
 * take the place of the old ones page by page as soon as there are as many (at once, where there were none), behind a
 * complete listing not before the end. A row that comes twice, since it changed its place between two pages, counts
 * once: the later one, in the place of the first.
 *
 * @param before The listing as it is shown, in state `loading`.
 * @param pages The rows, a page at a time.
 * @param keyOf What tells one row from another.
 * @param now The time of an answer.
 * @returns The listing each time it changes; the last is `complete`.
 * @throws Whatever `pages` throws; what was given out until then stays right.
 */
export async function* readListing<T>(
  before: Listing<T>,
  pages: AsyncIterable<CheckedRows<T>>,
  keyOf: (row: T) => string,
  now: () => Date,
): AsyncGenerator<Listing<T>, void> {
  const rows = new Map<string, T>();
  const misfits = new Map<string, Misfit>();
  let read: Listing<T> = { ...before, rows: [], misfits: [] };
  for await (const page of pages) {
    page.rows.forEach((row) => rows.set(keyOf(row), row));
    page.misfits.forEach((misfit) => misfits.set(misfit.id ?? `${misfits.size}`, misfit));
    read = { ...read, rows: [...rows.values()], misfits: [...misfits.values()], readAt: now() };
    if (!before.complete && rows.size >= before.rows.length) {
      yield read;
    }
  }
  yield { ...read, state: 'complete', complete: true };
}

/**
 * Reads some rows into a listing, beside those that it keeps: each takes the place of the one with its key, or comes last.
 *
 * @param kept The listing with the rows that stay, in state `loading`.
 * @param pages The rows, a page at a time.
 * @param keyOf What tells one row from another.
 * @param now The time of an answer.
 * @returns The listing each time it changes; the last is `complete`.
 * @throws Whatever `pages` throws; what was given out until then stays right.
 */
export async function* mergeListing<T>(
  kept: Listing<T>,
  pages: AsyncIterable<CheckedRows<T>>,
  keyOf: (row: T) => string,
  now: () => Date,
): AsyncGenerator<Listing<T>, void> {
  const rows = new Map(kept.rows.map((row) => [keyOf(row), row]));
  const misfits = new Map(kept.misfits.map((misfit, index) => [misfit.id ?? `${index}`, misfit]));
  let merged = kept;
  for await (const page of pages) {
    page.rows.forEach((row) => {
      rows.set(keyOf(row), row);
      misfits.delete(keyOf(row));
    });
    page.misfits.forEach((misfit) => misfits.set(misfit.id ?? `${misfits.size}`, misfit));
    merged = { ...merged, rows: [...rows.values()], misfits: [...misfits.values()], readAt: now() };
    yield merged;
  }
  yield { ...merged, state: 'complete', complete: true };
}
