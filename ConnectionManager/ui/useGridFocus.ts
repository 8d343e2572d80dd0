import * as React from 'react';
import { useArrowNavigationGroup, useFluent } from '@fluentui/react-components';
import type { FixedSizeList } from 'react-window';
import { placeAfterKey } from './gridKeys';
import { focusPlace, isTextField, placeOf, type GridPlace } from './gridPlace';
import { nearestId } from './nearestId';
import { GroupHeader } from './useGroupedRows';

/** What others can ask of a grid. */
export interface GridControl {
  /** Scrolls to a row and focuses the cell in it that had the focus last, or else its name. Answers whether the grid has that row. */
  readonly focusRow: (rowId: string) => boolean;
  /** Focuses the row that had the focus last; where that has gone, the one nearest to it. Answers whether there is one. */
  readonly focusNearest: () => boolean;
}

/** What {@link useGridFocus} is about. */
export interface GridFocusOptions {
  readonly list: React.RefObject<FixedSizeList>;
  /** The rows in the order they are shown in, with the headers of groups. */
  readonly items: readonly { readonly id: string }[];
  /** Ids of the columns shown. */
  readonly columns: readonly string[];
  /** The column with the rows' names. */
  readonly nameColumn: string | undefined;
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

/** Where the focus was last, and the rows among which it was there. */
interface LastFocus {
  readonly rowId?: string;
  readonly columnId?: string;
  readonly items: GridFocusOptions['items'];
}

/**
 * Moves the focus among all rows of a virtual grid, drawn or not, and scrolls to the one that gets it.
 *
 * @param options The grid.
 * @returns Properties for the grid's element, one stop for the Tab key.
 */
export function useGridFocus({ list, items, columns, nameColumn, page, control }: GridFocusOptions): GridFocusProps {
  const { dir } = useFluent();
  const ref = React.useRef<HTMLDivElement>(null);
  const last = React.useRef<LastFocus>({ items });
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

  /** A group's header spans all columns: whoever comes past it stays in the column they were in. */
  const columnAt = ({ row, column }: GridPlace): number =>
    items[row - 1] instanceof GroupHeader ? Math.max(columns.indexOf(last.current.columnId ?? ''), 0) : column;

  const onFocus = (event: React.FocusEvent): void => {
    const place = placeOf(event.target);
    last.current = place ? { rowId: items[place.row - 1]?.id, columnId: columns[columnAt(place)], items } : { items };
  };

  const onKeyDown = (event: React.KeyboardEvent): void => {
    const from = isTextField(event.target) ? null : placeOf(event.target);
    const extent = { rows: items.length, columns: columns.length, page, direction: dir };
    const place = from && placeAfterKey(event, { row: from.row, column: columnAt(from) }, extent);
    if (place) {
      event.preventDefault();
      moveTo(place);
    }
  };

  React.useImperativeHandle(control, () => {
    const focusRow = (rowId: string): boolean => {
      const index = items.findIndex(({ id }) => id === rowId);
      if (index >= 0) {
        const { rowId: lastId, columnId } = last.current;
        const column = lastId === rowId && columnId !== undefined ? columns.indexOf(columnId) : -1;
        moveTo({ row: index + 1, column: Math.max(column < 0 ? columns.indexOf(nameColumn ?? '') : column, 0) });
      }
      return index >= 0;
    };
    const focusNearest = (): boolean => {
      const { rowId, items: before } = last.current;
      const id = rowId === undefined ? items[0]?.id : nearestId(rowId, before, items);
      return id !== undefined && focusRow(id);
    };
    return { focusRow, focusNearest };
  }, [items, columns, nameColumn, moveTo]);

  return { ...oneTabStop, ref, onKeyDown, onFocus };
}
