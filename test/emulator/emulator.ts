import { defaultBehaviour } from './core/behaviour';
import type { Behaviour } from './core/behaviour';
import type { Environment } from './core/context';
import { handleRequest } from './core/handleRequest';
import { definitionsSet, rowsOf } from './environmentData';
import type { EnvironmentData } from './environmentData';
import { createNotes } from './notes';
import { readDefinitions } from './schema/readDefinitions';
import { createSchema } from './schema/schema';
import { isMember } from './security/caller';
import { openStore } from './store/database';
import { exportEnvironment } from './store/exportEnvironment';
import { loadEnvironment } from './store/loadEnvironment';

/** A small, strict Dataverse: the Web API under `/api/data/v9.2/` of any origin. */
export interface Emulator {
  /** Answers a request; `MSCRMCallerID` impersonates a systemuserid, else it is the data's user who asks. */
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
    version: { highest },
    served: { count: 0 },
  };
  return {
    fetch: (request) => handleRequest(environment, request),
    export: () => ({
      ...exportEnvironment(store, schema, environment.user, new Set(Object.keys(data))),
      ...(definitionsSet in data ? { [definitionsSet]: data[definitionsSet] } : {}),
    }),
    notes: notes.list(),
  };
}
