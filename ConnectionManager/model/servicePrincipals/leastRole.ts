import type { NeededPrivilege, PrivilegeDepth } from '../privileges/privileges';
import { depthsByReach, reaches } from './depths';
import type { PrivilegeDefinition, PrivilegeToGrant } from './securityRole';

/** The privileges of a role that grants what is needed, and nothing else. */
export interface LeastRole {
  readonly privileges: readonly PrivilegeToGrant[];
  /** Those of `privileges` that can't be granted at the depth that was asked for, and are at another. */
  readonly otherDepth: readonly PrivilegeToGrant[];
  /** Names of privileges that the environment doesn't have. */
  readonly unknown: readonly string[];
}

const longestName = 100;

/**
 * Plans a role of exactly the privileges that are needed.
 *
 * @param needed What is needed.
 * @param definitions What the environment tells of these privileges.
 * @param depth How far the role is to reach. Where a privilege can't be granted at that depth, the next wider one counts, else the widest.
 * @param alsoPerhaps Whether what is needed in some cases only is granted, too.
 * @returns The role's privileges.
 */
export function leastRole(
  needed: readonly NeededPrivilege[],
  definitions: readonly PrivilegeDefinition[],
  depth: PrivilegeDepth,
  alsoPerhaps: boolean,
): LeastRole {
  const byName = new Map(definitions.map((definition) => [definition.name.toLowerCase(), definition]));
  const names = [...new Set(needed.filter(({ perhaps }) => alsoPerhaps || !perhaps).map(({ privilege }) => privilege))];
  const privileges = names.flatMap((name): readonly PrivilegeToGrant[] => {
    const definition = byName.get(name.toLowerCase());
    const possible = definition && depthFor(definition.depths, depth);
    return definition && possible ? [{ id: definition.id, name: definition.name, depth: possible }] : [];
  });
  const granted = new Set(privileges.map(({ name }) => name.toLowerCase()));
  return {
    privileges,
    otherDepth: privileges.filter((privilege) => privilege.depth !== depth),
    unknown: names.filter((name) => !granted.has(name.toLowerCase())),
  };
}

/**
 * A name for such a role.
 *
 * @param name The application's name.
 * @returns The name, short enough for Dataverse.
 */
export function leastRoleName(name: string): string {
  const suffix = ' - Dataverse flows';
  return `${name.trim().slice(0, longestName - suffix.length).trim()}${suffix}`;
}

function depthFor(possible: readonly PrivilegeDepth[], wanted: PrivilegeDepth): PrivilegeDepth | undefined {
  const ordered = depthsByReach.filter((depth) => possible.includes(depth));
  return ordered.find((depth) => reaches(depth, wanted)) ?? ordered[ordered.length - 1];
}
