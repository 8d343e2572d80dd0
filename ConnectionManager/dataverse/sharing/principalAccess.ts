import { READ_FLOWS } from '../../model/sharingNeeds';
import type { UserAccess } from '../../model/privileges/privileges';
import type { Principal } from '../../model/sharing';
import { accessPages } from '../access';
import type { DataverseClient } from '../client';
import { toDataverseError } from '../errors';

/** How many people are looked at, some three requests for 25 of them: thousands would use up what Dataverse lets a user ask. */
const mostUsers = 250;

/** What was found out about people's security roles, by the user's id. */
export type AccessByPrincipal = ReadonlyMap<string, UserAccess>;

/**
 * Reads the security roles of people whom a flow is, or is to be, shared with: of the first 250. Teams and application users aren't
 * looked at.
 *
 * @param client How to read Dataverse.
 * @param principals Users and teams.
 * @param signal Ends the reading between two requests.
 * @returns What was found out, by id as the principal has it; whoever wasn't looked at isn't in it, and nobody where the caller may
 * not read roles.
 * @throws DataverseError where reading fails for another reason than a missing privilege.
 */
export async function principalAccess(
  client: DataverseClient,
  principals: readonly Principal[],
  signal: AbortSignal,
): Promise<AccessByPrincipal> {
  const people = principals.filter(({ kind, applicationId }) => kind === 'user' && applicationId === null).slice(0, mostUsers);
  const users = people.map(({ id }) => id);
  const found = new Map<string, UserAccess>();
  try {
    for await (const { rows } of accessPages(client, users, [READ_FLOWS], signal)) {
      rows.forEach((access) => found.set(access.userId, access));
    }
  } catch (thrown) {
    const error = toDataverseError(thrown);
    if (error.problem.kind !== 'privilege') {
      throw error;
    }
  }
  return found;
}
