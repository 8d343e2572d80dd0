import type { ErrorFinding } from '../causes/cause';
import type { ConnectionSource, ConnectionState, ServiceError } from '../connection';
import type { FlowState } from '../cloudFlow';
import type { ConnectionProvider, Reach } from '../flow/flowProfile';
import type { LastRuns } from '../flowRun';
import type { NeededPrivilege, UndeterminedNeed } from '../privileges/privileges';

/** What was seen of a connection itself. */
export interface LiveEvidence {
  readonly state: ConnectionState;
  readonly source: ConnectionSource;
  /** When the platform last tried the connection; null where it doesn't say. */
  readonly at: Date | null;
  /** Null unless the state is `error`. */
  readonly error: ServiceError | null;
  /** What is known of the error, where that has been looked up already. */
  readonly explained?: ErrorFinding;
  /** The platform's own status words. */
  readonly words: string;
}

/**
 * What a flow's entry, or a connection reference, is bound to: `missing` names a reference that doesn't exist, `not-visible` one
 * that the caller may just not see, `none` names no reference at all.
 */
export type Binding = 'bound' | 'not-bound' | 'missing' | 'not-visible' | 'none';

/** Whom the Dataverse steps of a flow run as, as far as it is known. */
export interface IdentityEvidence {
  /** Whether this is the user behind the connection, or the flow's owner, taken for want of better. */
  readonly source: 'connection' | 'flow-owner';
  readonly name: string | null;
  readonly disabled: boolean | null;
  readonly guest: boolean;
  readonly licensed: boolean | null;
}

/** What is known of the privileges of that user beside what the steps need. */
export interface AccessEvidence {
  /** Null where the roles couldn't be read. */
  readonly hasRole: boolean | null;
  readonly missing: readonly NeededPrivilege[];
  readonly undetermined: readonly UndeterminedNeed[];
}

/** Everything that decides what one entry of a flow's connections means for the flow. */
export interface UseEvidence {
  readonly connector: string | null;
  readonly reach: Reach | null;
  /** How many triggers and actions use the entry. */
  readonly operations: number;
  /** Names of its Dataverse steps that work on another environment. */
  readonly stepsElsewhere: readonly string[];
  readonly providedBy: ConnectionProvider;
  /** Whether its steps run as whoever Run as names. */
  readonly useInvoker: boolean;
  readonly binding: Binding;
  /** Logical name of the connection reference; null where the entry names none. */
  readonly reference: string | null;
  readonly live: LiveEvidence | null;
  /** Whether a complete list of live connections was there, and the bound one wasn't in it. */
  readonly notInLiveList: boolean;
  readonly flowState: FlowState;
  readonly suspensionReason: string | null;
  /** Null where it isn't known, and for connectors other than Dataverse. */
  readonly identity: IdentityEvidence | null;
  /** Null while it isn't known. */
  readonly access: AccessEvidence | null;
  /** Null while it isn't known. */
  readonly runs: LastRuns | null;
  /** Whether the last failed run may as well be about other entries of the flow, which a run's error doesn't tell apart. */
  readonly failureIsShared?: boolean;
  /** When the flow or the connection reference was last changed; a success before it proves nothing. Null where it isn't known. */
  readonly changedOn?: Date | null;
  /** When the rows of Dataverse were read. */
  readonly at: Date | null;
}
