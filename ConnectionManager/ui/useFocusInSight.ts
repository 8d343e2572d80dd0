import * as React from 'react';
import { useFluent } from '@fluentui/react-components';
import type { FixedSizeList } from 'react-window';
import { placeOf } from './gridPlace';

/** What {@link useFocusInSight} is about. */
export interface FocusInSightOptions {
  /** The element with the role grid. */
  readonly grid: React.RefObject<HTMLElement>;
  readonly list: React.RefObject<FixedSizeList>;
  /** Height in CSS pixels of what is in sight of the rows. */
  readonly height: number;
  /** Height of one row. */
  readonly rowHeight: number;
}

/**
 * Keeps the row with the focus in sight when a grid gets lower, as when it turns out how much room it has. A row that a person has
 * scrolled away stays away.
 *
 * @param options The grid.
 */
export function useFocusInSight({ grid, list, height, rowHeight }: FocusInSightOptions): void {
  const { targetDocument } = useFluent();
  const before = React.useRef(height);
  React.useLayoutEffect(() => {
    const heightBefore = before.current;
    before.current = height;
    const focused = targetDocument?.activeElement ?? null;
    const place = focused && grid.current?.contains(focused) ? placeOf(focused) : null;
    const scroller = focused?.closest('[role="row"]')?.parentElement?.parentElement;
    if (place && place.row > 0 && scroller && height < heightBefore) {
      const top = (place.row - 1) * rowHeight - scroller.scrollTop;
      if (top > -rowHeight && top < heightBefore) {
        list.current?.scrollToItem(place.row - 1);
      }
    }
  }, [grid, list, targetDocument, height, rowHeight]);
}
