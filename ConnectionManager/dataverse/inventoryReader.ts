import type { Connection } from '../model/connection';
import type { ConnectionReference } from '../model/connectionReference';
import type { FlowRun } from '../model/flowRun';
import type { Inventory, Listing, LiveConnections } from '../model/inventory';
import type { Problem } from '../model/problem';
import { registrationPages } from './callbackRegistrations';
import type { DataverseClient } from './client';
import { connectionInstancePages } from './connectionInstances';
import { connectionReferencePages } from './connectionReferences';
import { createAccessReading } from './reading/access';
import { createDefinitionsReading } from './reading/definitions';
import { createInventoryStore } from './reading/inventoryStore';
import type { ListingReading } from './reading/listingReading';
import { createPeopleReading } from './reading/people';
import { repeatable } from './reading/repeatable';
import { refreshFlow, refreshReference, type FlowReadings } from './reading/rows';
import { createRunsReading } from './reading/runs';
import { createTablesReading } from './reading/tables';
import type { ReadingTools } from './reading/tools';
import { createWholeReading } from './reading/wholeListing';
import { cloudFlowPages } from './workflows';

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
   * Reads everything, later what has changed since: the lists themselves whole, the definitions of flows that are new or another
   * version, runs that are new, tables that weren't looked up, and everybody's access. What is still being read goes on undisturbed,
   * since a request that is under way can't be called back. What is known stays until it has been read again.
   */
  readonly refresh: () => void;
  /** Reads the users behind the connections that the host hands in, and their access, where these are others than before. */
  readonly liveChanged: () => void;
  /**
   * Reads one flow again after a change, with its definition and its subscription.
   *
   * @param flowId The flow's id.
   * @returns Why it couldn't be read; null where it could, or is gone.
   */
  readonly refreshFlow: (flowId: string) => Promise<Problem | null>;
  /**
   * Reads one connection reference again after a change.
   *
   * @param id The reference's id.
   * @returns Why it couldn't be read; null where it could, or is gone.
   */
  readonly refreshReference: (id: string) => Promise<Problem | null>;
  /** Takes over whether reading pauses because Dataverse limits requests. */
  readonly throttled: (waiting: boolean) => void;
  /** Ends the reading for good: nothing is asked for and nobody is told any more. */
  readonly stop: () => void;
}

/** What the reader has to know of the host. */
export interface InventoryHost {
  /** `systemuserid` of the signed-in user; null where it isn't known. */
  readonly userId: string | null;
  /** The connections that the host hands in, as they are now; the same object while they don't change. */
  readonly live: () => LiveConnections;
}

/**
 * Makes a reader; it reads nothing until `refresh` is called.
 *
 * @param client How to read Dataverse.
 * @param now The time of an answer.
 * @param host What is to be known of the host.
 * @returns The reader.
 */
export function createInventoryReader(client: DataverseClient, now: () => Date, { userId, live }: InventoryHost): InventoryReader {
  const store = createInventoryStore();
  const tools: ReadingTools = { client, now, store, userId, live };
  const lists = createLists(tools);
  const dependents = createDependents(tools, lists);
  let taken = live();

  return {
    current: store.current,
    subscribe: store.subscribe,
    refresh() {
      const { references, definitions, instances, registrations, runs } = lists;
      [references, definitions, instances, registrations, runs].forEach(({ run }) => void run());
      dependents.readAgain();
    },
    liveChanged() {
      if (live() !== taken) {
        taken = live();
        dependents.readOthers();
      }
    },
    async refreshFlow(flowId) {
      const problem = await refreshFlow(tools, lists, flowId);
      dependents.readOthers();
      return problem;
    },
    refreshReference: (id) => refreshReference(tools, lists.references, id),
    throttled(waiting) {
      if (Boolean(store.current().throttled) !== waiting) {
        store.slot('throttled').publish(waiting);
      }
    },
    stop: store.stop,
  };
}

/**
 * The listings that don't depend on what others say. Those that explain more than they list wait until there is something to see, and
 * those of many pages until the lists are whole.
 */
interface Lists extends FlowReadings {
  readonly references: ListingReading<ConnectionReference>;
  readonly instances: ListingReading<Connection>;
  readonly runs: ListingReading<FlowRun>;
  /** Resolves when the first rows are there. */
  readonly firstRows: () => Promise<void>;
}

function createLists(tools: ReadingTools): Lists {
  const { store } = tools;
  const lists = ({ connectionReferences, flows }: Inventory): readonly Listing<unknown>[] => [connectionReferences, flows];
  const firstRows = (): Promise<void> => store.until((inventory) => lists(inventory).every(isShown));
  const allRows = (): Promise<void> => store.until((inventory) => lists(inventory).every(({ state }) => state !== 'loading'));
  const flows = createWholeReading(tools, store.slot('flows'), cloudFlowPages, idOf);
  return {
    references: createWholeReading(tools, store.slot('connectionReferences'), connectionReferencePages, idOf),
    flows,
    definitions: createDefinitionsReading(tools, flows),
    instances: createWholeReading(tools, store.slot('instances'), connectionInstancePages, ({ name }) => name, firstRows),
    registrations: createWholeReading(tools, store.slot('registrations'), registrationPages, idOf, allRows),
    runs: createRunsReading(tools, allRows),
    firstRows,
  };
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}

function isShown({ rows, state }: Listing<unknown>): boolean {
  return rows.length > 0 || state !== 'loading';
}

/** The readings that depend on what others have brought. */
interface Dependents {
  /** Reads them from the start. */
  readonly readAgain: () => void;
  /** Reads what the others have made necessary. */
  readonly readOthers: () => void;
}

function createDependents(tools: ReadingTools, { references, definitions, instances, firstRows }: Lists): Dependents {
  const { signal } = tools.store;
  const [tables, people, access] = [createTablesReading(tools), createPeopleReading(tools), createAccessReading(tools)];
  const viewer = repeatable(firstRows, access.runForViewer);
  const readPeople = repeatable(instances.settled, people.run);
  const ready = (): Promise<unknown> => Promise.all([references, definitions, readPeople, viewer].map(({ settled }) => settled()));
  const readNeeds = repeatable(ready, async () => {
    if (!signal.aborted) {
      await tables.run();
      await access.run();
    }
  });
  const readOthers = (): void => [readPeople, readNeeds].forEach(({ ask }) => void ask());
  return {
    readOthers,
    readAgain() {
      [people, access].forEach(({ forget }) => forget());
      void viewer.ask();
      readOthers();
    },
  };
}
