import type { Listing } from '../../model/inventory';
import { toDataverseError } from '../errors';

/** Where a listing is kept. */
export interface ListingSlot<L> {
  readonly current: () => L;
  readonly publish: (listing: L) => void;
}

/** What reads one listing, again and again, but never twice at the same time. */
export interface ListingReading<T> {
  /** Reads, unless it is being read: a request that is under way can't be called back. Resolves at the reading's end, also where it failed. */
  readonly run: () => Promise<void>;
  /** Resolves when it isn't being read any more. */
  readonly settled: () => Promise<void>;
  /** Changes rows at once, and again among those that a reading which is under way brings: it may have asked for them before. */
  readonly amend: (change: RowsChange<T>) => void;
}

/** Makes other rows of the rows of a listing. */
export type RowsChange<T> = (rows: readonly T[]) => readonly T[];

/**
 * Makes what reads one listing.
 *
 * @param slot Where the listing is kept.
 * @param read Reads it: takes the listing as it was left, in state `loading`, and gives it out each time it changes. What it throws
 * makes the listing `failed` with the rows that are shown.
 * @returns The reading, which hasn't begun.
 */
export function createListingReading<T, L extends Listing<T>>(
  { current, publish }: ListingSlot<L>,
  read: (before: L) => AsyncIterable<L>,
): ListingReading<T> {
  let running: Promise<void> | null = null;
  let changes: RowsChange<T>[] = [];

  const work = async (): Promise<void> => {
    try {
      const before: L = { ...current(), state: 'loading', problem: null };
      publish(before);
      for await (const listing of read(before)) {
        publish({ ...listing, rows: changes.reduce((rows, change) => change(rows), listing.rows) });
      }
    } catch (thrown) {
      publish({ ...current(), state: 'failed', problem: toDataverseError(thrown).problem });
    } finally {
      running = null;
      changes = [];
    }
  };

  return {
    run: () => (running ??= work()),
    settled: () => running ?? Promise.resolve(),
    amend(change) {
      if (running) {
        changes.push(change);
      }
      publish({ ...current(), rows: change(current().rows) });
    },
  };
}

/**
 * A change that puts one row in the place of that with its key, or last where there is none.
 *
 * @param row The row.
 * @param keyOf What tells one row from another.
 * @returns The change.
 */
export function withRow<T>(row: T, keyOf: (row: T) => string): RowsChange<T> {
  const key = keyOf(row);
  return (rows) => (rows.some((other) => keyOf(other) === key) ? rows.map((other) => (keyOf(other) === key ? row : other)) : [...rows, row]);
}
