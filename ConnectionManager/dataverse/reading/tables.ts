import type { ResolvedTable } from '../../model/privileges/privileges';
import { tableKey } from '../../model/privileges/tableLookup';
import { tableNamesIn } from '../../model/privileges/tableNamesIn';
import { mergeListing } from '../readListing';
import { tablePages } from '../tables';
import { createListingReading, type ListingReading } from './listingReading';
import type { ReadingTools } from './tools';

/**
 * Makes the reading of the tables that flows name. A table is looked up once: what a name stands for doesn't change.
 *
 * @param tools What to read with.
 * @returns The reading.
 */
export function createTablesReading({ client, now, store }: ReadingTools): ListingReading<ResolvedTable> {
  return createListingReading(store.slot('tables'), async function* (before) {
    const known = new Set(before.rows.map(tableKey));
    const names = tableNamesIn(store.current().definitions.rows).filter((name) => !known.has(tableKey(name)));
    yield* mergeListing(before, tablePages(client, names, store.signal), tableKey, now);
  });
}
