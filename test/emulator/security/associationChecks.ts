import type { RequestContext } from '../core/context';
import { notModelled } from '../errors';
import type { Table } from '../schema/schema';
import { requireAccess } from './access';
import { checkNotLastAdministrator } from './administrators';
import { administratorTemplate } from './caller';
import { checkHolder } from './roleHolders';
import { defaultTeamMember } from './refusals';
import { readRolePrivileges, requireWithinOwn } from './roles';

/** A row of one side of a many-to-many relationship. */
export interface AssociatedRow {
  readonly table: Table;
  readonly id: string;
}

/**
 * Asks whether two rows may be associated: it takes Append on both (Microsoft Learn, security roles and privileges; older pages
 * name other privileges). A role is given with Read and Assign on it instead, and by nobody who lacks what it holds (Microsoft
 * Learn, prevent elevation of security role privilege). That both rows can be read is asked before.
 * @throws DataverseError 403; 400 for a role that its holder can't have, and for a member of a default team; 501 for a privilege,
 * which comes with a depth
 */
export function checkAssociate(context: RequestContext, one: AssociatedRow, other: AssociatedRow): void {
  if ([one, other].some(({ table }) => table.logicalName === 'privilege')) {
    throw notModelled('a privilege associated with a role without AddPrivilegesRole');
  }
  const given = givenRole(one, other);
  if (!given) {
    requireAppendToBoth(context, one, other);
    checkDefaultTeam(context, one, other, 'added');
    return;
  }
  requireAccess(context, given.role.table, given.role.id, 'Assign');
  const role = context.store.row('SELECT * FROM role WHERE roleid = ?', [given.role.id]) ?? {};
  requireWithinOwn(context, readRolePrivileges(context, role));
  checkHolder(context, role, given.holder);
}

/**
 * Asks whether an association may be taken away: as for making it, but a role may be taken that holds more than one's own (modelled).
 * @throws DataverseError 403; 400 for the last administrator, and for a member of a default team
 */
export function checkDisassociate(context: RequestContext, one: AssociatedRow, other: AssociatedRow): void {
  const given = givenRole(one, other);
  if (!given) {
    requireAppendToBoth(context, one, other);
    checkDefaultTeam(context, one, other, 'removed');
    return;
  }
  const { role, holder } = given;
  requireAccess(context, role.table, role.id, 'Assign');
  const template = context.store.row('SELECT roletemplateid FROM role WHERE roleid = ?', [role.id])?.roletemplateid;
  if (template === administratorTemplate && holder.table.logicalName === 'systemuser') {
    checkNotLastAdministrator(context, holder.id, 'removed');
  }
}

function requireAppendToBoth(context: RequestContext, one: AssociatedRow, other: AssociatedRow): void {
  requireAccess(context, one.table, one.id, 'Append');
  requireAccess(context, other.table, other.id, 'Append');
}

/** Who is given which role, if that is what the association means. */
function givenRole(one: AssociatedRow, other: AssociatedRow): { role: AssociatedRow; holder: AssociatedRow } | undefined {
  const [role, holder] = one.table.logicalName === 'role' ? [one, other] : [other, one];
  return role.table.logicalName === 'role' && ['systemuser', 'team'].includes(holder.table.logicalName) ? { role, holder } : undefined;
}

/** Who is in a business unit's default team follows from the unit alone. */
function checkDefaultTeam({ store }: RequestContext, one: AssociatedRow, other: AssociatedRow, what: 'added' | 'removed'): void {
  const [team, member] = one.table.logicalName === 'team' ? [one, other] : [other, one];
  const isMembership = team.table.logicalName === 'team' && member.table.logicalName === 'systemuser';
  if (isMembership && store.row('SELECT isdefault FROM team WHERE teamid = ?', [team.id])?.isdefault === 1) {
    throw defaultTeamMember(team.id, what);
  }
}
