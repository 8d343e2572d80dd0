import type { Store, StoredRow } from '../store/database';

/** A role that somebody holds. */
export interface HeldRole {
  /** The role of the topmost business unit that this one is a copy of: its privileges count. */
  readonly root: string;
  /** The business unit that Local and Deep depth start from: the user's own, for a team's role the team's. */
  readonly unit: string | null;
  /** The team through which a user holds it; null for a role of one's own. */
  readonly team: string | null;
  /** Member's privilege inheritance: whether members hold its Basic privileges as their own too. */
  readonly inherited: boolean;
  /** Whether it comes from the System Administrator template, which holds every privilege. */
  readonly administrator: boolean;
}

/** Somebody who holds roles: who a request runs as, or who is asked about. */
export interface Caller {
  readonly kind: 'systemuser' | 'team';
  /** systemuserid or teamid. */
  readonly id: string;
  readonly businessUnit: string | null;
  /** Ids of the teams a user is a member of. */
  readonly teams: readonly string[];
  readonly roles: readonly HeldRole[];
  /** Whether one of the roles is System Administrator. */
  readonly administrator: boolean;
}

/** Template of System Administrator, the same in every environment (Microsoft's samples recognise the role by it). */
export const administratorTemplate = '627090ff-40a3-4053-8790-584edc5be201';

const userRoles =
  'SELECT h.roleid AS roleid, u.businessunitid AS unit, NULL AS team FROM systemuserroles h ' +
  'LEFT JOIN systemuser u ON u.systemuserid = h.systemuserid WHERE h.systemuserid = ?';

const teamRoles =
  'SELECT h.roleid AS roleid, t.businessunitid AS unit, h.teamid AS team FROM teamroles h LEFT JOIN team t ON t.teamid = h.teamid ' +
  'WHERE h.teamid IN (SELECT value FROM json_each(?))';

/** Reads who a user is: business unit, teams, and the roles of both. */
export function readCaller(store: Store, id: string): Caller {
  const user = store.row('SELECT businessunitid FROM systemuser WHERE systemuserid = ?', [id]);
  const teams = store.rows('SELECT teamid FROM teammembership WHERE systemuserid = ?', [id]).map((row) => String(row.teamid));
  const roles = readRoles(store, `${userRoles} UNION ALL ${teamRoles}`, [id, JSON.stringify(teams)]);
  return { kind: 'systemuser', id, businessUnit: unitOf(user), teams, roles, administrator: isAdministrator(roles) };
}

/** Reads who a team is: business unit and roles. What it owns is its own, so that it counts as a member of itself alone. */
export function readTeam(store: Store, id: string): Caller {
  const team = store.row('SELECT businessunitid FROM team WHERE teamid = ?', [id]);
  const roles = readRoles(store, teamRoles, [JSON.stringify([id])]);
  return { kind: 'team', id, businessUnit: unitOf(team), teams: [id], roles, administrator: isAdministrator(roles) };
}

/** Whether the environment's data has this user, or no users at all to say otherwise. */
export function isMember(store: Store, id: string): boolean {
  const found = store.row('SELECT 1 AS found FROM systemuser WHERE systemuserid = ?', [id]);
  return found !== undefined || store.row('SELECT 1 AS found FROM systemuser') === undefined;
}

/** Privileges hang on the root role of which each business unit below has a copy. */
function readRoles(store: Store, held: string, parameters: string[]): HeldRole[] {
  const rows = store.rows(
    'SELECT COALESCE(r.parentrootroleid, held.roleid) AS root, held.unit AS unit, held.team AS team, ' +
      'COALESCE(r.isinherited, 1) AS inherited, ? IN (r.roletemplateid, root.roletemplateid) AS administrator ' +
      `FROM (${held}) held LEFT JOIN role r ON r.roleid = held.roleid LEFT JOIN role root ON root.roleid = r.parentrootroleid`,
    [administratorTemplate, ...parameters],
  );
  return rows.map(heldRole);
}

function heldRole(row: StoredRow): HeldRole {
  return {
    root: String(row.root),
    unit: row.unit as string | null,
    team: row.team as string | null,
    inherited: row.inherited !== 0,
    administrator: row.administrator === 1,
  };
}

function isAdministrator(roles: readonly HeldRole[]): boolean {
  return roles.some((role) => role.administrator);
}

function unitOf(row: StoredRow | undefined): string | null {
  return (row?.businessunitid as string | null | undefined) ?? null;
}
