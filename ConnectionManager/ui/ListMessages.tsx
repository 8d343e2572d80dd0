import * as React from 'react';
import type { Misfit } from '../model/misfit';
import { useTexts } from '../strings/texts';
import { MessageStrip } from './MessageStrip';
import { toldProblems } from './toldProblems';
import type { WatchedListing } from './watchedListings';

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
      {toldProblems(watched, texts).map(({ message, details, isError }) => (
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

function distinct(misfits: readonly Misfit[]): readonly Misfit[] {
  return [...new Map(misfits.map((misfit) => [misfit.id === null ? misfit : `${misfit.table} ${misfit.id}`, misfit])).values()];
}

function misfitLine({ table, id, detail }: Misfit): string {
  return `${table} ${id ?? '?'}: ${detail}`;
}
