import type { RequestContext } from '../core/context';
import type { AccessName, Table } from '../schema/schema';
import { columnNamed } from '../schema/schema';
import { anyOf } from '../store/condition';
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
  return conditionOf(context, context.caller, table, demandOf(table, access), alias);
}

/**
 * The privilege check, which comes before anything is known of a row. A table without privileges of its own asks for a role, any
 * (Microsoft Learn, Assign security roles: without a role there is no access).
 * @throws DataverseError 403 for a caller without any role, and for one whose roles do not grant the table's privilege at all
 */
export function requirePrivilege(context: RequestContext, table: Table, access: AccessName): void {
  requireHeld(context, table.privileges[access], table);
}

/**
 * The access check: asks for this access to a row that is there.
 * @throws DataverseError 403 if the caller lacks the privilege, or it and the row's shares do not reach the row
 */
export function requireAccess(context: RequestContext, table: Table, id: string, access: AccessName): void {
  requirePrivilege(context, table, access);
  requireReach(context, table, id, demandOf(table, access), access);
}

/**
 * Both checks for a privilege that stands beside the usual ones of a table and that a share can't give, such as prvDisableUser.
 * @param access the access in whose place the privilege stands, for the message (modelled)
 * @throws DataverseError 403
 */
export function requireOwnPrivilege(context: RequestContext, table: Table, id: string, privilege: string, access: AccessName): void {
  requireHeld(context, privilege, table);
  requireReach(context, table, id, { privilege, right: 0 }, access);
}

/** Whether the caller passes both checks for this access to a row. */
export function mayAccess(context: RequestContext, table: Table, id: string, access: AccessName): boolean {
  const privilege = table.privileges[access];
  const held = privilege === undefined || principalsOf(context).every((principal) => holds(context, principal, privilege));
  return held && hasAccess(context, context.caller, table, id, access);
}

/** Whether somebody, who need not be the caller, has this access to a row: by ownership, roles or sharing. */
export function hasAccess(context: RequestContext, principal: Caller, table: Table, id: string, access: AccessName): boolean {
  const demand = demandOf(table, access);
  return (demand.privilege === undefined || holds(context, principal, demand.privilege)) && reaches(context, principal, table, id, demand);
}

/**
 * Whose privileges count for a request: the caller's and, where somebody acts for the caller, that user's too (Microsoft Learn,
 * Impersonate another user: both must have the privilege). Which rows it reaches is decided for the caller alone, by the
 * "object-based security of the impersonated user" (the same page); that no depth of the other user's counts is modelled.
 */
export function principalsOf({ caller, impersonator }: RequestContext): readonly Caller[] {
  return impersonator === undefined ? [caller] : [caller, impersonator];
}

/** What is asked for: a privilege, and the right that a share can give in the place of ownership, 0 for none. */
interface Demand {
  readonly privilege: string | undefined;
  readonly right: number;
}

function demandOf(table: Table, access: AccessName): Demand {
  return { privilege: table.privileges[access], right: accessRights[access] };
}

function requireHeld(context: RequestContext, privilege: string | undefined, table: Table): void {
  for (const principal of principalsOf(context)) {
    if (context.environment.privilegesChecked && principal.roles.length === 0) {
      throw noRoles(principal);
    }
    if (privilege !== undefined && !holds(context, principal, privilege)) {
      throw missingPrivilege(context, principal, privilege, table);
    }
  }
}

/** Whether somebody holds a privilege at any depth. */
function holds({ environment, store }: RequestContext, principal: Caller, privilege: string): boolean {
  return !environment.privilegesChecked || principal.administrator || grantsOf(store, principal, privilege).length > 0;
}

function requireReach(context: RequestContext, table: Table, id: string, demand: Demand, access: AccessName): void {
  if (!reaches(context, context.caller, table, id, demand)) {
    throw missingRight(context.caller, table, id, access);
  }
}

function reaches(context: RequestContext, principal: Caller, table: Table, id: string, demand: Demand): boolean {
  const condition = conditionOf(context, principal, table, demand, 't0');
  const sql = `SELECT 1 AS found FROM ${quoted(table.logicalName)} t0 WHERE t0.${quoted(table.primaryId)} = ?`;
  return condition === undefined || context.store.row(`${sql} AND ${condition.sql}`, [id, ...condition.parameters]) !== undefined;
}

/** Which rows the privilege, which the principal holds, and sharing reach. Undefined: all rows. */
function conditionOf(context: RequestContext, principal: Caller, table: Table, demand: Demand, alias: string): SqlCondition | undefined {
  const { privilege, right } = demand;
  const unbounded = table.ownership === 'organization' || table.ownership === 'none';
  if (!context.environment.privilegesChecked || principal.administrator || privilege === undefined || unbounded) {
    return undefined;
  }
  const { all, owners, units } = reachOf(grantsOf(context.store, principal, privilege), principal, (unit) => unitsBelow(context, unit));
  return all ? undefined : anyOf([...columnsAmong(table, alias, owners, units), sharedRows(context, principal, table, right, alias)]);
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
function sharedRows({ store }: RequestContext, principal: Caller, table: Table, right: number, alias: string): SqlCondition {
  const organizations = store.rows('SELECT organizationid FROM organization').map((row) => row.organizationid);
  return {
    sql:
      `${alias}.${quoted(table.primaryId)} IN (SELECT objectid FROM principalobjectaccess ` +
      'WHERE ((COALESCE(accessrightsmask, 0) | COALESCE(inheritedaccessrightsmask, 0)) & ?) <> 0 ' +
      'AND principalid IN (SELECT value FROM json_each(?)))',
    parameters: [right, JSON.stringify([principal.id, ...principal.teams, ...organizations])],
  };
}

/** Ids of a business unit and of all units below it, whether or not they form a loop. */
export function unitsBelow({ store }: RequestContext, unit: string): string[] {
  const below =
    'WITH RECURSIVE below(id) AS (SELECT ? UNION ' +
    'SELECT b.businessunitid FROM businessunit b JOIN below ON b.parentbusinessunitid = below.id) SELECT id FROM below';
  return store.rows(below, [unit]).map((row) => String(row.id));
}
