import * as React from 'react';
import { useTexts } from '../strings/texts';
import type { GridColumn } from './gridColumns';
import type { ListFilter, ListGrouping } from './listParts';
import type { ListState } from './listState';
import { useFilteredRows, type OptionCounts } from './useFilteredRows';
import { GroupHeader, useGroupedRows } from './useGroupedRows';
import { useSearch } from './useSearch';
import { useSortedRows } from './useSortedRows';

/** What {@link useListRows} is about. */
export interface ListRowsOptions<T> {
  readonly rows: readonly T[];
  readonly columns: readonly GridColumn<T>[];
  readonly filters: readonly ListFilter<T>[];
  /** Null where rows can't be grouped. */
  readonly grouping: ListGrouping<T> | null;
  readonly state: ListState;
}

/** The rows of a list on their way from all of them to those that are listed. */
export interface ListRows<T> {
  /** Those that the search and the filters have left. */
  readonly found: readonly T[];
  readonly counts: OptionCounts;
  /** Those found, in the order of the list's sort. */
  readonly sorted: readonly T[];
  /** Those listed, in their order: without the rows of collapsed groups. */
  readonly listed: readonly T[];
  /** Those listed, with the headers of groups. */
  readonly items: readonly (T | GroupHeader)[];
}

/**
 * Searches, filters, sorts, and groups the rows of a list, each step done again only when something changes for it.
 *
 * @param options The rows, and what a person has set.
 * @returns The rows after each step.
 */
export function useListRows<T extends { readonly searchable: string }>(options: ListRowsOptions<T>): ListRows<T> {
  const { rows, columns, filters, grouping, state } = options;
  const { rows: found, counts } = useFilteredRows(useSearch(rows, state.search), filters, state.filters);
  const sorted = useSortedRows(found, columns, state.sort);
  const items = useGroupedRows(sorted, state.grouped ? grouping : null, state.collapsed, useTexts());
  const listed = React.useMemo(() => items.filter((item): item is T => !(item instanceof GroupHeader)), [items]);
  return { found, counts, sorted, listed, items };
}
