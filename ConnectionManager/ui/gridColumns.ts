import type * as React from 'react';
import { createTableColumn, type TableColumnDefinition } from '@fluentui/react-components';

/** One column of a grid. */
export interface GridColumn<T> {
  readonly id: string;
  readonly title: string;
  /** Share of the width, beside the other columns' shares. */
  readonly share: number;
  /** The grid's width in CSS pixels from which on the column is shown; 0 for always. */
  readonly from: number;
  readonly compare: (a: T, b: T) => number;
  readonly render: (row: T) => React.ReactNode;
}

/** Id of the column whose cells select their rows. */
export const selectionColumnId = 'selection';

/** The rows come sorted, also by a column that isn't shown: Fluent only shows the order, and so must not find one of its own. */
const inGivenOrder = (_a: unknown, _b: unknown): number => 0;

/**
 * A column as Fluent's grid takes it.
 *
 * @param column The column.
 * @returns Its definition.
 */
export function toDefinition<T>(column: GridColumn<T>): TableColumnDefinition<unknown> {
  return createTableColumn<unknown>({
    columnId: column.id,
    compare: inGivenOrder,
    renderHeaderCell: () => column.title,
    renderCell: (row) => column.render(row as T),
  });
}

/** The column whose cells select their rows. It has no order: Fluent lets only columns be sorted whose `compare` takes rows. */
export const selectionColumn: TableColumnDefinition<unknown> = createTableColumn<unknown>({ columnId: selectionColumnId, compare: () => 0 });
