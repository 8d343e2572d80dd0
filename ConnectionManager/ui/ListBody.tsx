import * as React from 'react';
import { Button } from '@fluentui/react-components';
import type { Listing } from '../model/inventory';
import { useTexts } from '../strings/texts';
import { EmptyState } from './EmptyState';
import { LoadingRows } from './LoadingRows';
import { problemText, type ProblemSubject } from './problemText';

/** Properties of {@link ListBody}. */
export interface ListBodyProps {
  readonly listing: Listing<unknown>;
  /** How many rows are left by the search. */
  readonly found: number;
  readonly search: string;
  readonly loadingLabel: string;
  readonly empty: { readonly title: string; readonly body: string };
  readonly subject: ProblemSubject;
  readonly onTryAgain: () => void;
  /** The grid of the rows found. */
  readonly children: React.ReactNode;
}

/** The rows, or why there are none: still loading, not permitted, nothing there, nothing found. */
export function ListBody(props: ListBodyProps): React.ReactElement {
  const texts = useTexts();
  const { listing } = props;
  if (props.found > 0) {
    return <>{props.children}</>;
  }
  if (listing.rows.length > 0) {
    const body = texts.text('Search_NothingFound_Body', { search: props.search });
    return <EmptyState title={texts.text('Search_NothingFound_Title')} body={body} />;
  }
  if (listing.problem) {
    const title = texts.text(listing.problem.kind === 'privilege' ? 'Problem_Title_Privilege' : 'Problem_Title_Other');
    return (
      <div role="alert">
        <EmptyState
          title={title}
          body={problemText(listing.problem, props.subject, texts)}
          action={<Button onClick={props.onTryAgain}>{texts.text('Action_TryAgain')}</Button>}
        />
      </div>
    );
  }
  return listing.state === 'loading' ? <LoadingRows label={props.loadingLabel} /> : <EmptyState {...props.empty} />;
}
