import type { TableNameKind, UndeterminedReason } from '../flow/flowProfile';
import type { PrivilegeRight } from '../flow/stepNeed';

/** How far a privilege reaches, from a user's own rows to all rows (Microsoft Learn, "Security concepts in Microsoft Dataverse"). */
export type PrivilegeDepth = 'basic' | 'local' | 'deep' | 'global';

/** A table by the name that a flow has for it. */
export interface TableName {
  readonly name: string;
  readonly kind: TableNameKind;
}

/** What a table's name stands for. */
export interface ResolvedTable extends TableName {
  /** Null where no table of that name was found. */
  readonly logicalName: string | null;
  /** Names of the table's privileges by right, as the environment writes them; a right that the table doesn't have is left out. */
  readonly privileges: Readonly<Partial<Record<PrivilegeRight, string>>>;
}

/** A privilege that a user holds. */
export interface HeldPrivilege {
  /** Such as `prvReadAccount`. */
  readonly name: string;
  /** For the user: by own roles, and by those of teams whose members inherit them. Null where it holds for a team's rows only. */
  readonly depth: PrivilegeDepth | null;
  /** On rows that one of the user's teams owns; null where no team has it. */
  readonly teamDepth: PrivilegeDepth | null;
}

/** What was found out about a user's privileges. */
export interface UserAccess {
  readonly userId: string;
  /** Names of the security roles, own and through teams, in order of name. None at all means that the user can't do anything. */
  readonly roles: readonly string[];
  /** Whether System Administrator is among them: every privilege at every depth. */
  readonly administrator: boolean;
  /** By the privilege's name in lower case; only of those that were asked for. */
  readonly privileges: ReadonlyMap<string, HeldPrivilege>;
  /** The names, in lower case, that were asked for: of any other privilege nothing is known. Left out where all are known. */
  readonly asked?: ReadonlySet<string>;
  /**
   * Whether `prvActOnBehalfOfAnotherUser` comes by a role of the user's own: through a team it doesn't count (Microsoft Learn,
   * "Impersonate another user"). Null where it doesn't as far as is known, and not all of the user's own roles are.
   */
  readonly actsOnBehalf: boolean | null;
  /** Whether the roles could be read at all; where not, nothing is known, and no role isn't none. */
  readonly determined: boolean;
}

/** A privilege that steps of a flow need. */
export interface NeededPrivilege {
  /** Logical name of the table. */
  readonly table: string;
  readonly right: PrivilegeRight;
  /** Such as `prvReadAccount`. */
  readonly privilege: string;
  /** Names of the triggers and actions that need it. */
  readonly steps: readonly string[];
  /** Whether it is needed in some cases only. */
  readonly perhaps: boolean;
}

/** Something that steps do whose privileges can't be told. */
export interface UndeterminedNeed {
  readonly reason: UndeterminedReason | 'unknown-table';
  /** The table as the flow writes it; null where no table is named. */
  readonly table: string | null;
  readonly steps: readonly string[];
}

/** What a flow's steps need in the flow's own environment. */
export interface Needs {
  readonly needed: readonly NeededPrivilege[];
  readonly undetermined: readonly UndeterminedNeed[];
}
