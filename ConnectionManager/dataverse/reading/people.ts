import { peopleKeysOf } from '../../model/connections/peopleKeys';
import { peoplePages } from '../people';
import { readListing } from '../readListing';
import { createListingReading } from './listingReading';
import type { ReadingTools } from './tools';

/** What reads a listing either from the start, or only what changes of other listings have made necessary. */
export interface DependentReading {
  /** Makes the next reading one from the start. */
  readonly forget: () => void;
  /** Reads. Resolves at the reading's end, also where it failed. */
  readonly run: () => Promise<void>;
}

/**
 * Makes the reading of the users behind the connections that are handed in or in Dataverse. It reads nothing while these are the same users.
 *
 * @param tools What to read with.
 * @returns The reading.
 */
export function createPeopleReading({ client, now, store, live }: ReadingTools): DependentReading {
  let known: string | null = null;
  const { run } = createListingReading(store.slot('people'), async function* (before) {
    const keys = peopleKeysOf([...live().connections, ...store.current().instances.rows]);
    const asked = JSON.stringify(keys);
    if (asked === known) {
      yield { ...before, state: 'complete' };
      return;
    }
    known = asked;
    try {
      yield* readListing(before, peoplePages(client, keys, store.signal), ({ id }) => id, now);
    } catch (thrown) {
      known = null;
      throw thrown;
    }
  });
  return {
    run,
    forget() {
      known = null;
    },
  };
}
