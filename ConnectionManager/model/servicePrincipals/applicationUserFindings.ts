import { compareText } from '../flow/compareText';
import { missingPrivileges } from '../privileges/missingPrivileges';
import type { UserAccess } from '../privileges/privileges';
import type { ApplicationUser } from './applicationUser';
import type { ApplicationUserUses } from './applicationUserUses';
import type { SecurityRole } from './securityRole';

/** A privilege that flows need and their application user doesn't hold. */
export interface MissingForFlows {
  readonly privilege: string;
  /** Names of the flows, sorted. */
  readonly flows: readonly string[];
}

/** Something to know about an application user. */
export type ApplicationUserFinding =
  | { readonly code: 'deleted' | 'disabled' | 'no-roles' | 'not-in-entra'; readonly severity: 'error' }
  | { readonly code: 'missing-privileges'; readonly severity: 'warning'; readonly missing: readonly MissingForFlows[] }
  | { readonly code: 'administrator'; readonly severity: 'warning' }
  | { readonly code: 'roles-not-read'; readonly severity: 'info' };

/** What is known of an application user's rights. */
export interface ApplicationUserRights {
  /** Roles of its own; null where they aren't known. */
  readonly roles: readonly SecurityRole[] | null;
  /** Null where its privileges aren't known. */
  readonly access: UserAccess | null;
}

/**
 * What is wrong with an application user, or may be.
 *
 * @param user The application user.
 * @param rights What is known of its rights.
 * @param uses What leans on it.
 * @returns The worst first; one that is deleted has no other.
 */
export function applicationUserFindings(
  user: ApplicationUser,
  { roles, access }: ApplicationUserRights,
  uses: ApplicationUserUses,
): readonly ApplicationUserFinding[] {
  if (user.softDeleted) {
    return [{ code: 'deleted', severity: 'error' }];
  }
  const findings: ApplicationUserFinding[] = [];
  if (user.disabled) {
    findings.push({ code: 'disabled', severity: 'error' });
  }
  if (user.entra === 'soft-deleted' || user.entra === 'not-found') {
    findings.push({ code: 'not-in-entra', severity: 'error' });
  }
  if (roles?.length === 0 && access?.determined === true && access.roles.length === 0) {
    return [...findings, { code: 'no-roles', severity: 'error' }];
  }
  const missing = access ? missingForFlows(access, uses) : [];
  if (missing.length > 0) {
    findings.push({ code: 'missing-privileges', severity: 'warning', missing });
  }
  if (roles?.some(({ administrator }) => administrator) || access?.administrator) {
    findings.push({ code: 'administrator', severity: 'warning' });
  }
  return roles === null ? [...findings, { code: 'roles-not-read', severity: 'info' }] : findings;
}

function missingForFlows(access: UserAccess, { entries }: ApplicationUserUses): readonly MissingForFlows[] {
  const flowsBy = new Map<string, Set<string>>();
  for (const { flow, entry } of entries) {
    for (const { privilege } of missingPrivileges(entry.needs, access)) {
      flowsBy.set(privilege, (flowsBy.get(privilege) ?? new Set()).add(flow.name));
    }
  }
  return [...flowsBy]
    .sort(([a], [b]) => compareText(a, b))
    .map(([privilege, flows]) => ({ privilege, flows: [...flows].sort(compareText) }));
}
