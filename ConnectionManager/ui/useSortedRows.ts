import * as React from 'react';
import type { ListSort } from './listState';

/** What sorting needs to know of a column. */
export interface SortableColumn<T> {
  readonly id: string;
  readonly compare: (a: T, b: T) => number;
}

/**
 * Sorts rows by a column, shown or not. Rows that the column doesn't tell apart keep their order.
 *
 * @param rows The rows.
 * @param columns All columns.
 * @param sort The column and the direction; rows stay as they are where there is no such column.
 * @returns The rows in their order; the same array as long as nothing changes.
 */
export function useSortedRows<T>(rows: readonly T[], columns: readonly SortableColumn<T>[], { column, direction }: ListSort): readonly T[] {
  const compare = columns.find(({ id }) => id === column)?.compare;
  return React.useMemo(() => {
    const sign = direction === 'ascending' ? 1 : -1;
    return [...rows].sort((a, b) => (compare ? sign * compare(a, b) : 0));
  }, [rows, compare, direction]);
}
