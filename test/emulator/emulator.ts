import { defaultBehaviour } from './core/behaviour';
import type { Behaviour } from './core/behaviour';
import type { Environment } from './core/context';
import { handleRequest, serviceRoot } from './core/handleRequest';
import { errorResponse } from './core/respond';
import { connectionsSet, definitionsSet, organizationDetailsSet, otherSets, rowsOf } from './environmentData';
import type { DataRow, EnvironmentData } from './environmentData';
import type { FaultRule } from './faults/faultRule';
import { withFaults } from './faults/withFaults';
import { createFlowService, exportConnections } from './flowService/connections';
import { createNotes } from './notes';
import { readDefinitions } from './schema/readDefinitions';
import { createSchema } from './schema/schema';
import { isMember } from './security/caller';
import { openStore } from './store/database';
import { exportEnvironment } from './store/exportEnvironment';
import { loadEnvironment } from './store/loadEnvironment';

/** A small, strict Dataverse: the Web API under `/api/data/v9.2/` of any origin. */
export interface Emulator {
  /**
   * Answers a request; it is the data's user who asks, for another one with `MSCRMCallerID` or `CallerObjectId`. Rejects only
   * where a fault that was asked for takes the answer away.
   */
  fetch(request: Request): Promise<Response>;
  /** All rows as they are now, in the format they came in. */
  export(): EnvironmentData;
  /** What of the data could not be taken, and what is not checked because the data lacks it. */
  readonly notes: string[];
}

export interface EmulatorOptions {
  /** The clock behind createdon and modifiedon. */
  readonly now?: () => Date;
  /** Where Dataverse does now this and now that; the rest stays as it is by default. */
  readonly behaviour?: Partial<Behaviour>;
  /** What goes wrong of the network and the service; a request can ask for more with the header X-Emulator-Fault. */
  readonly faults?: readonly FaultRule[];
  /** Waits so many milliseconds, for faults that delay; by the clock unless a test has a better way. */
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
}

/** Starts an emulator on the rows of an environment (see `parseEnvironmentData` for data that comes from outside). */
export async function createEmulator(data: EnvironmentData, options: EmulatorOptions = {}): Promise<Emulator> {
  const notes = createNotes();
  const schema = createSchema(readDefinitions(rowsOf(data, definitionsSet), notes));
  const store = await openStore(schema);
  const highest = loadEnvironment(store, schema, data, notes);
  const privilegesChecked = 'roleprivilegescollection' in data && 'privileges' in data;
  if (!privilegesChecked) {
    notes.add('Privileges are not checked: the data has no roleprivilegescollection and privileges.');
  }
  const user = data.user.toLowerCase();
  if (!isMember(store, user)) {
    notes.add(`"user": ${user} is none of the systemusers.`);
  }
  const environment: Environment = {
    schema,
    store,
    notes,
    user,
    now: options.now ?? ((): Date => new Date()),
    privilegesChecked,
    behaviour: { ...defaultBehaviour, ...options.behaviour },
    flowService: createFlowService(data, notes),
    definitions: new Map(rowsOf(data, definitionsSet).map((row) => [String(row.LogicalName), row])),
    organizationDetail: rowsOf(data, organizationDetailsSet)[0] ?? {},
    version: { highest },
    served: { count: 0 },
  };
  const sets = new Set(Object.keys(data));
  const rowsNow = (set: string): DataRow[] =>
    set === connectionsSet ? exportConnections(store, rowsOf(data, set)) : rowsOf(data, set);
  const exportOthers = (): Record<string, DataRow[]> =>
    Object.fromEntries(otherSets.filter((set) => set in data).map((set) => [set, rowsNow(set)]));
  return {
    fetch: withFaults((request) => handleRequest(environment, request), {
      rules: options.faults ?? [],
      root: serviceRoot,
      isTable: (entitySetName) => schema.tableOfSet(entitySetName) !== undefined,
      refuse: (error) => {
        environment.served.count += 1;
        return errorResponse(environment, error);
      },
      sleep: options.sleep,
    }),
    export: () => ({ ...exportEnvironment(store, schema, environment.user, sets), ...exportOthers() }),
    notes: notes.list(),
  };
}
