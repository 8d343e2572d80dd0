import type { CloudFlow } from '../cloudFlow';
import type { Connection, IdentityKind } from '../connection';
import type { ConnectionReference } from '../connectionReference';
import type { FlowConnection, FlowProfile } from '../flow/flowProfile';
import type { LastRuns } from '../flowRun';
import type { UsesKnowledge } from '../flowUse';
import type { Needs, UserAccess } from '../privileges/privileges';
import type { Answers, Fix, Health, Reason, RunsAnswer, SaveAnswer } from './answers';

/** Whom steps run as, and what that user holds, for the details. */
export interface UseIdentity {
  readonly source: 'connection' | 'flow-owner';
  readonly userId: string | null;
  readonly name: string | null;
  /** Null while it isn't known. */
  readonly access: UserAccess | null;
}

/** What one entry of a flow's connections means for the flow. */
export interface EntryAssessment extends Answers {
  readonly entry: FlowConnection;
  /** The reference that the entry names, where it is visible. */
  readonly reference: ConnectionReference | null;
  readonly connection: Connection | null;
  /** Names of the triggers and actions that use the entry, sorted. */
  readonly steps: readonly string[];
  /** Null for connectors other than Dataverse, and where whoever runs the flow decides. */
  readonly identity: UseIdentity | null;
  /** What the entry's Dataverse steps need in the flow's own environment. */
  readonly needs: Needs;
}

/** The two answers of a flow: the worst of its entries', and what is wrong with the flow itself. */
export interface FlowAssessment extends Answers {
  readonly flow: CloudFlow;
  /** Null unless the definition is known. */
  readonly profile: FlowProfile | null;
  readonly entries: readonly EntryAssessment[];
  /** What is wrong with the flow itself, or explains it; part of `reasons` too. */
  readonly findings: readonly Reason[];
  /** Null while it isn't known. */
  readonly lastRuns: LastRuns | null;
}

/** What a connection reference means for one flow. */
export interface FlowUseAssessment {
  readonly flow: CloudFlow;
  readonly save: SaveAnswer;
  readonly runs: RunsAnswer;
  /** At least one; several where the flow names the reference under several keys. */
  readonly entries: readonly EntryAssessment[];
}

/** How a connection reference, or a connection without one, is doing. */
export interface ConnectionAssessment {
  readonly health: Health;
  /** The worst of the flows' answers; null where no flow is known to use it. */
  readonly save: SaveAnswer | null;
  /** The worst of the answers of the flows that are on; null where no flow is known to use it. */
  readonly runs: RunsAnswer | null;
  readonly reasons: readonly Reason[];
  readonly fixes: readonly Fix[];
  readonly uses: readonly FlowUseAssessment[];
  /** How much is known of `uses`. */
  readonly knowledge: UsesKnowledge;
  readonly connection: Connection | null;
  readonly identity: IdentityKind;
}

/** A connection reference and how it is doing. */
export interface ReferenceAssessment extends ConnectionAssessment {
  readonly reference: ConnectionReference;
}

/** A connection that no known connection reference points at: there may be one that the caller doesn't see. */
export interface LooseConnectionAssessment extends ConnectionAssessment {
  readonly reference: null;
  readonly connection: Connection;
}

/** The whole environment, as far as it has been read. */
export interface EnvironmentAssessment {
  readonly references: readonly ReferenceAssessment[];
  /** None until all connection references have been read. */
  readonly looseConnections: readonly LooseConnectionAssessment[];
  readonly flows: readonly FlowAssessment[];
}
