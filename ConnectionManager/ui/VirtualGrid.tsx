import * as React from 'react';
import { DataGrid, DataGridHeader, DataGridHeaderCell, DataGridRow, mergeClasses, type TableColumnId, type TableRowData } from '@fluentui/react-components';
import { DataGridBody, type RowRenderer } from '@fluentui-contrib/react-data-grid-react-window';
import type { FixedSizeList } from 'react-window';
import { selectionColumn, selectionColumnId, toDefinition, type GridColumn } from './gridColumns';
import { GridRow } from './GridRow';
import { GridRows } from './GridRows';
import { GroupRow } from './GroupRow';
import type { ListSort } from './listState';
import { RowSettingsProvider, type RowSelection, type RowSettings } from './rowSettings';
import { SelectionHeaderCell } from './SelectionCell';
import { useElementSize } from './useElementSize';
import { useFocusInSight } from './useFocusInSight';
import { useGridFocus, type GridControl } from './useGridFocus';
import { useGridScroll } from './useGridScroll';
import { useGridStyles } from './useGridStyles';
import { GroupHeader } from './useGroupedRows';

export type { GridColumn };

/** What a row of a {@link VirtualGrid} is known by. */
export interface GridItem {
  readonly id: string;
  readonly name: string;
}

/** Properties of {@link VirtualGrid}. */
export interface VirtualGridProps<T extends GridItem> {
  /** Name of the grid, for screen readers. */
  readonly label: string;
  /** The rows in their order, with the headers of groups between them. */
  readonly items: readonly (T | GroupHeader)[];
  /** The first column has a control that opens the row; it is shown at every width. */
  readonly columns: readonly GridColumn<T>[];
  /** The row whose details are open, if any. */
  readonly openRowId: string | null;
  readonly onOpen: (rowId: string) => void;
  readonly onToggleGroup: (groupId: string) => void;
  readonly sort: ListSort;
  readonly onSort: (sort: ListSort) => void;
  /** Null where rows can't be selected. */
  readonly selection: RowSelection | null;
  /** What the rows were narrowed down and grouped by; another choice is shown from its first row on. */
  readonly view: string;
  /** Takes the commands that the grid understands. */
  readonly control?: React.Ref<GridControl>;
}

const rowHeight = 44;
const headerHeight = 33;
const rowsWithoutGivenHeight = 12;
/** So many rows are in sight where the host gives less height; then the host's page scrolls. */
const leastRows = 4;

/** The height of a grid with so many rows, in CSS pixels, where the host gives none. */
const heightOf = (rows: number): number => headerHeight + Math.min(rows, rowsWithoutGivenHeight) * rowHeight;

const unmeasured = { width: 1_024, height: heightOf(rowsWithoutGivenHeight) };

const rowIdOf = (row: { readonly id: string }): string => row.id;

const rowKey = (index: number, data: readonly TableRowData<GridItem>[]): React.Key => data[index]?.rowId ?? index;

/** The body takes this function for a component: another one would mount every row anew, and the focus would be lost. */
const renderRow: RowRenderer = ({ item, rowId }, style) =>
  item instanceof GroupHeader ? (
    <GroupRow key={rowId} header={item} style={style} />
  ) : (
    <GridRow key={rowId} item={item} rowId={String(rowId)} name={(item as GridItem).name} style={style} />
  );

/**
 * A sortable grid that draws only the rows in sight. It fills the height it is given; where the host gives none, as on a
 * form, it takes as many rows as it has, twelve at most, and scrolls.
 */
export function VirtualGrid<T extends GridItem>(props: VirtualGridProps<T>): React.ReactElement {
  const { label, items, openRowId, onOpen, onToggleGroup, sort, onSort, selection, view, control } = props;
  const styles = useGridStyles();
  const list = React.useRef<FixedSizeList>(null);
  const [observe, size] = useElementSize<HTMLDivElement>(unmeasured);
  const [observeScroller, scroller] = useElementSize<HTMLDivElement>(unmeasured);
  const selects = selection !== null;
  const { definitions, ids, shares, nameColumn } = useShownColumns(props.columns, size.width, selects);
  const bodyHeight = Math.max(size.height - headerHeight, rowHeight);
  const page = Math.max(Math.floor(bodyHeight / rowHeight) - 1, 1);
  const focusProps = useGridFocus({ list, items, columns: ids, nameColumn, page, control });
  useFocusInSight({ grid: focusProps.ref, list, height: bodyHeight, rowHeight });
  useGridScroll({ list, items, view, sort, openRowId, measured: size !== unmeasured });

  const rowSettings = React.useMemo(
    (): RowSettings => ({ openRowId, onOpen, onToggleGroup, shares, nameColumn, selection }),
    [openRowId, onOpen, onToggleGroup, shares, nameColumn, selection],
  );
  const listProps = { ref: list, outerRef: observeScroller, innerElementType: GridRows, itemKey: rowKey, overscanCount: 6 };

  return (
    <div ref={observe} className={styles.frame} style={{ flexBasis: heightOf(items.length), minHeight: heightOf(Math.min(items.length, leastRows)) }}>
      <DataGrid
        {...focusProps}
        items={items as (T | GroupHeader)[]}
        columns={definitions}
        getRowId={rowIdOf}
        sortable
        sortState={{ sortColumn: sort.column, sortDirection: sort.direction }}
        onSortChange={(_event, next) => onSort({ column: String(next.sortColumn), direction: next.sortDirection })}
        focusMode="cell"
        aria-label={label}
        aria-rowcount={items.length + 1}
        aria-multiselectable={selects || undefined}
        className={styles.grid}
      >
        <DataGridHeader className={styles.header} style={{ paddingInlineEnd: Math.max(size.width - scroller.width, 0) }}>
          <DataGridRow aria-rowindex={1} style={{ height: headerHeight }}>
            {({ renderHeaderCell, columnId }) =>
              columnId === selectionColumnId && selection ? (
                <SelectionHeaderCell selection={selection} />
              ) : (
                <DataGridHeaderCell
                  className={mergeClasses(styles.headerCell, columnId === nameColumn && styles.nameColumn)}
                  style={{ flexGrow: shares.get(columnId) }}
                >
                  {renderHeaderCell()}
                </DataGridHeaderCell>
              )
            }
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

/** The columns that there is room for, in the shapes that the grid's parts take. */
function useShownColumns<T>(columns: readonly GridColumn<T>[], width: number, selects: boolean) {
  return React.useMemo(() => {
    const shown = columns.filter((column) => column.from <= width);
    const own = shown.map(({ id }) => id);
    return {
      definitions: [...(selects ? [selectionColumn] : []), ...shown.map(toDefinition)],
      ids: [...(selects ? [selectionColumnId] : []), ...own],
      shares: new Map<TableColumnId, number>(shown.map(({ id, share }) => [id, share])),
      nameColumn: own[0],
    };
  }, [columns, width, selects]);
}
