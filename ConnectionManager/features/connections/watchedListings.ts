import type { Inventory, Listing } from '../../model/inventory';
import type { WatchedListing } from '../../ui/ListMessages';
import { accessProblem, definitionsProblem, flowsProblem, runsProblem } from '../../ui/problemText';

/**
 * The listings beside the connection references whose problems make the list less than it could be. What an environment doesn't
 * offer at all isn't a problem that anybody could mend.
 *
 * @param inventory What has been read.
 * @returns The listings, and how their problems are told.
 */
export function watchedListings({ flows, definitions, runs, access }: Inventory): readonly WatchedListing[] {
  return [
    { listing: flows, subject: flowsProblem },
    { listing: definitions, subject: definitionsProblem },
    { listing: runs, subject: runsProblem },
    { listing: access, subject: accessProblem },
  ].filter(({ listing }) => isOffered(listing));
}

function isOffered({ problem }: Listing<unknown>): boolean {
  return problem?.kind !== 'notAvailable';
}
