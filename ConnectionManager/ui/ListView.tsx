import * as React from 'react';
import type { Inventory, Listing } from '../model/inventory';
import type { TextKey } from '../strings/TextKey';
import { useTexts, type PluralKey, type Texts } from '../strings/texts';
import { DetailsFocusProvider } from './DetailsPane';
import { ExportMenu, UnavailableExport } from './ExportMenu';
import { ExportProblem } from './ExportProblem';
import { FilterBar } from './FilterBar';
import type { GridColumn } from './gridColumns';
import { ListBody } from './ListBody';
import { ListMessages } from './ListMessages';
import { ListPage } from './ListPage';
import type { ExportColumn, ListCommand, ListFilter, ListGrouping, SaveFile } from './listParts';
import type { ChangeListState, ListState } from './listState';
import { ListSummary } from './ListSummary';
import type { ProblemSubject } from './problemText';
import { readingProgress } from './readingProgress';
import { SelectionBar } from './SelectionBar';
import { useExport } from './useExport';
import { groupHeaderId } from './useGroupedRows';
import { useListChanges } from './useListChanges';
import { useListRows } from './useListRows';
import { useNews } from './useNews';
import { useOpenItem } from './useOpenItem';
import { useSelection } from './useSelection';
import { VirtualGrid } from './VirtualGrid';
import type { WatchedListing } from './watchedListings';

/** What every row of a list has. */
export interface ListRow {
  readonly id: string;
  /** What a person calls it. */
  readonly name: string;
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
  /** Filters, grouping, and columns have to stay the same objects as long as they say the same. */
  readonly rows: readonly T[];
  readonly columns: readonly GridColumn<T>[];
  readonly filters?: readonly ListFilter<T>[];
  readonly grouping?: ListGrouping<T> | null;
  /** What can be done with selected rows. */
  readonly commands?: readonly ListCommand<T>[];
  /** What can be done beside the list, such as adding to it. */
  readonly listCommands?: React.ReactNode;
  /** The columns of an exported file, more than are shown. */
  readonly exportColumns?: readonly ExportColumn<T>[];
  /** Name of an exported file, without its ending. */
  readonly exportName?: string;
  /** Null where the host can't save files: then nothing can be exported. */
  readonly saveFile?: SaveFile | null;
  readonly textKeys: ListTexts;
  /** How many rows there are, in words, while nothing narrows them down. */
  readonly summary: string;
  /** A sentence on what the list can hold, such as "You see the flows that you own or that are shared with you." */
  readonly scope?: string;
  readonly state: ListState;
  readonly onChange: ChangeListState;
  readonly onRefresh: () => void;
  readonly renderDetails: (row: T, onClose: () => void) => React.ReactNode;
}

const none: readonly never[] = [];

/** A list of the inventory: search, filters, groups, sorting, selection, export, progress, problems, and the details of the open row. */
export function ListView<T extends ListRow>(props: ListViewProps<T>): React.ReactElement {
  const { listing, subject, rows, columns, textKeys, state, onChange, onRefresh } = props;
  const { filters = none, grouping = null, commands = none, exportColumns = none, exportName = '', saveFile = null } = props;
  const texts = useTexts();
  const { found, counts, sorted, listed, items } = useListRows({ rows, columns, filters, grouping, state });
  const changes = useListChanges(state, onChange);
  const openRow = rows.find((row) => row.id === state.openId);
  const headerId = openRow && grouping && state.grouped ? groupHeaderId(grouping.groupOf(openRow).id) : null;
  const { open, close, grid, searchField } = useOpenItem(state.openId, headerId, onChange);
  const selection = useSelection({ rows, found, listed, selected: state.selected, onChange });
  const selectable = commands.length > 0 || (exportColumns.length > 0 && saveFile !== null);
  const selected = selectable ? selection.rows.length : 0;
  const toExport = selected > 0 ? sorted.filter(({ id }) => state.selected.has(id)) : sorted;
  const exported = useExport({ rows: toExport, columns: exportColumns, name: exportName, saveFile });
  const progress = readingProgress(props.inventory, listing, texts.text(textKeys.loading), texts);
  const hasRows = rows.length > 0;
  const narrowed = found.length < rows.length;
  const announcement = useNews({
    loading: progress?.shown ? progress.label : listing.state === 'loading' ? texts.text(textKeys.loading) : null,
    rows: narrowed || progress || !props.summary ? texts.count(textKeys.announcement, found.length) : props.summary,
    selected,
    exported: exported.outcome,
    readAt: listing.readAt,
  });
  const focusRows = (): void => (grid.current?.focusNearest() ? undefined : searchField.current?.focus());
  const clearFilters = (): void => {
    changes.clearFilters();
    searchField.current?.focus();
  };

  return (
    <ListPage
      search={{
        label: texts.text(textKeys.search),
        hint: texts.text(textKeys.searchHint),
        value: state.search,
        onChange: (search) => onChange({ search }),
        field: searchField,
      }}
      onRefresh={onRefresh}
      commands={
        <>
          {exported.save ? (
            <ExportMenu scope={texts.count(selected > 0 ? 'Export_Selected' : 'Export_Shown', toExport.length)} onExport={exported.save} />
          ) : hasRows && exportColumns.length > 0 && saveFile === null ? (
            <UnavailableExport />
          ) : null}
          {props.listCommands}
        </>
      }
      filters={
        <FilterBar
          filters={hasRows ? filters : none}
          counts={counts}
          picked={state.filters}
          onPick={changes.pick}
          onClear={clearFilters}
          grouping={hasRows && grouping ? { label: grouping.label, on: state.grouped, onToggle: changes.toggleGrouped } : null}
        />
      }
      summary={
        selected > 0 ? (
          <SelectionBar
            rows={selection.rows}
            hidden={selection.hidden}
            commands={commands}
            onClear={() => {
              selection.clear();
              focusRows();
            }}
          />
        ) : (
          <ListSummary summary={narrowed ? foundText(found, rows, listing, texts) : props.summary} scope={props.scope ?? ''} />
        )
      }
      progress={progress}
      announcement={announcement}
      messages={
        <>
          <ExportProblem {...exported} />
          <ListMessages watched={[{ listing, subject }, ...props.alsoWatched]} onTryAgain={onRefresh} />
        </>
      }
      onLostFocus={focusRows}
      details={
        openRow ? <DetailsFocusProvider value={!state.openedByHost}>{props.renderDetails(openRow, close)}</DetailsFocusProvider> : null
      }
    >
      <ListBody
        listing={listing}
        found={found.length}
        search={state.search}
        onClearFilters={Object.keys(state.filters).length > 0 ? clearFilters : null}
        empty={{ title: texts.text(textKeys.emptyTitle), body: texts.text(textKeys.emptyBody) }}
        subject={subject}
        onTryAgain={onRefresh}
      >
        <VirtualGrid
          label={texts.text(textKeys.grid)}
          items={items}
          columns={columns}
          openRowId={state.openId}
          onOpen={open}
          onToggleGroup={changes.toggleGroup}
          sort={state.sort}
          onSort={(sort) => onChange({ sort })}
          selection={selectable ? selection : null}
          view={JSON.stringify([state.search, state.filters, state.grouped])}
          control={grid}
        />
      </ListBody>
    </ListPage>
  );
}

function foundText(found: readonly unknown[], rows: readonly unknown[], { complete }: Listing<unknown>, texts: Texts): string {
  return texts.text(complete ? 'Search_Found' : 'Search_FoundSoFar', { found: found.length, total: rows.length });
}
