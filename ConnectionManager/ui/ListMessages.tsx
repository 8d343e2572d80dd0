import * as React from 'react';
import type { Listing } from '../model/inventory';
import type { Misfit } from '../model/misfit';
import type { Problem } from '../model/problem';
import { useTexts, type Texts } from '../strings/texts';
import { MessageStrip } from './MessageStrip';
import { problemDetails, problemText, type ProblemSubject } from './problemText';

/** A listing whose problems concern the view, and how they are told. */
export interface WatchedListing {
  readonly listing: Listing<unknown>;
  readonly subject: ProblemSubject;
}

/** Properties of {@link ListMessages}. */
export interface ListMessagesProps {
  /** The listing of the rows first. Its problem stands in the list's place while there are no rows, and isn't told again here. */
  readonly watched: readonly WatchedListing[];
  readonly onTryAgain: () => void;
}

/** What went wrong while rows that are shown were read; the same thing is told once. */
export function ListMessages({ watched, onTryAgain }: ListMessagesProps): React.ReactElement {
  const texts = useTexts();
  const misfits = distinct(watched.flatMap(({ listing }) => listing.misfits));
  return (
    <>
      {distinctProblems(watched, texts).map(({ message, details, isError }) => (
        <MessageStrip
          key={message}
          intent={isError ? 'error' : 'info'}
          message={message}
          details={details}
          onTryAgain={isError ? onTryAgain : undefined}
        />
      ))}
      {misfits.length > 0 ? (
        <MessageStrip intent="warning" message={texts.count('Problem_Misfits', misfits.length)} details={misfits.map(misfitLine).join('\n')} />
      ) : null}
    </>
  );
}

interface ToldProblem {
  readonly message: string;
  readonly details: string;
  readonly isError: boolean;
}

/** One listing's problem may be another's too: definitions can't be read without the flows. The first one's words are told. */
function distinctProblems(watched: readonly WatchedListing[], texts: Texts): readonly ToldProblem[] {
  const told = new Map<string, ToldProblem>();
  const seen = new Set<Problem>();
  let inPlaceOfRows: string | null = null;
  watched.forEach(({ listing, subject }, index) => {
    if (listing.problem && !seen.has(listing.problem)) {
      seen.add(listing.problem);
      const message = problemText(listing.problem, listing, subject, texts);
      const isError = subject.optional !== true || listing.problem.kind !== 'privilege';
      told.set(message, { message, details: problemDetails(listing.problem), isError });
      inPlaceOfRows = index === 0 && listing.rows.length === 0 ? message : inPlaceOfRows;
    }
  });
  const hasRows = (watched[0]?.listing.rows.length ?? 0) > 0;
  return [...told.values()].filter(({ message, isError }) => message !== inPlaceOfRows && (isError || hasRows));
}

function distinct(misfits: readonly Misfit[]): readonly Misfit[] {
  return [...new Map(misfits.map((misfit) => [misfit.id === null ? misfit : `${misfit.table} ${misfit.id}`, misfit])).values()];
}

function misfitLine({ table, id, detail }: Misfit): string {
  return `${table} ${id ?? '?'}: ${detail}`;
}
