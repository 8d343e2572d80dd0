import * as React from 'react';
import type { TableColumnId } from '@fluentui/react-components';

/** How rows of a grid are selected. */
export interface RowSelection {
  readonly ids: ReadonlySet<string>;
  readonly all: boolean | 'mixed';
  /** Selects a row or takes it out; with `range`, selects all rows since the one toggled last. */
  readonly toggle: (rowId: string, range: boolean) => void;
  readonly toggleAll: () => void;
}

/** What all rows of one grid have in common. */
export interface RowSettings {
  /** The row whose details are open, if any. */
  readonly openRowId: string | null;
  readonly onOpen: (rowId: string) => void;
  /** Lists the rows of a group, or doesn't any longer. */
  readonly onToggleGroup: (groupId: string) => void;
  /** Each column's share of the width. */
  readonly shares: ReadonlyMap<TableColumnId, number>;
  /** The column whose cell is a control, and so takes the focus itself. */
  readonly nameColumn: string | undefined;
  /** Null where rows can't be selected. */
  readonly selection: RowSelection | null;
}

const RowSettingsContext = React.createContext<RowSettings>({
  openRowId: null,
  onOpen: () => undefined,
  onToggleGroup: () => undefined,
  shares: new Map(),
  nameColumn: undefined,
  selection: null,
});

/** Gives the settings to the rows of a grid, past the virtual list between them. */
export const RowSettingsProvider = RowSettingsContext.Provider;

/** @returns What all rows of the grid have in common. */
export function useRowSettings(): RowSettings {
  return React.useContext(RowSettingsContext);
}
