import type { Environment } from './core/context';
import { handleRequest } from './core/handleRequest';
import type { EnvironmentData } from './environmentData';
import { createNotes } from './notes';
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
}

/** Starts an emulator on the rows of an environment (see `parseEnvironmentData` for data that comes from outside). */
export async function createEmulator(data: EnvironmentData, options: EmulatorOptions = {}): Promise<Emulator> {
  const notes = createNotes();
  const store = await openStore();
  const highest = loadEnvironment(store, data, notes);
  const privilegesChecked = 'roleprivilegescollection' in data && 'privileges' in data;
  if (!privilegesChecked) {
    notes.add('Privileges are not checked: the data has no roleprivilegescollection and privileges.');
  }
  const user = data.user.toLowerCase();
  if (!isMember(store, user)) {
    notes.add(`"user": ${user} is none of the systemusers.`);
  }
  const environment: Environment = {
    store,
    notes,
    user,
    now: options.now ?? ((): Date => new Date()),
    privilegesChecked,
    version: { highest },
    served: { count: 0 },
  };
  return {
    fetch: (request) => handleRequest(environment, request),
    export: () => exportEnvironment(store, environment.user, new Set(Object.keys(data))),
    notes: notes.list(),
  };
}
