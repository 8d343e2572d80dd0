import * as React from 'react';
import { DataGridCell, mergeClasses } from '@fluentui/react-components';
import { DataGridRow } from '@fluentui-contrib/react-data-grid-react-window';
import { selectionColumnId } from './gridColumns';
import { useRowSettings } from './rowSettings';
import { SelectionCell } from './SelectionCell';
import { useGridStyles } from './useGridStyles';

/** Properties of {@link GridRow}. */
export interface GridRowProps {
  readonly item: unknown;
  readonly rowId: string;
  /** What the row is called. */
  readonly name: string;
  /** Where the row stands among those that aren't drawn. */
  readonly style: React.CSSProperties;
}

/**
 * One row of a grid; a click anywhere on it opens it, and so does Enter on any of its cells. Space on a cell selects the row, and
 * with Shift all rows since the one selected last.
 */
export function GridRow({ item, rowId, name, style }: GridRowProps): React.ReactElement {
  const styles = useGridStyles();
  const { openRowId, onOpen, shares, nameColumn, selection } = useRowSettings();
  const open = rowId === openRowId;
  const selected = selection?.ids.has(rowId);
  const act = (event: React.KeyboardEvent): void => {
    const onCell = event.target instanceof Element && event.target.getAttribute('role') === 'gridcell';
    if (onCell && event.key === 'Enter') {
      event.preventDefault();
      onOpen(rowId);
    } else if (onCell && event.key === ' ' && selection) {
      event.preventDefault();
      selection.toggle(rowId, event.shiftKey);
    }
  };
  return (
    <DataGridRow
      style={style}
      className={open ? styles.openRow : selected ? styles.selectedRow : styles.row}
      aria-current={open ? 'true' : undefined}
      aria-selected={selected}
      onClick={() => onOpen(rowId)}
      onKeyDown={act}
    >
      {({ renderCell, columnId }) =>
        columnId === selectionColumnId && selection ? (
          <SelectionCell rowId={rowId} name={name} selection={selection} />
        ) : (
          <DataGridCell
            className={mergeClasses(styles.cell, columnId === nameColumn && styles.nameColumn)}
            style={{ flexGrow: shares.get(columnId) }}
            focusMode={columnId === nameColumn ? 'none' : 'cell'}
          >
            {renderCell(item)}
          </DataGridCell>
        )
      }
    </DataGridRow>
  );
}
