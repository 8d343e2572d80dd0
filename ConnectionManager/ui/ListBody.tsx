import * as React from 'react';
import { Button } from '@fluentui/react-components';
import type { Listing } from '../model/inventory';
import { useTexts, type Texts } from '../strings/texts';
import { EmptyState } from './EmptyState';
import { FoldedDetails } from './FoldedDetails';
import { LoadingRows } from './LoadingRows';
import { problemDetails, problemText, type ProblemSubject } from './problemText';

/** Properties of {@link ListBody}. */
export interface ListBodyProps {
  readonly listing: Listing<unknown>;
  /** How many rows are left by the search and the filters. */
  readonly found: number;
  readonly search: string;
  /** Clears the filters; null where none is set. */
  readonly onClearFilters: (() => void) | null;
  readonly empty: { readonly title: string; readonly body: string };
  readonly subject: ProblemSubject;
  readonly onTryAgain: () => void;
  /** The grid of the rows found. */
  readonly children: React.ReactNode;
}

/** A search is quoted up to this length. */
const quotedLength = 60;

/** The rows, or why there are none: still loading, not permitted, nothing there, nothing found. */
export function ListBody(props: ListBodyProps): React.ReactElement {
  const texts = useTexts();
  const { listing, found, search, onClearFilters, empty, subject, onTryAgain, children } = props;
  if (found > 0) {
    return <>{children}</>;
  }
  if (listing.rows.length > 0) {
    return (
      <EmptyState
        title={texts.text('Search_NothingFound_Title')}
        body={nothingFound(search, onClearFilters !== null, texts)}
        action={onClearFilters ? <Button onClick={onClearFilters}>{texts.text('Filter_Clear')}</Button> : undefined}
      />
    );
  }
  if (listing.problem) {
    return (
      <div role="alert">
        <EmptyState
          title={texts.text(listing.problem.kind === 'privilege' ? 'Problem_Title_Privilege' : 'Problem_Title_Other')}
          body={problemText(listing.problem, listing, subject, texts)}
          action={<Button onClick={onTryAgain}>{texts.text('Action_TryAgain')}</Button>}
          details={<FoldedDetails text={problemDetails(listing.problem)} />}
        />
      </div>
    );
  }
  return listing.state === 'loading' ? <LoadingRows /> : <EmptyState {...empty} />;
}

function nothingFound(search: string, filtered: boolean, texts: Texts): string {
  const quoted = search.length > quotedLength ? `${search.slice(0, quotedLength)}…` : search;
  if (!filtered) {
    return texts.text('Search_NothingFound_Body', { search: quoted });
  }
  return search.trim() ? texts.text('Filter_NothingFoundInSearch', { search: quoted }) : texts.text('Filter_NothingFound');
}
