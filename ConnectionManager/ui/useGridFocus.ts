import * as React from 'react';
import { useArrowNavigationGroup, useFluent } from '@fluentui/react-components';
import type { FixedSizeList } from 'react-window';
import { placeAfterKey } from './gridKeys';
import { focusPlace, placeOf, type GridPlace } from './gridPlace';

/** What others can ask of a grid. */
export interface GridControl {
  /** Scrolls to a row and focuses the cell in it that had the focus last, or else its first. Answers whether the grid has that row. */
  readonly focusRow: (rowId: string) => boolean;
}

/** What {@link useGridFocus} is about. */
export interface GridFocusOptions {
  readonly list: React.RefObject<FixedSizeList>;
  /** The rows in the order they are shown in. */
  readonly items: readonly { readonly id: string }[];
  /** The columns shown. */
  readonly columns: readonly { readonly id: string }[];
  /** How many rows Page up and Page down skip. */
  readonly page: number;
  readonly control: React.Ref<GridControl> | undefined;
}

/** What goes to the element with the role grid. */
export interface GridFocusProps {
  readonly ref: React.RefObject<HTMLDivElement>;
  readonly onKeyDown: React.KeyboardEventHandler;
  readonly onFocus: React.FocusEventHandler;
}

/** The keys of {@link placeAfterKey}: Fluent's own answer to them knows only rows that are drawn. */
const ownKeys = {
  ArrowUp: true,
  ArrowDown: true,
  ArrowLeft: true,
  ArrowRight: true,
  PageUp: true,
  PageDown: true,
  Home: true,
  End: true,
};

/**
 * Moves the focus among all rows of a virtual grid, drawn or not, and scrolls to the one that gets it.
 *
 * @param options The grid.
 * @returns Properties for the grid's element, one stop for the Tab key.
 */
export function useGridFocus({ list, items, columns, page, control }: GridFocusOptions): GridFocusProps {
  const { dir } = useFluent();
  const ref = React.useRef<HTMLDivElement>(null);
  const last = React.useRef<{ rowId?: string; columnId?: string }>({});
  const oneTabStop = useArrowNavigationGroup({ axis: 'grid', ignoreDefaultKeydown: ownKeys });

  const moveTo = React.useCallback(
    (place: GridPlace): void => {
      if (place.row > 0) {
        list.current?.scrollToItem(place.row - 1);
      }
      list.current?.forceUpdate(() => ref.current && focusPlace(ref.current, place));
    },
    [list],
  );

  const onFocus = (event: React.FocusEvent): void => {
    const place = placeOf(event.target);
    last.current = place ? { rowId: items[place.row - 1]?.id, columnId: columns[place.column]?.id } : {};
  };

  const onKeyDown = (event: React.KeyboardEvent): void => {
    const from = placeOf(event.target);
    const place = from && placeAfterKey(event, from, { rows: items.length, columns: columns.length, page, direction: dir });
    if (place) {
      event.preventDefault();
      moveTo(place);
    }
  };

  React.useImperativeHandle(
    control,
    () => ({
      focusRow: (rowId) => {
        const index = items.findIndex(({ id }) => id === rowId);
        if (index >= 0) {
          const column = last.current.rowId === rowId ? columns.findIndex(({ id }) => id === last.current.columnId) : 0;
          moveTo({ row: index + 1, column: Math.max(column, 0) });
        }
        return index >= 0;
      },
    }),
    [items, columns, moveTo],
  );

  return { ...oneTabStop, ref, onKeyDown, onFocus };
}
