import * as React from 'react';
import type { FixedSizeList } from 'react-window';
import type { ListSort } from './listState';

/** What {@link useGridScroll} is about. */
export interface GridScrollOptions {
  readonly list: React.RefObject<FixedSizeList>;
  /** The rows in the order they are shown in. */
  readonly items: readonly { readonly id: string }[];
  /** What the rows were narrowed down and grouped by. */
  readonly view: string;
  readonly sort: ListSort;
  readonly openRowId: string | null;
  /** Whether the grid's size is known: until then there is nothing to scroll. */
  readonly measured: boolean;
}

/**
 * Scrolls a grid where a person expects it: to the top when they search, filter, group, or sort, though not when rows arrive by themselves; and to
 * the row that was open when the grid was first shown, once it is there.
 *
 * @param options The grid.
 */
export function useGridScroll({ list, items, view, sort, openRowId, measured }: GridScrollOptions): void {
  const asked = JSON.stringify([view, sort.column, sort.direction]);
  const shown = React.useRef(asked);
  React.useLayoutEffect(() => {
    if (shown.current !== asked) {
      shown.current = asked;
      list.current?.scrollTo(0);
    }
  }, [list, asked]);

  const awaited = React.useRef(openRowId);
  React.useLayoutEffect(() => {
    if (awaited.current !== openRowId) {
      awaited.current = null;
    }
    const index = measured && awaited.current !== null ? items.findIndex(({ id }) => id === awaited.current) : -1;
    if (index >= 0) {
      list.current?.scrollToItem(index, 'center');
      awaited.current = null;
    }
  }, [list, items, openRowId, measured]);
}
