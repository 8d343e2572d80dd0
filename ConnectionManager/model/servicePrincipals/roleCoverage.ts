import { compareText } from '../flow/compareText';
import type { NeededPrivilege } from '../privileges/privileges';
import type { RoleOption } from './securityRole';

/** A role that can be given, and what it would add. */
export interface RankedRole {
  readonly option: RoleOption;
  /** How many of the missing privileges it grants. */
  readonly adds: number;
}

/**
 * The part of some needed privileges that roles don't grant together. Of a privilege counts that it is granted at all: which rows it
 * reaches is another matter.
 *
 * @param options The roles.
 * @param needed The privileges.
 * @returns Those that none of them grants.
 */
export function notGranted<T extends NeededPrivilege>(options: readonly RoleOption[], needed: readonly T[]): readonly T[] {
  return needed.filter(({ privilege }) => !options.some((option) => grants(option, privilege)));
}

/**
 * Orders roles by how much they would add, System Administrator last: it allows everything, and nobody should be led to it.
 *
 * @param options The roles.
 * @param missing The privileges that are missing.
 * @returns The roles that add most first, those that add as much by name.
 */
export function rankRoles(options: readonly RoleOption[], missing: readonly NeededPrivilege[]): readonly RankedRole[] {
  return options
    .map((option) => ({ option, adds: missing.filter(({ privilege }) => grants(option, privilege)).length }))
    .sort((a, b) => last(a) - last(b) || b.adds - a.adds || compareText(a.option.role.name.toLowerCase(), b.option.role.name.toLowerCase()));
}

function last({ option }: RankedRole): number {
  return option.role.administrator ? 1 : 0;
}

function grants({ role, grants: granted }: RoleOption, privilege: string): boolean {
  return role.administrator || granted.has(privilege.toLowerCase());
}
