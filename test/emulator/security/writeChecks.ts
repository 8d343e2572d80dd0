import type { RequestContext } from '../core/context';
import type { Column, Table } from '../schema/schema';
import { columnNamed, isPolymorphic } from '../schema/schema';
import type { StoredRow } from '../store/database';
import { typeColumn } from '../store/tableSql';
import { holds, requireAccess, requireNamedPrivilege } from './access';
import { readCaller, readTeam } from './caller';
import { ownerLacksPrivilege } from './refusals';
import { checkRoleChangeable } from './roles';

/** Columns whose change takes a privilege of its own (table metadata of a live environment; which column each is for by its name: modelled). */
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
 * @throws DataverseError 403
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
 * @throws DataverseError 403; 400 for a role that is a copy
 */
export function checkUpdate(context: RequestContext, table: Table, before: StoredRow, changes: StoredRow): void {
  checkRoleChangeable(table, before);
  const id = String(before[table.primaryId]);
  const own = Object.entries(ownPrivileges[table.logicalName] ?? {}).filter(([name]) => name in changes && changes[name] !== before[name]);
  own.forEach(([, privilege]) => requireNamedPrivilege(context, privilege, table));
  if (table.logicalName in ownPrivileges && own.length === 0) {
    requireAccess(context, table, id, 'Write');
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
  return columns.length > 0 && columns.every((name) => name in own) ? 'Read' : 'Write';
}

function checkOwner(context: RequestContext, table: Table, id: string, changes: StoredRow, before: unknown): void {
  const column = columnNamed(table, 'ownerid');
  const owner = changes.ownerid;
  if (column?.type === 'Owner' && typeof owner === 'string' && owner !== before) {
    requireAccess(context, table, id, 'Assign');
    requireOwnerMayRead(context, table, owner, changes[typeColumn(column)] === 'team');
  }
}

/** Whoever is to own a row must be able to read such rows (Microsoft's samples give a team the privilege first; web service error codes). */
function requireOwnerMayRead(context: RequestContext, table: Table, id: string, isTeam: boolean): void {
  const owner = isTeam ? readTeam(context.store, id) : readCaller(context.store, id);
  const privilege = table.privileges.Read;
  if (privilege !== undefined && !holds(context, owner, privilege)) {
    throw ownerLacksPrivilege(owner, privilege);
  }
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
