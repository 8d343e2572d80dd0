import type { RequestContext } from '../core/context';
import type { Column, Table } from '../schema/schema';
import { columnNamed, isPolymorphic } from '../schema/schema';
import type { StoredRow } from '../store/database';
import { typeColumn } from '../store/tableSql';
import { requireAccess, requireOwnPrivilege } from './access';
import { checkNotLastAdministrator } from './administrators';
import { readCaller, readTeam } from './caller';
import type { Caller } from './caller';
import { grantsOf } from './grants';
import { accessTeamAsOwner, ownerLacksPrivilege } from './refusals';
import { checkRoleChangeable } from './roles';

/** Columns whose change takes a privilege of its own (table metadata of a live environment; which column each is for, is modelled). */
const ownPrivileges: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  systemuser: {
    isdisabled: 'prvDisableUser',
    businessunitid: 'prvReparentUser',
    parentsystemuserid: 'prvAssignManager',
    territoryid: 'prvAssignTerritory',
  },
  team: { businessunitid: 'prvReparentTeam' },
  businessunit: { isdisabled: 'prvDisableBusinessUnit', parentbusinessunitid: 'prvReparentBusinessUnit' },
};

/**
 * What a create may do, asked once the row is stored, inside its transaction: Create has to reach as far as the row's owner and
 * business unit, each lookup takes Append on the row and AppendTo on what it points at, and an owner other than the caller takes
 * Assign (that Assign is asked on create is modelled: no source settles it).
 * @param changes what the request asks for, as stored columns
 * @throws DataverseError 403; 400 for a team that can't own rows
 */
export function checkCreated(context: RequestContext, table: Table, id: string, changes: StoredRow): void {
  requireAccess(context, table, id, 'Create');
  checkOwner(context, table, id, changes, context.caller.id);
  checkLookups(context, table, id, changes, {});
}

/**
 * What an update may do beyond Write, asked before it: another owner takes Assign, each lookup that changes Append and AppendTo,
 * and a few columns privileges of their own. Emptying a lookup takes no more than Write; modelled.
 * @param before the row as it is stored
 * @param changes what the request asks for, as stored columns
 * @throws DataverseError 403; 400 for a role that can't be changed, the last administrator, and a team that can't own rows
 */
export function checkUpdate(context: RequestContext, table: Table, before: StoredRow, changes: StoredRow): void {
  checkRoleChangeable(table, before);
  const id = String(before[table.primaryId]);
  const own = Object.entries(ownPrivileges[table.logicalName] ?? {}).filter(([name]) => name in changes && changes[name] !== before[name]);
  own.forEach(([, privilege]) => requireOwnPrivilege(context, table, id, privilege, 'Write'));
  if (table.logicalName in ownPrivileges && own.length === 0) {
    requireAccess(context, table, id, 'Write');
  }
  if (table.logicalName === 'systemuser' && changes.isdisabled === 1) {
    checkNotLastAdministrator(context, id, 'disabled');
  }
  checkOwner(context, table, id, changes, before.ownerid);
  checkLookups(context, table, id, changes, before);
}

/**
 * What an update has to reach the row for: Write, unless all it changes are columns with a privilege of their own. That such a
 * privilege stands in the place of Write, and not beside it, is modelled.
 * @param properties the body's properties, or columns: a lookup here has the same name as its navigation property
 */
export function accessForUpdate(table: Table, properties: readonly string[]): 'Read' | 'Write' {
  const own = ownPrivileges[table.logicalName] ?? {};
  const columns = properties.map((property) => property.replace(/@odata\.bind$/, ''));
  return columns.length > 0 && columns.every((name) => Object.hasOwn(own, name)) ? 'Read' : 'Write';
}

function checkOwner(context: RequestContext, table: Table, id: string, changes: StoredRow, before: unknown): void {
  const column = columnNamed(table, 'ownerid');
  const owner = changes.ownerid;
  if (column?.type === 'Owner' && typeof owner === 'string' && owner !== before) {
    requireAccess(context, table, id, 'Assign');
    requireMayOwn(context, table, owner, changes[typeColumn(column)] === 'team');
  }
}

/** A new owner must be able to read such rows, and an access team owns none (Microsoft Learn, web service error codes). */
function requireMayOwn(context: RequestContext, table: Table, id: string, isTeam: boolean): void {
  if (isTeam && context.store.row('SELECT teamtype FROM team WHERE teamid = ?', [id])?.teamtype === 1) {
    throw accessTeamAsOwner();
  }
  const owner = isTeam ? readTeam(context.store, id) : readCaller(context.store, id);
  const privilege = table.privileges.Read;
  if (context.environment.privilegesChecked && privilege !== undefined && !mayOwn(context, owner, privilege)) {
    throw ownerLacksPrivilege(owner, privilege);
  }
}

/**
 * Over a team a user may own rows where members inherit the role's privileges, or it reaches all rows (Microsoft Learn, Update a
 * record owner). Whether the user is disabled does not matter (the same page).
 */
function mayOwn({ store }: RequestContext, owner: Caller, privilege: string): boolean {
  const counts = grantsOf(store, owner, privilege).some(
    ({ team, inherited, depth }) => owner.kind === 'team' || team === null || inherited || depth === 'Global',
  );
  return owner.administrator || counts;
}

/** Append on the row that carries a lookup, AppendTo on the row it points at (Microsoft Learn, security roles and privileges). */
function checkLookups(context: RequestContext, table: Table, id: string, changes: StoredRow, before: StoredRow): void {
  for (const column of table.columns.filter(({ type, name }) => type === 'Lookup' && changes[name] !== before[name])) {
    const targetId = changes[column.name];
    const target = typeof targetId === 'string' ? targetOf(context, column, changes) : undefined;
    if (target) {
      requireAccess(context, table, id, 'Append');
      requireAccess(context, target, String(targetId), 'AppendTo');
    }
  }
}

function targetOf(context: RequestContext, column: Column, changes: StoredRow): Table | undefined {
  const name = isPolymorphic(column) ? changes[typeColumn(column)] : column.targets?.[0];
  return typeof name === 'string' ? context.schema.tableNamed(name) : undefined;
}
