import * as v from 'valibot';
import type { Problem } from '../model/problem';
import type { DataverseClient, Operation } from './client';
import { optionalText } from './columns';
import { toDataverseError } from './errors';
import { fetchRows } from './fetchRows';
import { pauseByClock, type Pause } from './pause';
import { isRefusal, looksAfterWrite } from './writing';

/** Who is to have which security role. */
export interface RoleToGive {
  /** `systemuserid` of the user. */
  readonly userId: string;
  /** The role's name: that of a role of the user's own business unit, each of which has a copy of it. */
  readonly roleName: string;
}

/**
 * What became of giving somebody a role, or taking it away.
 *
 * `done` it is so now; `already` it was so before; `no-role` the user's business unit has no such role, as far as the caller sees;
 * `not-kept` it was accepted, and it isn't so; `refused` it wasn't made; `lost` no answer came, and it isn't so; `uncertain` no answer
 * came or it can't be read back, so that nobody knows.
 */
export type GivenRole =
  | { readonly outcome: 'done' | 'already'; readonly roleId: string }
  | { readonly outcome: 'no-role' | 'not-kept' }
  | { readonly outcome: 'refused' | 'lost' | 'uncertain'; readonly problem: Problem };

const relationship = 'systemuserroles_association';

const untilTheEnd = new AbortController().signal;

const userRow = v.object({ _businessunitid_value: v.string() });

const roleRow = v.object({ roleid: v.string(), name: optionalText, holder: v.optional(v.nullable(v.string()), null) });

/**
 * Gives a user a security role, and looks afterwards whether they have it. A user holds the role of their own business unit (Microsoft's
 * Terraform provider). It takes Read and Assign on the role and everything that the role allows (Microsoft Learn, "Assign security
 * roles"). It may take Dataverse about half a minute to go by it, since it remembers what users may do.
 *
 * @param client How to reach Dataverse.
 * @param role The user and the role.
 * @param pause How to pass time; tests give their own.
 * @returns What became of it. It never rejects: a problem is part of the result.
 */
export async function giveRole(client: DataverseClient, { userId, roleName }: RoleToGive, pause: Pause = pauseByClock): Promise<GivenRole> {
  try {
    const role = await roleFor(client, userId, roleName);
    if (role === null) {
      return { outcome: 'no-role' };
    }
    return role.held ? { outcome: 'already', roleId: role.id } : await change({ client, userId, roleId: role.id, held: true, pause });
  } catch (thrown) {
    return { outcome: 'refused', problem: toDataverseError(thrown).problem };
  }
}

/**
 * Gives a user one very role, as {@link giveRole} does.
 *
 * @param client How to reach Dataverse.
 * @param userId `systemuserid` of the user.
 * @param roleId `roleid` of a role of the user's own business unit.
 * @param pause How to pass time; tests give their own.
 * @returns What became of it. It never rejects: a problem is part of the result.
 */
export async function giveRoleById(client: DataverseClient, userId: string, roleId: string, pause: Pause = pauseByClock): Promise<GivenRole> {
  try {
    return (await holds(client, userId, roleId))
      ? { outcome: 'already', roleId }
      : await change({ client, userId, roleId, held: true, pause });
  } catch (thrown) {
    return { outcome: 'refused', problem: toDataverseError(thrown).problem };
  }
}

/**
 * Takes a security role from a user again, and looks afterwards whether they are without it.
 *
 * @param client How to reach Dataverse.
 * @param userId `systemuserid` of the user.
 * @param roleId `roleid` of the very role that they have.
 * @param pause How to pass time; tests give their own.
 * @returns What became of it. It never rejects: a problem is part of the result.
 */
export async function takeRole(client: DataverseClient, userId: string, roleId: string, pause: Pause = pauseByClock): Promise<GivenRole> {
  try {
    return (await holds(client, userId, roleId))
      ? await change({ client, userId, roleId, held: false, pause })
      : { outcome: 'already', roleId };
  } catch (thrown) {
    return { outcome: 'refused', problem: toDataverseError(thrown).problem };
  }
}

/** The user's own business unit's role of a name; null where there is none. */
async function roleFor(client: DataverseClient, userId: string, name: string): Promise<{ readonly id: string; readonly held: boolean } | null> {
  const user = v.parse(userRow, await client.row('systemuser', userId, '?$select=_businessunitid_value'));
  const query = `?$select=roleid,name&$filter=name eq '${encodeURIComponent(name.replace(/'/g, "''"))}' and _businessunitid_value eq ${user._businessunitid_value}`;
  for await (const [row] of client.pages('role', query, 1, untilTheEnd)) {
    if (row !== undefined) {
      const { roleid: id } = v.parse(roleRow, row);
      return { id, held: await holds(client, userId, id) };
    }
  }
  return null;
}

async function holds(client: DataverseClient, userId: string, roleId: string): Promise<boolean> {
  const query =
    '<entity name="role"><attribute name="roleid"/><order attribute="roleid"/>' +
    `<filter><condition attribute="roleid" operator="eq" value="${roleId}"/></filter>` +
    '<link-entity name="systemuserroles" from="roleid" to="roleid" link-type="inner">' +
    `<filter><condition attribute="systemuserid" operator="eq" value="${userId}"/></filter></link-entity></entity>`;
  return (await fetchRows(client, 'role', query, untilTheEnd)).length > 0;
}

/** A role that somebody is to have, or to be without. */
interface RoleChange {
  readonly client: DataverseClient;
  readonly userId: string;
  readonly roleId: string;
  readonly held: boolean;
  readonly pause: Pause;
}

async function change(asked: RoleChange): Promise<GivenRole> {
  const { roleId, pause } = asked;
  const problem = await write(asked);
  let unreadable: Problem | null = null;
  for (const milliseconds of looksAfterWrite(problem)) {
    await pause(milliseconds);
    try {
      unreadable = null;
      if ((await holds(asked.client, asked.userId, roleId)) === asked.held) {
        return { outcome: 'done', roleId };
      }
    } catch (thrown) {
      unreadable = toDataverseError(thrown).problem;
    }
  }
  return outcomeOf(problem, unreadable);
}

function outcomeOf(problem: Problem | null, unreadable: Problem | null): GivenRole {
  if (problem && isRefusal(problem)) {
    return { outcome: 'refused', problem };
  }
  if (unreadable) {
    return { outcome: 'uncertain', problem: problem ?? unreadable };
  }
  return problem ? { outcome: 'lost', problem } : { outcome: 'not-kept' };
}

async function write({ client, userId, roleId, held }: RoleChange): Promise<Problem | null> {
  if (!client.execute) {
    return { kind: 'notAvailable', privilege: null, code: null, detail: 'The host has no execute.' };
  }
  try {
    await client.execute(association(userId, roleId, held));
    return null;
  } catch (thrown) {
    return toDataverseError(thrown).problem;
  }
}

/** Microsoft Learn, "execute (Client API reference)": examples of associating and disassociating rows. */
function association(userId: string, roleId: string, associated: boolean): Operation {
  const parameter = (name: string, value: unknown): Operation['parameters'][number] => ({ name, value, typeName: '', structuralProperty: 1 });
  const target = parameter('target', { entityType: 'systemuser', id: userId });
  const role = associated ? parameter('relatedEntities', [{ entityType: 'role', id: roleId }]) : parameter('relatedEntityId', roleId);
  return {
    name: associated ? 'Associate' : 'Disassociate',
    kind: 'association',
    boundTo: null,
    parameters: [target, role, parameter('relationship', relationship)],
  };
}
