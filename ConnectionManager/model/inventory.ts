import type { CloudFlow } from './cloudFlow';
import type { ConnectionReference } from './connectionReference';
import type { FlowReading } from './flow/parseFlow';
import type { Misfit } from './misfit';
import type { Problem } from './problem';

/** How far a listing has come; `failed` keeps the rows of the pages before. */
export type ListingState = 'loading' | 'complete' | 'failed';

/** Rows that come in page by page. */
export interface Listing<T> {
  readonly state: ListingState;
  readonly rows: readonly T[];
  readonly misfits: readonly Misfit[];
  /** Why the listing is `failed`; null in every other state. */
  readonly problem: Problem | null;
  /** When the last page came in; null before the first. */
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
