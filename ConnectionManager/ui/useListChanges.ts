import * as React from 'react';
import type { ChangeListState, ListState } from './listState';

/** How a person changes what a list shows. */
export interface ListChanges {
  /** Picks a value of a filter; undefined for none. */
  readonly pick: (filterId: string, value: string | undefined) => void;
  readonly clearFilters: () => void;
  /** Groups the rows, or doesn't any longer. */
  readonly toggleGrouped: () => void;
  /** Lists the rows of a group, or doesn't any longer. */
  readonly toggleGroup: (groupId: string) => void;
}

/**
 * The changes that the parts of a list ask for.
 *
 * @param state What is set.
 * @param onChange Changes it.
 * @returns A command for each change.
 */
export function useListChanges({ filters, grouped, collapsed }: ListState, onChange: ChangeListState): ListChanges {
  const toggleGroup = React.useCallback(
    (groupId: string): void => {
      const next = new Set(collapsed);
      if (!next.delete(groupId)) {
        next.add(groupId);
      }
      onChange({ collapsed: next });
    },
    [collapsed, onChange],
  );
  return {
    pick: (filterId, value) => {
      const { [filterId]: _before, ...others } = filters;
      onChange({ filters: value === undefined ? others : { ...others, [filterId]: value } });
    },
    clearFilters: () => onChange({ filters: {} }),
    toggleGrouped: () => onChange({ grouped: !grouped }),
    toggleGroup,
  };
}
