import * as React from 'react';
import { atMostEvery } from './atMostEvery';
import type { InventoryReader } from './dataverse/inventoryReader';
import type { Inventory } from './model/inventory';

/** Milliseconds: so often a person sees that it goes on, and a hundred pages don't judge and draw everything a hundred times. */
const interval = 250;

/**
 * Follows a reader: the component is drawn again after a page, four times a second at most, but at once when a list has its first rows.
 *
 * @param reader The reader.
 * @returns What it has read so far.
 */
export function useInventory(reader: InventoryReader): Inventory {
  const [inventory, setInventory] = React.useState(() => reader.current());
  React.useEffect(() => {
    let shown = reader.current();
    const paced = atMostEvery(interval, () => {
      shown = reader.current();
      setInventory(shown);
    });
    const unsubscribe = reader.subscribe(() => paced.changed(hasFirstRows(shown, reader.current())));
    setInventory(shown);
    return () => {
      unsubscribe();
      paced.stop();
    };
  }, [reader]);
  return inventory;
}

function hasFirstRows(shown: Inventory, now: Inventory): boolean {
  return (['connectionReferences', 'flows'] as const).some((key) => shown[key].rows.length === 0 && now[key].rows.length > 0);
}
