/** How a flow starts, as far as it matters for connections and identity. */
export type TriggerKind = 'row' | 'business-event' | 'instant' | 'scheduled' | 'http' | 'other';

/** Whose identity a row-triggered flow takes on where a connection uses the invoker's. */
export type RunAs = 'modifying-user' | 'row-owner' | 'flow-owner' | 'unknown';

/** The environment an operation works on: the flow's own, or another one. */
export type FlowEnvironment = 'current' | 'other';

/** The environments that the operations of one connection work on together. */
export type Reach = FlowEnvironment | 'both' | 'none';

/** Who brings the connection: the flow's owner, or whoever runs the flow. */
export type ConnectionProvider = 'owner' | 'run-only-user';

/** A right on the rows of a table, by its name in Dataverse's privileges. */
export type AccessRight = 'Append' | 'Create' | 'Delete' | 'Read' | 'Write';

/** Whether a table is named by its entity set (`accounts`) or by its logical name (`account`). */
export type TableNameKind = 'set' | 'logical';

/** Why the needs of an operation can't be read from the flow. */
export type UndeterminedReason = 'custom-operation' | 'dynamic-table';

/** A flow's trigger. */
export interface FlowTrigger {
  readonly name: string;
  readonly kind: TriggerKind;
  /** Logical name of the table of a row trigger; null where it is unknown until the flow runs, and for other kinds. */
  readonly table: string | null;
}

/** One entry of a flow's `connectionReferences`. */
export interface FlowConnection {
  /** The entry's local name in the flow; not the connection reference's logical name. */
  readonly key: string;
  /** The connector's plain name, such as `shared_commondataserviceforapps`. */
  readonly connector: string | null;
  /** Logical name of the connection reference. */
  readonly connectionReference: string | null;
  /** The connection's own name, where the file has one. */
  readonly connection: string | null;
  readonly providedBy: ConnectionProvider;
  /** Whether operations use the connection of the user that Run as names. */
  readonly useInvoker: boolean;
  /** For the Dataverse connector only, else null. */
  readonly reach: Reach | null;
  /** How many triggers and actions, at any depth, use this entry. */
  readonly operations: number;
}

/** Rights on one table that a flow's Dataverse operations need. */
export interface FlowNeed {
  readonly table: string;
  readonly nameKind: TableNameKind;
  readonly environment: FlowEnvironment;
  /** Sorted, each right once. */
  readonly access: readonly AccessRight[];
}

/** A Dataverse operation whose needs can't be read from the flow. */
export interface UndeterminedOperation {
  /** The name of the action or trigger. */
  readonly action: string;
  readonly reason: UndeterminedReason;
}

/** What is known about a flow from its definition alone. Every list is sorted by code unit. */
export interface FlowProfile {
  readonly name: string;
  readonly trigger: FlowTrigger | null;
  /** For row triggers only, else null. */
  readonly runAs: RunAs | null;
  readonly connections: readonly FlowConnection[];
  readonly needs: readonly FlowNeed[];
  readonly undetermined: readonly UndeterminedOperation[];
}
