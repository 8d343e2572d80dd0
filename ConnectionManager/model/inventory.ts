import type { CloudFlow } from './cloudFlow';
import type { ConnectionReference } from './connectionReference';
import type { FlowReading } from './flow/parseFlow';
import type { Misfit } from './misfit';
import type { Connection } from './connection';
import type { FlowRun } from './flowRun';
import type { Person } from './person';
import type { ResolvedTable, UserAccess } from './privileges/privileges';
import type { Problem } from './problem';
import type { Registration } from './registration';

/** How far the reading of a listing has come; `failed` keeps the rows that there are. */
export type ListingState = 'loading' | 'complete' | 'failed';

/** Rows that come in page by page the first time, and are read again behind those that are shown. */
export interface Listing<T> {
  readonly state: ListingState;
  /** Whether `rows` are all rows of one reading: true from the first reading's end on, also while they are read again and when that fails. */
  readonly complete: boolean;
  readonly rows: readonly T[];
  readonly misfits: readonly Misfit[];
  /** Why the listing is `failed`; null in every other state. */
  readonly problem: Problem | null;
  /** When the last of `rows` came in; null before the first page. */
  readonly readAt: Date | null;
}

/** What the definition of one flow says. */
export interface FlowDefinition {
  readonly flowId: string;
  /** The version of the flow's row that had this definition; null or absent where it isn't known. */
  readonly version?: string | null;
  readonly reading: FlowReading;
}

/** The most recent runs of all flows, as far back as they were read. */
export interface RecentRuns extends Listing<FlowRun> {
  /** Whether there are older runs that weren't read: then a flow without one here may still have run. */
  readonly cutOff: boolean;
}

/** What has been read of the environment so far. */
export interface Inventory {
  readonly connectionReferences: Listing<ConnectionReference>;
  readonly flows: Listing<CloudFlow>;
  /** The flows' definitions, which follow when the flows are listed. */
  readonly definitions: Listing<FlowDefinition>;
  /** Rows of `connectioninstance`. Whether an environment fills that table isn't established: often there are none. */
  readonly instances: Listing<Connection>;
  readonly runs: RecentRuns;
  readonly registrations: Listing<Registration>;
  /** The users behind live connections. */
  readonly people: Listing<Person>;
  /** What the names of tables in flows stand for. */
  readonly tables: Listing<ResolvedTable>;
  /** What the users that flows run as, and the signed-in user, may do. */
  readonly access: Listing<UserAccess>;
  /** Whether reading pauses because Dataverse limits requests. */
  readonly throttled?: boolean;
}

/** The name of one listing of an {@link Inventory}. */
export type ListingName = Exclude<keyof Inventory, 'throttled'>;

/** The connections that the host handed in. */
export interface LiveConnections {
  readonly connections: readonly Connection[];
  readonly misfits: readonly Misfit[];
  /** Why the text that was handed in isn't a list of connections; null where it is, or nothing was. */
  readonly problem: string | null;
  /** Whether the answer that was handed in says that there are more connections, on a page that wasn't. */
  readonly cutOff?: boolean;
  /** When they were handed in; null where none were. */
  readonly readAt: Date | null;
}
