import type { PrivilegeDepth } from '../privileges/privileges';
import type { RolePrivilege } from '../privileges/userAccess';

/** A security role of one business unit: each has a copy of every role of the units above it. */
export interface SecurityRole {
  readonly id: string;
  /** The role that this one is a copy of, where privileges hang; its own id where it is none. */
  readonly rootId: string;
  readonly name: string;
  readonly businessUnitId: string;
  /** Whether it is System Administrator. */
  readonly administrator: boolean;
}

/** A role that can be given, and what it grants of the privileges that were asked for. */
export interface RoleOption {
  readonly role: SecurityRole;
  /** By the privilege's name in lower case. */
  readonly grants: ReadonlyMap<string, RolePrivilege>;
}

/** A row of `privilege`. */
export interface PrivilegeDefinition {
  readonly id: string;
  /** Such as `prvReadAccount`, as the environment writes it. */
  readonly name: string;
  /** The depths that it can be granted at, from the least. */
  readonly depths: readonly PrivilegeDepth[];
}

/** A privilege that a new role is to grant. */
export interface PrivilegeToGrant {
  readonly id: string;
  readonly name: string;
  readonly depth: PrivilegeDepth;
}
