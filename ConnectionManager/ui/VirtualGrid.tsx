import * as React from 'react';
import {
  DataGrid,
  DataGridHeader,
  DataGridHeaderCell,
  DataGridRow,
  createTableColumn,
  type TableColumnDefinition,
  type TableColumnId,
} from '@fluentui/react-components';
import { DataGridBody, type RowRenderer } from '@fluentui-contrib/react-data-grid-react-window';
import { GridRow, RowSettingsProvider, type RowSettings } from './GridRow';
import type { ListSort } from './listState';
import { useElementSize } from './useElementSize';
import { useGridStyles } from './useGridStyles';

/** One column of a {@link VirtualGrid}. */
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

/** What a row of a {@link VirtualGrid} is known by. */
export interface GridItem {
  readonly id: string;
}

/** Properties of {@link VirtualGrid}. */
export interface VirtualGridProps<T extends GridItem> {
  /** Name of the grid, for screen readers. */
  readonly label: string;
  readonly rows: readonly T[];
  /** The first column has a control that opens the row; it is shown at every width. */
  readonly columns: readonly GridColumn<T>[];
  /** The row whose details are open, if any. */
  readonly openRowId: string | null;
  readonly onOpen: (rowId: string) => void;
  readonly sort: ListSort;
  readonly onSort: (sort: ListSort) => void;
}

const rowHeight = 44;
const headerHeight = 44;
const rowsWithoutGivenHeight = 12;
const unmeasured = { width: 1_024, height: headerHeight + rowsWithoutGivenHeight * rowHeight };

const rowIdOf = (row: GridItem): string => row.id;

/** The body takes this function for a component: another one would mount every row anew, and the focus would be lost. */
const renderRow: RowRenderer = ({ item, rowId }, style) => <GridRow key={rowId} item={item} rowId={String(rowId)} style={style} />;

/**
 * A sortable grid that draws only the rows in sight. It fills the height it is given; where the host gives none, as on a
 * form, it takes as many rows as it has, twelve at most, and scrolls.
 */
export function VirtualGrid<T extends GridItem>({ label, rows, columns, openRowId, onOpen, sort, onSort }: VirtualGridProps<T>): React.ReactElement {
  const styles = useGridStyles();
  const [observe, size] = useElementSize<HTMLDivElement>(unmeasured);
  const shown = React.useMemo(() => columns.filter((column) => column.from <= size.width), [columns, size.width]);
  const definitions = React.useMemo(() => shown.map(toDefinition), [shown]);
  const shares = React.useMemo(() => new Map<TableColumnId, number>(shown.map((column) => [column.id, column.share])), [shown]);
  const items = React.useMemo(() => [...rows], [rows]);
  const minHeight = headerHeight + Math.min(rows.length, rowsWithoutGivenHeight) * rowHeight;

  const rowSettings = React.useMemo(
    (): RowSettings => ({ openRowId, onOpen, shares, controlColumn: shown[0]?.id }),
    [onOpen, openRowId, shares, shown],
  );

  return (
    <div ref={observe} className={styles.frame} style={{ minHeight }}>
      <DataGrid
        items={items}
        columns={definitions}
        getRowId={rowIdOf}
        sortable
        sortState={{ sortColumn: sort.column, sortDirection: sort.direction }}
        onSortChange={(_event, next) => onSort({ column: String(next.sortColumn), direction: next.sortDirection })}
        focusMode="cell"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        className={styles.grid}
      >
        <DataGridHeader className={styles.header}>
          <DataGridRow aria-rowindex={1}>
            {({ renderHeaderCell, columnId }) => (
              <DataGridHeaderCell className={styles.cell} style={{ flexGrow: shares.get(columnId) }}>
                {renderHeaderCell()}
              </DataGridHeaderCell>
            )}
          </DataGridRow>
        </DataGridHeader>
        <RowSettingsProvider value={rowSettings}>
          <DataGridBody itemSize={rowHeight} height={Math.max(size.height - headerHeight, rowHeight)} listProps={{ overscanCount: 6 }}>
            {renderRow}
          </DataGridBody>
        </RowSettingsProvider>
      </DataGrid>
    </div>
  );
}

function toDefinition<T>(column: GridColumn<T>): TableColumnDefinition<T> {
  return createTableColumn<T>({
    columnId: column.id,
    compare: column.compare,
    renderHeaderCell: () => column.title,
    renderCell: column.render,
  });
}
