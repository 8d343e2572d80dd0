import * as React from 'react';
import { DataGridCell, type TableColumnId } from '@fluentui/react-components';
import { DataGridRow } from '@fluentui-contrib/react-data-grid-react-window';
import { useGridStyles } from './useGridStyles';

/** What all rows of one grid have in common. */
export interface RowSettings {
  /** The row whose details are open, if any. */
  readonly openRowId: string | null;
  readonly onOpen: (rowId: string) => void;
  /** Each column's share of the width. */
  readonly shares: ReadonlyMap<TableColumnId, number>;
  /** The column whose cell is a control, and so takes the focus itself. */
  readonly controlColumn: string | undefined;
}

const RowSettingsContext = React.createContext<RowSettings>({
  openRowId: null,
  onOpen: () => undefined,
  shares: new Map(),
  controlColumn: undefined,
});

/** Gives the settings to the rows of a grid, past the virtual list between them. */
export const RowSettingsProvider = RowSettingsContext.Provider;

/** Properties of {@link GridRow}. */
export interface GridRowProps {
  readonly item: unknown;
  readonly rowId: string;
  /** Where the row stands among those that aren't drawn. */
  readonly style: React.CSSProperties;
}

/** One row of a grid; a click anywhere on it opens it, and so does Enter on any of its cells. */
export function GridRow({ item, rowId, style }: GridRowProps): React.ReactElement {
  const styles = useGridStyles();
  const { openRowId, onOpen, shares, controlColumn } = React.useContext(RowSettingsContext);
  const open = rowId === openRowId;
  const openByEnter = (event: React.KeyboardEvent): void => {
    const onCell = event.target instanceof Element && event.target.getAttribute('role') === 'gridcell';
    if (event.key === 'Enter' && onCell) {
      event.preventDefault();
      onOpen(rowId);
    }
  };
  return (
    <DataGridRow
      style={style}
      className={open ? styles.openRow : styles.row}
      aria-current={open ? 'true' : undefined}
      onClick={() => onOpen(rowId)}
      onKeyDown={openByEnter}
    >
      {({ renderCell, columnId }) => (
        <DataGridCell
          className={styles.cell}
          style={{ flexGrow: shares.get(columnId) }}
          focusMode={columnId === controlColumn ? 'none' : 'cell'}
        >
          {renderCell(item)}
        </DataGridCell>
      )}
    </DataGridRow>
  );
}
