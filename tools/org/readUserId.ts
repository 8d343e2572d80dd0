import { OrgError } from './orgError';
import { readJson } from './readJson';
import { serviceRoot, type OrgConnection } from './sendToOrg';

/**
 * Asks an environment who is signed in.
 *
 * @param connection The environment.
 * @returns The systemuserid.
 * @throws OrgError (as a rejection) where the environment doesn't say so.
 */
export async function readUserId(connection: OrgConnection): Promise<string> {
  const { UserId } = await readJson(connection, `${serviceRoot}WhoAmI`);
  if (typeof UserId !== 'string') {
    throw new OrgError('answered', `${connection.origin} does not say who is signed in.`);
  }
  return UserId;
}
