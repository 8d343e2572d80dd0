import type { FlowDefinition, Inventory, Listing } from '../model/inventory';
import type { CheckedRows } from './checkRows';
import type { DataverseClient } from './client';
import { connectionReferencePages } from './connectionReferences';
import { toDataverseError } from './errors';
import { cloudFlowPages, flowDefinitionPages } from './workflows';

/** Reads the environment in the background and tells whoever listens how far it has come. */
export interface InventoryReader {
  /** What has been read so far; another object after each page. */
  readonly current: () => Inventory;
  /**
   * Calls a listener after each page.
   *
   * @returns Ends the subscription.
   */
  readonly subscribe: (listener: () => void) => () => void;
  /** Reads everything again from the start; rows read before stay until the first page of their listing is there. */
  readonly refresh: () => void;
  /** Ends the reading: nothing is asked for and nobody is told any more. */
  readonly stop: () => void;
}

const notRead: Listing<never> = { state: 'loading', rows: [], misfits: [], problem: null, readAt: null };

/**
 * Makes a reader; it reads nothing until `refresh` is called.
 *
 * @param client How to read Dataverse.
 * @param now The time of an answer.
 * @returns The reader.
 */
export function createInventoryReader(client: DataverseClient, now: () => Date): InventoryReader {
  let inventory: Inventory = { connectionReferences: notRead, flows: notRead, definitions: notRead };
  let reading = new AbortController();
  const listeners = new Set<() => void>();

  const publish = <K extends keyof Inventory>(signal: AbortSignal, key: K, listing: Inventory[K]): void => {
    if (!signal.aborted) {
      inventory = { ...inventory, [key]: listing };
      listeners.forEach((listener) => listener());
    }
  };

  const readFlows = async (signal: AbortSignal): Promise<void> => {
    publish(signal, 'definitions', startAgain(inventory.definitions));
    const flows = await readListing(inventory.flows, cloudFlowPages(client, signal), now, (listing) => publish(signal, 'flows', listing));
    if (flows.state === 'failed') {
      publish(signal, 'definitions', { ...inventory.definitions, state: 'failed', problem: flows.problem });
    } else if (!signal.aborted) {
      const pages = flowDefinitionPages(client, signal);
      await readListing<FlowDefinition>(inventory.definitions, pages, now, (listing) => publish(signal, 'definitions', listing));
    }
  };

  return {
    current: () => inventory,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh() {
      reading.abort();
      reading = new AbortController();
      const { signal } = reading;
      void readListing(inventory.connectionReferences, connectionReferencePages(client, signal), now, (listing) =>
        publish(signal, 'connectionReferences', listing),
      );
      void readFlows(signal);
    },
    stop() {
      reading.abort();
      listeners.clear();
    },
  };
}

function startAgain<T>(listing: Listing<T>): Listing<T> {
  return { ...listing, state: 'loading', problem: null };
}

/** Reads all pages into one listing and hands it on after each; never rejects, since a failure is a state of the listing. */
async function readListing<T>(
  before: Listing<T>,
  pages: AsyncGenerator<CheckedRows<T>, void>,
  now: () => Date,
  publish: (listing: Listing<T>) => void,
): Promise<Listing<T>> {
  let listing = startAgain(before);
  publish(listing);
  let first = true;
  try {
    for await (const page of pages) {
      const rows = first ? page.rows : [...listing.rows, ...page.rows];
      const misfits = first ? page.misfits : [...listing.misfits, ...page.misfits];
      listing = { ...listing, rows, misfits, readAt: now() };
      first = false;
      publish(listing);
    }
    listing = { ...listing, state: 'complete' };
  } catch (thrown) {
    listing = { ...listing, state: 'failed', problem: toDataverseError(thrown).problem };
  }
  publish(listing);
  return listing;
}
