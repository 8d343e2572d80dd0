import type { UserAccess } from '../../model/privileges/privileges';
import type { ApplicationUser, BusinessUnit } from '../../model/servicePrincipals/applicationUser';
import type { SecurityRole } from '../../model/servicePrincipals/securityRole';
import type { SetupReading } from '../../model/servicePrincipals/setup';
import type { DataverseClient } from '../client';
import { applicationUsersOf } from './applicationUsers';
import { businessUnits } from './businessUnits';
import { readAccess } from './readAccess';
import { rolesOfUsers } from './securityRoles';

/**
 * Reads where things stand for one application: its application user, roles, privileges, and the business units there are.
 *
 * @param client How to read Dataverse.
 * @param applicationId Application (client) ID, in any letter case.
 * @param privilegeNames Names of the privileges that matter.
 * @param now The clock.
 * @param signal Ends the reading between two requests.
 * @returns What was read; roles, privileges and business units that can't be read are left out.
 * @throws DataverseError where users can't be read.
 */
export async function readSetup(
  client: DataverseClient,
  applicationId: string,
  privilegeNames: readonly string[],
  now: () => Date,
  signal: AbortSignal,
): Promise<SetupReading> {
  const { rows } = await applicationUsersOf(client, applicationId, signal);
  const user = rows.find(({ softDeleted }) => !softDeleted) ?? null;
  const [units, roles, access] = await Promise.all([
    unlessRefused<readonly BusinessUnit[]>(businessUnits(client, signal), []),
    user ? unlessRefused<readonly SecurityRole[]>(rolesOf(client, user, signal), []) : [],
    user ? unlessRefused<UserAccess | null>(readAccess(client, user.id, privilegeNames, signal), null) : null,
  ]);
  return {
    applicationId: applicationId.toLowerCase(),
    user,
    deleted: rows.filter(({ softDeleted }) => softDeleted),
    roles,
    access,
    businessUnits: units,
    readAt: now(),
  };
}

async function rolesOf(client: DataverseClient, { id }: ApplicationUser, signal: AbortSignal): Promise<readonly SecurityRole[]> {
  return (await rolesOfUsers(client, [id], signal)).get(id.toLowerCase()) ?? [];
}

async function unlessRefused<T>(reading: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await reading;
  } catch {
    return otherwise;
  }
}
