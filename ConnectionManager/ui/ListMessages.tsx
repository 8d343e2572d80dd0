import * as React from 'react';
import type { Listing } from '../model/inventory';
import type { Misfit } from '../model/misfit';
import { useTexts } from '../strings/texts';
import { MessageStrip } from './MessageStrip';
import { problemDetails, problemText, type ProblemSubject } from './problemText';

/** A listing whose problems concern the view, and how they are told. */
export interface WatchedListing {
  readonly listing: Listing<unknown>;
  readonly subject: ProblemSubject;
}

/** Properties of {@link ListMessages}. */
export interface ListMessagesProps {
  readonly watched: readonly WatchedListing[];
  readonly onTryAgain: () => void;
}

/** What went wrong while rows that are shown were read, the most severe first; the same problem is told once. */
export function ListMessages({ watched, onTryAgain }: ListMessagesProps): React.ReactElement {
  const texts = useTexts();
  const failed = watched.filter(({ listing }, index) => {
    const { problem } = listing;
    return problem !== null && watched.findIndex((other) => other.listing.problem === problem) === index;
  });
  const misfits = watched.flatMap(({ listing }) => listing.misfits);
  return (
    <>
      {failed.map(({ listing, subject }) =>
        listing.problem ? (
          <MessageStrip
            key={subject.other}
            intent="error"
            message={problemText(listing.problem, subject, texts)}
            details={problemDetails(listing.problem)}
            onTryAgain={onTryAgain}
          />
        ) : null,
      )}
      {misfits.length > 0 ? (
        <MessageStrip intent="warning" message={texts.count('Problem_Misfits', misfits.length)} details={misfits.map(misfitLine).join('\n')} />
      ) : null}
    </>
  );
}

function misfitLine({ table, id, detail }: Misfit): string {
  return `${table} ${id ?? '?'}: ${detail}`;
}
