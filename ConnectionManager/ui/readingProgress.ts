import type { Inventory, Listing } from '../model/inventory';
import type { Texts } from '../strings/texts';
import type { ListProgress } from './ListPage';

/**
 * How far the reading has come, for the bar above a list.
 *
 * @param inventory What has been read.
 * @param listing The rows of the list; they come before the flows' definitions.
 * @param label What is being loaded while the list's own rows are.
 * @param texts The texts of the control.
 * @returns The progress; null when nothing is being read.
 */
export function readingProgress(inventory: Inventory, listing: Listing<unknown>, label: string, texts: Texts): ListProgress | null {
  const progress = unthrottled(inventory, listing, label, texts);
  return inventory.throttled ? { label: texts.text('Progress_Throttled'), value: progress?.value ?? null, shown: true } : progress;
}

function unthrottled(inventory: Inventory, listing: Listing<unknown>, label: string, texts: Texts): ListProgress | null {
  if (listing.state === 'loading') {
    return { label, value: null };
  }
  const { flows, definitions } = inventory;
  if (definitions.state !== 'loading') {
    return null;
  }
  const total = flows.rows.length;
  const read = Math.min(definitions.rows.length, total);
  return {
    label: texts.text('Progress_Definitions', { read, total }),
    value: flows.state === 'complete' && !definitions.complete && total > 0 ? read / total : null,
  };
}
