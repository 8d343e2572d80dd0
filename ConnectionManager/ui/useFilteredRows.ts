import * as React from 'react';
import type { ListFilter } from './listParts';
import type { ListState } from './listState';

/** How many rows each option of each `counts` filter would leave, by filter id and option value. */
export type OptionCounts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** What filters leave of a list. */
export interface FilteredRows<T> {
  readonly rows: readonly T[];
  readonly counts: OptionCounts;
}

/**
 * The value that is picked of a filter.
 *
 * @param filter The filter.
 * @param picked The picked values by filter id.
 * @returns The value; undefined where none is picked, or where the filter no longer offers it.
 */
export function pickedOption(filter: Pick<ListFilter<never>, 'id' | 'options'>, picked: ListState['filters']): string | undefined {
  const value = picked[filter.id];
  return filter.options.some((option) => option.value === value) ? value : undefined;
}

/**
 * Narrows rows down to those that every filter lets through. An option's count is that of the rows it has under all other
 * filters, so that it says what picking it would give.
 *
 * @param rows The rows that the search has left.
 * @param filters All filters of the list.
 * @param picked The picked values by filter id.
 * @returns The rows left, in their order, and the counts.
 */
export function filterRows<T>(rows: readonly T[], filters: readonly ListFilter<T>[], picked: ListState['filters']): FilteredRows<T> {
  const set = filters.flatMap((filter) => {
    const value = pickedOption(filter, picked);
    return value === undefined ? [] : [{ filter, value }];
  });
  const counted = filters.filter(({ kind }) => kind === 'counts');
  const counts = new Map(counted.map(({ id, options }) => [id, new Map(options.map(({ value }) => [value, 0]))]));
  const left = rows.filter((row) => {
    const against = set.filter(({ filter, value }) => !filter.matches(row, value));
    for (const filter of counted) {
      if (against.every((each) => each.filter === filter)) {
        countIn(counts.get(filter.id), filter, row);
      }
    }
    return against.length === 0;
  });
  return { rows: left, counts };
}

function countIn<T>(counts: Map<string, number> | undefined, { options, matches }: ListFilter<T>, row: T): void {
  for (const { value } of options) {
    if (matches(row, value)) {
      counts?.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
}

/**
 * {@link filterRows}, done again only when something changes.
 *
 * @param rows The rows that the search has left.
 * @param filters All filters of the list.
 * @param picked The picked values by filter id.
 * @returns The rows left, and the counts.
 */
export function useFilteredRows<T>(rows: readonly T[], filters: readonly ListFilter<T>[], picked: ListState['filters']): FilteredRows<T> {
  return React.useMemo(() => filterRows(rows, filters, picked), [rows, filters, picked]);
}
