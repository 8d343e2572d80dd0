import type { Listing } from '../../model/inventory';
import type { CheckedRows } from '../checkRows';
import type { DataverseClient } from '../client';
import { readListing } from '../readListing';
import { createListingReading, type ListingReading, type ListingSlot } from './listingReading';
import type { ReadingTools } from './tools';

/** Reads all rows of a table, a page at a time. */
export type ReadPages<T> = (client: DataverseClient, signal: AbortSignal) => AsyncIterable<CheckedRows<T>>;

/**
 * Makes the reading of a listing that is read from the start each time.
 *
 * @param tools What to read with.
 * @param slot Where the listing is kept.
 * @param pages Reads its rows.
 * @param keyOf What tells one row from another.
 * @param ready Resolves when it is this listing's turn; must not reject.
 * @returns The reading.
 */
export function createWholeReading<T>(
  { client, now, store: { signal } }: ReadingTools,
  slot: ListingSlot<Listing<T>>,
  pages: ReadPages<T>,
  keyOf: (row: T) => string,
  ready: () => Promise<void> = () => Promise.resolve(),
): ListingReading<T> {
  return createListingReading(slot, async function* (before) {
    await ready();
    yield* readListing(before, pages(client, signal), keyOf, now);
  });
}
