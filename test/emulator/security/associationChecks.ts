import type { RequestContext } from '../core/context';
import { DataverseError, notModelled } from '../errors';
import type { Table } from '../schema/schema';
import { requireAccess } from './access';
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
 * @throws DataverseError 403; 400 for a role that is given to an access team; 501 for a privilege, which comes with a depth
 */
export function checkAssociate(context: RequestContext, one: AssociatedRow, other: AssociatedRow): void {
  if ([one, other].some(({ table }) => table.logicalName === 'privilege')) {
    throw notModelled('a privilege associated with a role without AddPrivilegesRole');
  }
  const given = givenRole(one, other);
  if (!given) {
    requireAppendToBoth(context, one, other);
    return;
  }
  checkTeamType(context, given.holder);
  requireAssign(context, given.role);
  const role = context.store.row('SELECT * FROM role WHERE roleid = ?', [given.role.id]);
  requireWithinOwn(context, role ? readRolePrivileges(context, role) : []);
}

/**
 * Asks whether an association may be taken away: as for making it, but a role may be taken that holds more than one's own (modelled).
 * @throws DataverseError 403
 */
export function checkDisassociate(context: RequestContext, one: AssociatedRow, other: AssociatedRow): void {
  const given = givenRole(one, other);
  if (given) {
    requireAssign(context, given.role);
  } else {
    requireAppendToBoth(context, one, other);
  }
}

function requireAppendToBoth(context: RequestContext, one: AssociatedRow, other: AssociatedRow): void {
  requireAccess(context, one.table, one.id, 'Append');
  requireAccess(context, other.table, other.id, 'Append');
}

function requireAssign(context: RequestContext, { table, id }: AssociatedRow): void {
  requireAccess(context, table, id, 'Assign');
}

/** Who is given which role, if that is what the association means. */
function givenRole(one: AssociatedRow, other: AssociatedRow): { role: AssociatedRow; holder: AssociatedRow } | undefined {
  const [role, holder] = one.table.logicalName === 'role' ? [one, other] : [other, one];
  return role.table.logicalName === 'role' && ['systemuser', 'team'].includes(holder.table.logicalName) ? { role, holder } : undefined;
}

/** An access team holds no roles (web service error codes; status and wording modelled). */
function checkTeamType({ store }: RequestContext, { table, id }: AssociatedRow): void {
  const isAccessTeam = table.logicalName === 'team' && store.row('SELECT teamtype FROM team WHERE teamid = ?', [id])?.teamtype === 1;
  if (isAccessTeam) {
    throw new DataverseError(400, '0x80048331', 'Access teams do not have security roles.');
  }
}
