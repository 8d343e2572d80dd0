import type { Store, StoredRow } from '../store/database';
import type { Caller, HeldRole } from './caller';
import { depthOf, reachesAsFar } from './depths';
import type { DepthName } from './depths';

/** A privilege that a role grants its holder. */
export interface Grant extends Pick<HeldRole, 'unit' | 'team' | 'inherited'> {
  readonly depth: DepthName;
}

/** A grant with the privilege that it is of. */
export interface NamedGrant extends Grant {
  readonly privilegeid: string;
  readonly name: string;
}

/** A privilege in a role. */
export interface RolePrivilege {
  readonly privilegeid: string;
  readonly name: string;
  readonly depth: DepthName;
}

const known = new WeakMap<Caller, Map<string, readonly Grant[]>>();

/**
 * What the principal's roles grant of a privilege, as far as roles' privileges say; an administrator needs none of it. Read
 * once for each `Caller`, which is as long as a request.
 * @param privilege name in any letter case
 */
export function grantsOf(store: Store, principal: Caller, privilege: string): readonly Grant[] {
  const grants = known.get(principal) ?? new Map<string, readonly Grant[]>();
  known.set(principal, grants);
  const key = privilege.toLowerCase();
  const roots = principal.roles.map((role) => role.root);
  const found = grants.get(key) ?? handOut(readRolePrivileges(store, roots, 'AND lower(p.name) = ?', [key]), principal.roles);
  grants.set(key, found);
  return found;
}

/** Everything that the principal's roles grant, role by role; System Administrator grants all privileges there are at Global. */
export function allGrants(store: Store, principal: Caller): NamedGrant[] {
  const { roles } = principal;
  const administrators = roles.filter((role) => role.administrator);
  const everything = administrators.length === 0 ? [] : everyPrivilege(store);
  return [
    ...administrators.flatMap(({ unit, team, inherited }) => everything.map((privilege) => ({ ...privilege, unit, team, inherited }))),
    ...handOut(readRolePrivileges(store, roles.map((role) => role.root), '', []), roles),
  ];
}

/** What a role holds: `root` is the topmost role of which it is a copy. */
export function privilegesOfRole(store: Store, root: string, administrator: boolean): RolePrivilege[] {
  return administrator ? everyPrivilege(store) : readRolePrivileges(store, [root], '', []);
}

/** Of grants of the same privilege in the same business unit the widest. */
export function widestGrants(grants: readonly NamedGrant[]): NamedGrant[] {
  const widest = new Map<string, NamedGrant>();
  for (const grant of grants) {
    const key = `${grant.privilegeid}/${grant.unit}`;
    const before = widest.get(key);
    if (!before || !reachesAsFar(before.depth, grant.depth)) {
      widest.set(key, grant);
    }
  }
  return [...widest.values()];
}

function everyPrivilege(store: Store): RolePrivilege[] {
  const rows = store.rows('SELECT privilegeid, name FROM privilege');
  return rows.map((row) => ({ ...identityOf(row), depth: 'Global' }));
}

function readRolePrivileges(store: Store, roots: readonly string[], condition: string, parameters: string[]): (RolePrivilege & { role: string })[] {
  const rows = store.rows(
    'SELECT rp.roleid AS role, rp.privilegedepthmask AS mask, p.privilegeid AS privilegeid, p.name AS name FROM roleprivileges rp ' +
      `JOIN privilege p ON p.privilegeid = rp.privilegeid WHERE rp.roleid IN (SELECT value FROM json_each(?)) ${condition}`,
    [JSON.stringify(roots), ...parameters],
  );
  return rows.flatMap((row) => {
    const depth = depthOf(Number(row.mask));
    return depth === undefined ? [] : [{ role: String(row.role), ...identityOf(row), depth }];
  });
}

/** A privilege of a root role is granted by each of its copies that somebody holds. */
function handOut(privileges: readonly (RolePrivilege & { role: string })[], roles: readonly HeldRole[]): NamedGrant[] {
  return privileges.flatMap(({ role, ...privilege }) =>
    roles.filter(({ root }) => root === role).map(({ unit, team, inherited }) => ({ ...privilege, unit, team, inherited })),
  );
}

function identityOf(row: StoredRow): { privilegeid: string; name: string } {
  return { privilegeid: String(row.privilegeid), name: String(row.name) };
}
