import * as React from 'react';
import type { Inventory, Listing } from '../model/inventory';
import type { TextKey } from '../strings/TextKey';
import { useTexts, type PluralKey } from '../strings/texts';
import { ListBody } from './ListBody';
import { ListMessages, type WatchedListing } from './ListMessages';
import { ListPage } from './ListPage';
import type { ChangeListState, ListState } from './listState';
import type { ProblemSubject } from './problemText';
import { readingProgress } from './readingProgress';
import { useOpenItem } from './useOpenItem';
import { useSearch } from './useSearch';
import { VirtualGrid, type GridColumn } from './VirtualGrid';

/** What every row of a list has. */
export interface ListRow {
  readonly id: string;
  /** Everything the search looks into, in lower case. */
  readonly searchable: string;
}

/** The texts of one list. */
export interface ListTexts {
  readonly grid: TextKey;
  readonly search: TextKey;
  readonly searchHint: TextKey;
  readonly loading: TextKey;
  readonly emptyTitle: TextKey;
  readonly emptyBody: TextKey;
  /** How many rows are shown, for screen readers. */
  readonly announcement: PluralKey;
}

/** Properties of {@link ListView}. */
export interface ListViewProps<T extends ListRow> {
  readonly inventory: Inventory;
  /** The listing that the rows are made of. */
  readonly listing: Listing<unknown>;
  /** What is told of the listing's problems. */
  readonly subject: ProblemSubject;
  /** Other listings whose problems concern the rows. */
  readonly alsoWatched: readonly WatchedListing[];
  readonly rows: readonly T[];
  readonly columns: readonly GridColumn<T>[];
  readonly textKeys: ListTexts;
  /** How many rows there are, in words, while nothing is searched for. */
  readonly summary: string;
  readonly state: ListState;
  readonly onChange: ChangeListState;
  readonly onRefresh: () => void;
  readonly renderDetails: (row: T, onClose: () => void) => React.ReactNode;
}

/** A list of the inventory: search, sorting, progress, problems, and the details of the row that is open. */
export function ListView<T extends ListRow>(props: ListViewProps<T>): React.ReactElement {
  const { inventory, listing, subject, rows, textKeys, state, onChange, onRefresh } = props;
  const texts = useTexts();
  const found = useSearch(rows, state.search);
  const { open, close, grid, searchField } = useOpenItem(state.openId, onChange);
  const openRow = rows.find((row) => row.id === state.openId);
  const narrowed = found.length < rows.length;
  return (
    <ListPage
      search={{
        label: texts.text(textKeys.search),
        hint: texts.text(textKeys.searchHint),
        value: state.search,
        onChange: (search) => onChange({ search }),
        field: searchField,
      }}
      summary={narrowed ? texts.text('Search_Found', { found: found.length, total: rows.length }) : props.summary}
      progress={readingProgress(inventory, listing, texts.text(textKeys.loading), texts)}
      announcement={{
        message: listing.state === 'loading' ? texts.text(textKeys.loading) : texts.count(textKeys.announcement, found.length),
        occasion: listing.readAt?.getTime() ?? 0,
      }}
      messages={<ListMessages watched={[{ listing, subject }, ...props.alsoWatched]} onTryAgain={onRefresh} />}
      onRefresh={onRefresh}
      details={openRow ? props.renderDetails(openRow, close) : null}
    >
      <ListBody
        listing={listing}
        found={found.length}
        search={state.search}
        empty={{ title: texts.text(textKeys.emptyTitle), body: texts.text(textKeys.emptyBody) }}
        subject={subject}
        onTryAgain={onRefresh}
      >
        <VirtualGrid
          label={texts.text(textKeys.grid)}
          rows={found}
          columns={props.columns}
          openRowId={state.openId}
          onOpen={open}
          sort={state.sort}
          onSort={(sort) => onChange({ sort })}
          search={state.search}
          control={grid}
        />
      </ListBody>
    </ListPage>
  );
}
