import { OrgError } from '../../../tools/org/orgError';
import { readJson } from '../../../tools/org/readJson';
import { readUserId } from '../../../tools/org/readUserId';
import { redact } from '../../../tools/org/redact';
import { serviceRoot, type OrgConnection } from '../../../tools/org/sendToOrg';
import type { Persona, SignedIn } from '../session';

/**
 * Finds out who is signed in to a real environment. That user plays every persona: nobody is impersonated there.
 *
 * @param connection The environment.
 * @param write Whether writes are let through, for the note on the page.
 * @returns The user, with name and roles as far as they can be read.
 * @throws OrgError (as a rejection) where the environment doesn't say who the user is.
 */
export async function readSignedInUser(connection: OrgConnection, write: boolean): Promise<SignedIn> {
  const user = await readUser(connection, await readUserId(connection));
  const environment = `${new URL(connection.origin).host}, ${write ? 'with writing' : 'read-only'}`;
  const note = `${environment}: signed in as ${user.name}, whichever user is chosen.`;
  const persona: Persona = { ...user, note };
  const personas = { admin: persona, maker: persona, operator: persona, basic: persona };
  return { signedInUser: user.id, personas, appUrl: connection.origin, connections: {} };
}

interface UserRow {
  fullname?: string;
  systemuserroles_association?: readonly { roleid?: string }[];
}

/** Somebody may be without the privilege to read users or roles; the control can do without both. */
async function readUser(connection: OrgConnection, id: string): Promise<Persona> {
  try {
    const address = `${serviceRoot}systemusers(${id})?$select=fullname&$expand=systemuserroles_association($select=roleid)`;
    const { fullname = id, systemuserroles_association: roles = [] } = (await readJson(connection, address)) as UserRow;
    return { id, name: redact(fullname), roleIds: roles.flatMap(({ roleid }) => roleid ?? []) };
  } catch (error) {
    if (error instanceof OrgError && error.problem === 'answered') {
      return { id, name: id, roleIds: [] };
    }
    throw error;
  }
}
