import * as v from 'valibot';
import { depthOfMask } from '../model/privileges/depth';
import type { RolePrivilege } from '../model/privileges/userAccess';
import type { Misfit } from '../model/misfit';
import { checkRows } from './checkRows';
import type { DataverseClient } from './client';
import { fetchRows, isOneOf } from './fetchRows';

/** As many as a page has rows, and some 9,000 characters of address: browsers and services take far more. */
const rolesAtOnce = 50;
const namesAtOnce = 100;

const privilegeInRole = v.pipe(
  v.object({ name: v.string(), role: v.string(), mask: v.number() }),
  v.transform(({ name, role, mask }) => ({ name, rootId: role.toLowerCase(), depth: depthOfMask(mask) })),
);

function privilegesIn(rootIds: readonly string[], names: readonly string[]): string {
  return (
    `<entity name="privilege"><attribute name="privilegeid"/><attribute name="name"/><order attribute="privilegeid"/><filter>${isOneOf('name', names)}</filter>` +
    '<link-entity name="roleprivileges" from="privilegeid" to="privilegeid" link-type="inner" alias="granted">' +
    '<attribute name="roleid" alias="role"/><attribute name="privilegedepthmask" alias="mask"/><order attribute="roleid"/>' +
    `<filter>${isOneOf('roleid', rootIds)}</filter></link-entity></entity>`
  );
}

/** What is in root roles, of the privileges that were asked for. */
export interface RolePrivileges {
  /** By the role's id, then by the privilege's name in lower case; a role without any of them has an empty entry. */
  readonly byRole: ReadonlyMap<string, ReadonlyMap<string, RolePrivilege>>;
  readonly misfits: readonly Misfit[];
}

/**
 * Reads how far root roles grant privileges.
 *
 * @param client How to read Dataverse.
 * @param rootIds Ids of the root roles.
 * @param names Names of the privileges.
 * @param signal Ends the reading between two pages.
 * @returns What the roles grant.
 * @throws DataverseError where it can't be read.
 */
export async function rolePrivileges(
  client: DataverseClient,
  rootIds: readonly string[],
  names: readonly string[],
  signal: AbortSignal,
): Promise<RolePrivileges> {
  const byRole = new Map(rootIds.map((id) => [id, new Map<string, RolePrivilege>()]));
  const misfits: Misfit[] = [];
  for (const roles of chunks(rootIds, rolesAtOnce)) {
    for (const some of chunks(names, namesAtOnce)) {
      const page = checkRows('privilege', 'privilegeid', privilegeInRole, await fetchRows(client, 'privilege', privilegesIn(roles, some), signal));
      misfits.push(...page.misfits);
      for (const { name, rootId, depth } of page.rows) {
        if (depth !== null) {
          byRole.get(rootId)?.set(name.toLowerCase(), { name, depth });
        }
      }
    }
  }
  return { byRole, misfits };
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
}
