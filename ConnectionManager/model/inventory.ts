import type { CloudFlow } from './cloudFlow';
import type { ConnectionReference } from './connectionReference';
import type { FlowReading } from './flow/parseFlow';
import type { Misfit } from './misfit';
import type { Problem } from './problem';

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
  readonly reading: FlowReading;
}

/** What has been read of the environment so far. */
export interface Inventory {
  readonly connectionReferences: Listing<ConnectionReference>;
  readonly flows: Listing<CloudFlow>;
  /** The flows' definitions, which follow when the flows are listed. */
  readonly definitions: Listing<FlowDefinition>;
}
