import type { Store } from '../store/database';

/** Who a request runs as. */
export interface Caller {
  /** systemuserid. */
  readonly id: string;
  readonly businessUnit: string | null;
  /** Ids of the teams the user is a member of. */
  readonly teams: readonly string[];
  /** Whether a role of the user, or of one of the teams, comes from the System Administrator template. */
  readonly administrator: boolean;
}

const administratorTemplate = '627090ff-40a3-4053-8790-584edc5be201';

/**
 * The roles of a user as rows `roleid`, `unit` (the business unit a role's Local and Deep depth starts from), first the
 * user's own, then those of the user's teams. Takes the systemuserid twice.
 */
export const heldRolesSql =
  'SELECT h.roleid AS roleid, u.businessunitid AS unit FROM systemuserroles h LEFT JOIN systemuser u ON u.systemuserid = h.systemuserid ' +
  'WHERE h.systemuserid = ? UNION ALL SELECT h.roleid, t.businessunitid FROM teammembership m ' +
  'JOIN teamroles h ON h.teamid = m.teamid LEFT JOIN team t ON t.teamid = m.teamid WHERE m.systemuserid = ?';

/** Reads who the user is: business unit, teams, and whether an administrator. */
export function readCaller(store: Store, id: string): Caller {
  const user = store.row('SELECT businessunitid FROM systemuser WHERE systemuserid = ?', [id]);
  const teams = store.rows('SELECT teamid FROM teammembership WHERE systemuserid = ?', [id]).map((row) => String(row.teamid));
  const administrator = store.row(
    `SELECT 1 AS found FROM (${heldRolesSql}) held JOIN role r ON r.roleid = held.roleid ` +
      'LEFT JOIN role root ON root.roleid = r.parentrootroleid WHERE ? IN (r.roletemplateid, root.roletemplateid)',
    [id, id, administratorTemplate],
  );
  return { id, businessUnit: (user?.businessunitid as string | null | undefined) ?? null, teams, administrator: administrator !== undefined };
}

/** Whether the environment's data has this user, or no users at all to say otherwise. */
export function isMember(store: Store, id: string): boolean {
  const found = store.row('SELECT 1 AS found FROM systemuser WHERE systemuserid = ?', [id]);
  return found !== undefined || store.row('SELECT 1 AS found FROM systemuser') === undefined;
}
