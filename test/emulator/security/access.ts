import type { RequestContext } from '../core/context';
import type { AccessName, Table } from '../schema/schema';
import { columnNamed } from '../schema/schema';
import { allOf, anyOf } from '../store/condition';
import type { SqlCondition } from '../store/condition';
import { quoted } from '../store/tableSql';
import type { Caller } from './caller';
import { grantsOf } from './grants';
import { reachOf } from './reach';
import { missingPrivilege, missingRight, noRoles } from './refusals';
import { accessRights } from './rights';

/**
 * Which rows of a table the caller may reach for a kind of access, as a condition on the table under `alias`: by the
 * caller's roles and their depth, and by sharing. Undefined: all rows.
 * @throws DataverseError 403 if no role grants the privilege at all (sharing needs it too)
 */
export function accessCondition(context: RequestContext, table: Table, access: AccessName, alias: string): SqlCondition | undefined {
  requirePrivilege(context, table, access);
  const conditions = principalsOf(context).flatMap((principal) => conditionOf(context, principal, table, access, alias) ?? []);
  return conditions.length === 0 ? undefined : allOf(conditions);
}

/**
 * The privilege check, which comes before anything is known of a row.
 * @throws DataverseError 403 for a caller without any role, and for one whose roles do not grant the table's privilege at all
 */
export function requirePrivilege(context: RequestContext, table: Table, access: AccessName): void {
  const privilege = table.privileges[access];
  if (privilege !== undefined) {
    requireNamedPrivilege(context, privilege, table);
  }
}

/**
 * Asks for a privilege by its name, at any depth.
 * @param table the table that the message names, if the privilege is a table's
 * @throws DataverseError 403
 */
export function requireNamedPrivilege(context: RequestContext, privilege: string, table?: Table): void {
  for (const principal of principalsOf(context)) {
    if (!holds(context, principal, privilege)) {
      throw principal.roles.length === 0 ? noRoles(principal) : missingPrivilege(context, principal, privilege, table);
    }
  }
}

/**
 * The access check: asks for this access to a row that is there.
 * @throws DataverseError 403 if the caller lacks the privilege, or it and the row's shares do not reach the row
 */
export function requireAccess(context: RequestContext, table: Table, id: string, access: AccessName): void {
  requirePrivilege(context, table, access);
  for (const principal of principalsOf(context)) {
    if (!hasAccess(context, principal, table, id, access)) {
      throw missingRight(principal, table, id, access);
    }
  }
}

/** Whether somebody, who need not be the caller, has this access to a row: by ownership, roles or sharing. */
export function hasAccess(context: RequestContext, principal: Caller, table: Table, id: string, access: AccessName): boolean {
  const privilege = table.privileges[access];
  if (privilege === undefined || !holds(context, principal, privilege)) {
    return privilege === undefined;
  }
  const condition = conditionOf(context, principal, table, access, 't0');
  const sql = `SELECT 1 AS found FROM ${quoted(table.logicalName)} t0 WHERE t0.${quoted(table.primaryId)} = ?`;
  return condition === undefined || context.store.row(`${sql} AND ${condition.sql}`, [id, ...condition.parameters]) !== undefined;
}

/** Whether somebody, who need not be the caller, holds a privilege at any depth. */
export function holds({ environment, store }: RequestContext, principal: Caller, privilege: string): boolean {
  return !environment.privilegesChecked || principal.administrator || grantsOf(store, principal, privilege).length > 0;
}

/**
 * Whose rights count for a request: the caller's and, where somebody acts for the caller, that user's too (Microsoft Learn,
 * Impersonate another user: the intersection of both).
 */
export function principalsOf({ caller, impersonator }: RequestContext): readonly Caller[] {
  return impersonator === undefined ? [caller] : [caller, impersonator];
}

/** Which rows the privilege, which the principal holds, and sharing reach. Undefined: all rows. */
function conditionOf(context: RequestContext, principal: Caller, table: Table, access: AccessName, alias: string): SqlCondition | undefined {
  const privilege = table.privileges[access];
  const unbounded = table.ownership === 'organization' || table.ownership === 'none';
  if (!context.environment.privilegesChecked || principal.administrator || privilege === undefined || unbounded) {
    return undefined;
  }
  const { all, owners, units } = reachOf(grantsOf(context.store, principal, privilege), principal, (unit) => unitsBelow(context, unit));
  return all ? undefined : anyOf([...columnsAmong(table, alias, owners, units), sharedRows(context, principal, table, access, alias)]);
}

/** At Basic depth a table of business units has the row that is the user or team itself; modelled. */
function columnsAmong(table: Table, alias: string, owners: readonly string[], units: readonly string[]): SqlCondition[] {
  const unitColumn = table.ownership === 'user' ? 'owningbusinessunit' : 'businessunitid';
  const among = (column: string, ids: readonly string[]): SqlCondition[] =>
    columnNamed(table, column) === undefined
      ? []
      : [{ sql: `${alias}.${quoted(column)} IN (SELECT value FROM json_each(?))`, parameters: [JSON.stringify(ids)] }];
  return [...among('ownerid', owners), ...among(unitColumn, units)];
}

/** Rows shared with the principal, with a team of the user's, or with the whole organization. */
function sharedRows({ store }: RequestContext, principal: Caller, table: Table, access: AccessName, alias: string): SqlCondition {
  const organizations = store.rows('SELECT organizationid FROM organization').map((row) => row.organizationid);
  return {
    sql:
      `${alias}.${quoted(table.primaryId)} IN (SELECT objectid FROM principalobjectaccess ` +
      'WHERE ((COALESCE(accessrightsmask, 0) | COALESCE(inheritedaccessrightsmask, 0)) & ?) <> 0 ' +
      'AND principalid IN (SELECT value FROM json_each(?)))',
    parameters: [accessRights[access], JSON.stringify([principal.id, ...principal.teams, ...organizations])],
  };
}

function unitsBelow({ store }: RequestContext, unit: string): string[] {
  const below =
    'WITH RECURSIVE below(id) AS (SELECT ? UNION ' +
    'SELECT b.businessunitid FROM businessunit b JOIN below ON b.parentbusinessunitid = below.id) SELECT id FROM below';
  return store.rows(below, [unit]).map((row) => String(row.id));
}
