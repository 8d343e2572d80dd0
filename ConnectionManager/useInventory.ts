import * as React from 'react';
import type { InventoryReader } from './dataverse/inventoryReader';
import type { Inventory } from './model/inventory';

/**
 * Follows a reader: the component is drawn again after each page.
 *
 * @param reader The reader.
 * @returns What it has read so far.
 */
export function useInventory(reader: InventoryReader): Inventory {
  const [inventory, setInventory] = React.useState(() => reader.current());
  React.useEffect(() => {
    const update = (): void => setInventory(reader.current());
    update();
    return reader.subscribe(update);
  }, [reader]);
  return inventory;
}
