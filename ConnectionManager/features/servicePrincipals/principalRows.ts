import { applicationUserFindings, type ApplicationUserFinding } from '../../model/servicePrincipals/applicationUserFindings';
import type { ApplicationUser } from '../../model/servicePrincipals/applicationUser';
import { noUses, usesByApplication, type ApplicationUserUses } from '../../model/servicePrincipals/applicationUserUses';
import type { UserAccess } from '../../model/privileges/privileges';
import type { EnvironmentAssessment } from '../../model/status/assessment';
import type { Texts } from '../../strings/texts';
import type { ListRow } from '../../ui/ListView';
import type { RolesByUser } from './useApplicationUsers';

/** One application user of the list. */
export interface PrincipalRow extends ListRow {
  readonly user: ApplicationUser;
  readonly findings: readonly ApplicationUserFinding[];
  /** Names of its own roles, in order; null where they aren't known. */
  readonly roles: readonly string[] | null;
  readonly uses: ApplicationUserUses;
}

/** What the rows are made of. */
export interface PrincipalSources {
  readonly users: readonly ApplicationUser[];
  readonly roles: RolesByUser;
  readonly access: readonly UserAccess[];
  readonly assessment: EnvironmentAssessment;
}

/**
 * Makes the rows of the service principals.
 *
 * @param sources What was read.
 * @param texts The texts of the control.
 * @returns One row for each application user.
 */
export function principalRows({ users, roles, access, assessment }: PrincipalSources, texts: Texts): readonly PrincipalRow[] {
  const usesBy = usesByApplication(assessment);
  const accessBy = new Map(access.map((each) => [each.userId.toLowerCase(), each]));
  return users.map((user) => {
    const id = user.id.toLowerCase();
    const own = roles?.get(id) ?? null;
    const uses = usesBy.get(user.applicationId) ?? noUses;
    const name = user.name ?? texts.text('Principals_Unnamed');
    const names = own && [...new Set(own.map((role) => role.name))].sort((a, b) => texts.compare(a, b));
    return {
      id: user.id,
      name,
      searchable: [name, user.applicationId, user.businessUnitName ?? '', ...(names ?? [])].join('\n').toLowerCase(),
      user,
      findings: applicationUserFindings(user, { roles: own, access: accessBy.get(id) ?? null }, uses),
      roles: names,
      uses,
    };
  });
}
