import * as React from 'react';
import type { TableRowData } from '@fluentui/react-components';
import type { ListChildComponentProps } from 'react-window';
import { placeOf } from './gridPlace';

type DrawnRow = React.ReactElement<ListChildComponentProps<readonly TableRowData<unknown>[]>>;

/** Properties of {@link GridRows}: what react-window gives to the element around the rows that it draws. */
export interface GridRowsProps {
  readonly style: React.CSSProperties;
  readonly children: readonly DrawnRow[];
}

/**
 * The rows of a virtual grid that are drawn: those in sight, and the one that had the focus last. Were it taken away when it is
 * scrolled out of sight, the focus would be lost. Each row's key has to be its id.
 */
export const GridRows = React.forwardRef<HTMLDivElement, GridRowsProps>(function GridRows({ style, children }, ref) {
  const drawn: readonly DrawnRow[] = children;
  const [keptId, setKeptId] = React.useState<string | null>(null);
  const keep = (event: React.FocusEvent): void => {
    const place = placeOf(event.target);
    const row = place && drawn[0]?.props.data[place.row - 1];
    setKeptId(row ? String(row.rowId) : null);
  };
  return (
    <div ref={ref} style={style} onFocus={keep}>
      {withRow(drawn, keptId)}
    </div>
  );
});

function withRow(drawn: readonly DrawnRow[], id: string | null): readonly DrawnRow[] {
  const [first] = drawn;
  if (!first || id === null || drawn.some((row) => row.key === id)) {
    return drawn;
  }
  const { data, style, index: firstIndex } = first.props;
  const index = data.findIndex((row) => row.rowId === id);
  if (index < 0) {
    return drawn;
  }
  const row = React.cloneElement(first, { key: id, index, style: { ...style, top: index * Number(style.height) } });
  return index < firstIndex ? [row, ...drawn] : [...drawn, row];
}
