import type { Inventory, Listing } from '../model/inventory';
import {
  accessProblem,
  definitionsProblem,
  flowsProblem,
  instancesProblem,
  peopleProblem,
  registrationsProblem,
  runsProblem,
  tablesProblem,
  type ProblemSubject,
} from './problemText';

/** A listing whose problems concern the view, and how they are told. */
export interface WatchedListing {
  readonly listing: Listing<unknown>;
  readonly subject: ProblemSubject;
}

/**
 * The listings beside a list's own whose problems make the list less than it could be. What an environment doesn't offer at all isn't a
 * problem that anybody could mend, nor is a missing privilege for the status that Dataverse keeps of connections: environments needn't
 * keep one.
 *
 * @param inventory What has been read.
 * @returns The listings, and how their problems are told.
 */
export function watchedListings(inventory: Inventory): readonly WatchedListing[] {
  const { flows, definitions, runs, access, registrations, people, tables, instances } = inventory;
  return [
    { listing: flows, subject: flowsProblem },
    { listing: definitions, subject: definitionsProblem },
    { listing: runs, subject: runsProblem },
    { listing: access, subject: accessProblem },
    { listing: registrations, subject: registrationsProblem },
    { listing: people, subject: peopleProblem },
    { listing: tables, subject: tablesProblem },
    { listing: instances, subject: instancesProblem },
  ].filter(({ listing }) => {
    const kind = listing.problem?.kind;
    return kind !== 'notAvailable' && (listing !== instances || kind !== 'privilege');
  });
}
