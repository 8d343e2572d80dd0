import type { Inventory } from '../../model/inventory';
import type { ListingSlot } from './listingReading';
import { notRead } from '../readListing';

/** Keeps what has been read, and tells whoever listens. */
export interface InventoryStore {
  /** What has been read so far; another object after each change. */
  readonly current: () => Inventory;
  /** Calls a listener after each change, until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void;
  /** The place of one listing. */
  readonly slot: <K extends keyof Inventory>(key: K) => ListingSlot<Inventory[K]>;
  /** Resolves once something holds; never after `stop`. */
  readonly until: (holds: (inventory: Inventory) => boolean) => Promise<void>;
  /** Aborted by `stop`. */
  readonly signal: AbortSignal;
  /** Keeps what there is: nothing is taken in, and nobody is told, any more. */
  readonly stop: () => void;
}

const nothing: Inventory = {
  connectionReferences: notRead,
  flows: notRead,
  definitions: notRead,
  instances: notRead,
  runs: { ...notRead, cutOff: false },
  registrations: notRead,
  people: notRead,
  tables: notRead,
  access: notRead,
};

/**
 * Makes a store in which nothing has been read.
 *
 * @returns The store.
 */
export function createInventoryStore(): InventoryStore {
  let inventory = nothing;
  const stopping = new AbortController();
  const listeners = new Set<() => void>();

  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  return {
    current: () => inventory,
    subscribe,
    slot: (key) => ({
      current: () => inventory[key],
      publish(listing) {
        if (!stopping.signal.aborted) {
          inventory = { ...inventory, [key]: listing };
          listeners.forEach((listener) => listener());
        }
      },
    }),
    until: (holds) =>
      new Promise((resolve) => {
        if (holds(inventory)) {
          resolve();
          return;
        }
        const unsubscribe = subscribe(() => {
          if (holds(inventory)) {
            unsubscribe();
            resolve();
          }
        });
      }),
    signal: stopping.signal,
    stop() {
      stopping.abort();
      listeners.clear();
    },
  };
}
