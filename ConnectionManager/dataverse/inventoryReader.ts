import type { Inventory } from '../model/inventory';
import type { DataverseClient } from './client';
import { connectionReferencePages } from './connectionReferences';
import { notRead, readListing, startAgain } from './readListing';
import { cloudFlowPages, flowDefinitionPages } from './workflows';

/** Reads the environment in the background and tells whoever listens how far it has come. */
export interface InventoryReader {
  /** What has been read so far; another object after each change. */
  readonly current: () => Inventory;
  /**
   * Calls a listener after each change.
   *
   * @returns Ends the subscription.
   */
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Reads the connection references, and the flows with their definitions, from the start: both at the same time, but
   * what is still being read goes on undisturbed, since a request that is under way can't be called back. What is known
   * stays until it has been read again.
   */
  readonly refresh: () => void;
  /** Ends the reading for good: nothing is asked for and nobody is told any more. */
  readonly stop: () => void;
}

/**
 * Makes a reader; it reads nothing until `refresh` is called.
 *
 * @param client How to read Dataverse.
 * @param now The time of an answer.
 * @returns The reader.
 */
export function createInventoryReader(client: DataverseClient, now: () => Date): InventoryReader {
  let inventory: Inventory = { connectionReferences: notRead, flows: notRead, definitions: notRead };
  const stopping = new AbortController();
  const { signal } = stopping;
  const listeners = new Set<() => void>();

  const publish = (changed: Partial<Inventory>): void => {
    if (!signal.aborted) {
      inventory = { ...inventory, ...changed };
      listeners.forEach((listener) => listener());
    }
  };

  const readConnectionReferences = async (): Promise<void> => {
    const before = startAgain(inventory.connectionReferences);
    publish({ connectionReferences: before });
    for await (const connectionReferences of readListing(before, connectionReferencePages(client, signal), ({ id }) => id, now)) {
      publish({ connectionReferences });
    }
  };

  const readDefinitions = async (): Promise<void> => {
    const pages = flowDefinitionPages(client, signal);
    for await (const definitions of readListing(inventory.definitions, pages, ({ flowId }) => flowId, now)) {
      publish({ definitions });
    }
  };

  const readFlows = async (): Promise<void> => {
    const before = startAgain(inventory.flows);
    publish({ flows: before, definitions: startAgain(inventory.definitions) });
    for await (const flows of readListing(before, cloudFlowPages(client, signal), ({ id }) => id, now)) {
      publish({ flows });
    }
    const { state, problem } = inventory.flows;
    if (state === 'failed') {
      publish({ definitions: { ...inventory.definitions, state, problem } });
    } else {
      await readDefinitions();
    }
  };

  const refreshConnectionReferences = unlessRunning(readConnectionReferences);
  const refreshFlows = unlessRunning(readFlows);

  return {
    current: () => inventory,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh() {
      refreshConnectionReferences();
      refreshFlows();
    },
    stop() {
      stopping.abort();
      listeners.clear();
    },
  };
}

/** Starts the work, but not while it is still being done. */
function unlessRunning(work: () => Promise<void>): () => void {
  let running = false;
  return () => {
    if (!running) {
      running = true;
      void work().finally(() => (running = false));
    }
  };
}
