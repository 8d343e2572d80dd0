import type { UserAccess } from '../../model/privileges/privileges';
import { accessPages } from '../access';
import type { DataverseClient } from '../client';

/**
 * Reads which of some privileges a user holds.
 *
 * @param client How to read Dataverse.
 * @param userId `systemuserid` of the user.
 * @param privilegeNames Names of the privileges.
 * @param signal Ends the reading between two requests.
 * @returns What the user holds; null where the reading was ended, or the id is none.
 * @throws DataverseError where it can't be read.
 */
export async function readAccess(
  client: DataverseClient,
  userId: string,
  privilegeNames: readonly string[],
  signal: AbortSignal,
): Promise<UserAccess | null> {
  for await (const { rows } of accessPages(client, [userId], privilegeNames, signal)) {
    return rows[0] ?? null;
  }
  return null;
}
