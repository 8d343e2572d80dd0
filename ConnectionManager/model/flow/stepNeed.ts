import type { FlowEnvironment, TableNameKind, UndeterminedReason } from './flowProfile';

/** A right on the rows of a table, by its name in Dataverse's privileges. */
export type PrivilegeRight = 'Append' | 'AppendTo' | 'Assign' | 'Create' | 'Delete' | 'Read' | 'Share' | 'Write';

/** A table that a step names, and what it does there. */
export interface TableNeed {
  /** As the flow writes it. */
  readonly table: string;
  readonly nameKind: TableNameKind;
  readonly rights: readonly PrivilegeRight[];
  /** Rights that the step needs in some cases only, such as Create of an upsert where the row is missing. */
  readonly perhaps: readonly PrivilegeRight[];
}

/** One trigger or action of the Dataverse connector: where it works and what it needs there. */
export interface StepNeed {
  /** Name of the trigger or action. */
  readonly step: string;
  /** Key of the flow's `connectionReferences`; null where the step names none of them. */
  readonly key: string | null;
  readonly environment: FlowEnvironment;
  readonly tables: readonly TableNeed[];
  /** Why its needs, or some of them, can't be read from the flow; null where they can. */
  readonly undetermined: UndeterminedReason | null;
}
