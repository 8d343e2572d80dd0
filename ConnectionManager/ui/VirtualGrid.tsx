import * as React from 'react';
import {
  DataGrid,
  DataGridHeader,
  DataGridHeaderCell,
  DataGridRow,
  createTableColumn,
  type TableColumnDefinition,
  type TableColumnId,
  type TableRowData,
} from '@fluentui/react-components';
import { DataGridBody, type RowRenderer } from '@fluentui-contrib/react-data-grid-react-window';
import type { FixedSizeList } from 'react-window';
import { GridRow, RowSettingsProvider, type RowSettings } from './GridRow';
import { GridRows } from './GridRows';
import type { ListSort } from './listState';
import { useElementSize } from './useElementSize';
import { useGridFocus, type GridControl } from './useGridFocus';
import { useGridScroll } from './useGridScroll';
import { useGridStyles } from './useGridStyles';
import { useSortedRows } from './useSortedRows';

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
  /** What the rows were narrowed down by; another search is shown from its first row on. */
  readonly search: string;
  /** Takes the commands that the grid understands. */
  readonly control?: React.Ref<GridControl>;
}

const rowHeight = 44;
const headerHeight = 33;
const rowsWithoutGivenHeight = 12;
const unmeasured = { width: 1_024, height: headerHeight + rowsWithoutGivenHeight * rowHeight };

const rowIdOf = (row: GridItem): string => row.id;

const rowKey = (index: number, data: readonly TableRowData<GridItem>[]): React.Key => data[index]?.rowId ?? index;

/** The body takes this function for a component: another one would mount every row anew, and the focus would be lost. */
const renderRow: RowRenderer = ({ item, rowId }, style) => <GridRow key={rowId} item={item} rowId={String(rowId)} style={style} />;

/**
 * A sortable grid that draws only the rows in sight. It fills the height it is given; where the host gives none, as on a
 * form, it takes as many rows as it has, twelve at most, and scrolls.
 */
export function VirtualGrid<T extends GridItem>(props: VirtualGridProps<T>): React.ReactElement {
  const { label, rows, columns, openRowId, onOpen, sort, onSort, search, control } = props;
  const styles = useGridStyles();
  const list = React.useRef<FixedSizeList>(null);
  const [observe, size] = useElementSize<HTMLDivElement>(unmeasured);
  const [observeScroller, scroller] = useElementSize<HTMLDivElement>(unmeasured);
  const items = useSortedRows(rows, columns, sort);
  const shown = React.useMemo(() => columns.filter((column) => column.from <= size.width), [columns, size.width]);
  const definitions = React.useMemo(() => shown.map(toDefinition), [shown]);
  const shares = React.useMemo(() => new Map<TableColumnId, number>(shown.map((column) => [column.id, column.share])), [shown]);
  const minHeight = headerHeight + Math.min(rows.length, rowsWithoutGivenHeight) * rowHeight;
  const bodyHeight = Math.max(size.height - headerHeight, rowHeight);
  const page = Math.max(Math.floor(bodyHeight / rowHeight) - 1, 1);
  const focusProps = useGridFocus({ list, items, columns: shown, page, control });
  useGridScroll({ list, items, search, sort, openRowId, measured: size !== unmeasured });

  const rowSettings = React.useMemo(
    (): RowSettings => ({ openRowId, onOpen, shares, controlColumn: shown[0]?.id }),
    [onOpen, openRowId, shares, shown],
  );
  const listProps = { ref: list, outerRef: observeScroller, innerElementType: GridRows, itemKey: rowKey, overscanCount: 6 };

  return (
    <div ref={observe} className={styles.frame} style={{ minHeight }}>
      <DataGrid
        {...focusProps}
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
        <DataGridHeader className={styles.header} style={{ paddingInlineEnd: Math.max(size.width - scroller.width, 0) }}>
          <DataGridRow aria-rowindex={1} style={{ height: headerHeight }}>
            {({ renderHeaderCell, columnId }) => (
              <DataGridHeaderCell className={styles.headerCell} style={{ flexGrow: shares.get(columnId) }}>
                {renderHeaderCell()}
              </DataGridHeaderCell>
            )}
          </DataGridRow>
        </DataGridHeader>
        <RowSettingsProvider value={rowSettings}>
          <DataGridBody itemSize={rowHeight} height={bodyHeight} listProps={listProps}>
            {renderRow}
          </DataGridBody>
        </RowSettingsProvider>
      </DataGrid>
    </div>
  );
}

/** The rows come sorted, also by a column that isn't shown: Fluent only shows the order, and so must not find one of its own. */
const inGivenOrder = (_a: unknown, _b: unknown): number => 0;

function toDefinition<T>(column: GridColumn<T>): TableColumnDefinition<T> {
  return createTableColumn<T>({
    columnId: column.id,
    compare: inGivenOrder,
    renderHeaderCell: () => column.title,
    renderCell: column.render,
  });
}
