import * as React from 'react';
import type { ChangeListState } from './listState';
import type { GridControl } from './useGridFocus';

/** Opens and closes a row's details, and takes the focus back where it came from. */
export interface OpenItem {
  readonly open: (id: string) => void;
  readonly close: () => void;
  /** Goes to the grid of the rows. */
  readonly grid: React.RefObject<GridControl>;
  /** Goes to the search field. */
  readonly searchField: React.RefObject<HTMLInputElement>;
}

/**
 * Opens and closes a row's details. Closing gives the focus back to the row; where that isn't among those found, to the search.
 *
 * @param openId Id of the row whose details are open; null for none.
 * @param headerId Id of the header of that row's group, which gets the focus where the row isn't listed; null for none.
 * @param onChange Changes the list's state.
 * @returns The two commands, and refs to what may get the focus.
 */
export function useOpenItem(openId: string | null, headerId: string | null, onChange: ChangeListState): OpenItem {
  const grid = React.useRef<GridControl>(null);
  const searchField = React.useRef<HTMLInputElement>(null);
  const closed = React.useRef<readonly (string | null)[]>([]);

  const open = React.useCallback((id: string): void => onChange({ openId: id }), [onChange]);
  const close = React.useCallback((): void => {
    closed.current = [openId, headerId];
    onChange({ openId: null });
  }, [onChange, openId, headerId]);

  React.useLayoutEffect(() => {
    const ids = closed.current;
    closed.current = [];
    if (openId === null && ids.length > 0 && !ids.some((id) => id !== null && grid.current?.focusRow(id))) {
      searchField.current?.focus();
    }
  }, [openId]);

  return { open, close, grid, searchField };
}
