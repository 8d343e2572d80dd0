import type { RequestContext } from '../core/context';
import { DataverseError } from '../errors';
import type { AccessName, Table } from '../schema/schema';
import { anyOf } from '../store/condition';
import type { SqlCondition } from '../store/condition';
import { quoted } from '../store/tableSql';
import { heldRolesSql } from './caller';

/** Bits of `privilegedepthmask` (roleprivileges). */
const depth = { basic: 1, local: 2, deep: 4, global: 8 } as const;

/** Bits of `accessrightsmask` (principalobjectaccess), of the AccessRights enumeration. */
const rightBits: Partial<Record<AccessName, number>> = {
  Read: 1,
  Write: 2,
  Append: 4,
  AppendTo: 16,
  Delete: 65536,
  Share: 262144,
  Assign: 524288,
};

interface Grant {
  mask: number;
  unit: string | null;
}

/**
 * Which rows of a table the caller may reach for a kind of access, as a condition on the table under `alias`:
 * by the caller's roles and their depth, and by sharing. Undefined: all rows. How far a Create reaches is not checked.
 * @throws DataverseError 403 if no role grants the privilege at all (sharing needs it too)
 */
export function accessCondition(context: RequestContext, table: Table, access: AccessName, alias: string): SqlCondition | undefined {
  const privilege = table.privileges[access];
  const { environment, caller } = context;
  if (!environment.privilegesChecked || caller.administrator || privilege === undefined) {
    return undefined;
  }
  const grants = readGrants(context, privilege);
  if (grants.length === 0) {
    throw missingPrivilege(context, table, privilege);
  }
  if (table.ownership === 'organization' || table.ownership === 'none' || grants.some((grant) => grant.mask >= depth.global)) {
    return undefined;
  }
  return anyOf([
    ...ownRows(context, table, alias),
    ...unitRows(table, alias, grants),
    sharedRows(context, table, access, alias),
  ]);
}

/**
 * 403 for a privilege that no role grants, or not as far as the row (the latter wording is modelled). The message has the
 * table part in lower case, and the object type code only where it is the same everywhere.
 */
export function missingPrivilege(context: RequestContext, table: Table, privilege: string): DataverseError {
  const { caller, store } = context;
  const id = store.row('SELECT privilegeid FROM privilege WHERE lower(name) = lower(?)', [privilege])?.privilegeid;
  const [, verb = '', rest = privilege] = /^(prv(?:Create|Read|Write|Delete|Assign|Share|AppendTo|Append))(.*)$/.exec(privilege) ?? [];
  const on = table.objectTypeCode === undefined ? '' : ` on OTC=${table.objectTypeCode}`;
  return new DataverseError(
    403,
    '0x80040220',
    `Principal user (Id=${caller.id}, type=8) is missing ${verb}${rest.toLowerCase()} privilege (Id=${String(id ?? '00000000-0000-0000-0000-000000000000')})` +
      `${on} for entity '${table.logicalName}'. context.Caller=${caller.id}`,
  );
}

/** Privileges hang on the root role of which each business unit has a copy. */
function readGrants(context: RequestContext, privilege: string): Grant[] {
  const rows = context.store.rows(
    'SELECT rp.privilegedepthmask AS mask, held.unit AS unit ' +
      `FROM (${heldRolesSql}) held LEFT JOIN role r ON r.roleid = held.roleid ` +
      'JOIN roleprivileges rp ON rp.roleid = COALESCE(r.parentrootroleid, held.roleid) ' +
      'JOIN privilege p ON p.privilegeid = rp.privilegeid WHERE lower(p.name) = lower(?)',
    [context.caller.id, context.caller.id, privilege],
  );
  return rows.map((row) => ({ mask: Number(row.mask), unit: row.unit as string | null }));
}

/** Basic depth: rows that the user or one of the user's teams owns; of the business tables the user's own row. */
function ownRows(context: RequestContext, table: Table, alias: string): SqlCondition[] {
  const owners = JSON.stringify([context.caller.id, ...context.caller.teams]);
  const column = table.ownership === 'user' || table.columns.some((candidate) => candidate.sameAs) ? 'ownerid' : undefined;
  return column ? [{ sql: `${alias}.${column} IN (SELECT value FROM json_each(?))`, parameters: [owners] }] : [];
}

function unitRows(table: Table, alias: string, grants: readonly Grant[]): SqlCondition[] {
  const local = grants.filter((grant) => grant.mask >= depth.local).map((grant) => grant.unit);
  const deep = grants.filter((grant) => grant.mask >= depth.deep).map((grant) => grant.unit);
  if (local.length === 0) {
    return [];
  }
  const column = table.ownership === 'user' ? 'owningbusinessunit' : 'businessunitid';
  const units =
    'WITH RECURSIVE units(id) AS (SELECT value FROM json_each(?) UNION ' +
    'SELECT b.businessunitid FROM businessunit b JOIN units ON b.parentbusinessunitid = units.id) ' +
    'SELECT id FROM units UNION SELECT value FROM json_each(?)';
  return [{ sql: `${alias}.${quoted(column)} IN (${units})`, parameters: [JSON.stringify(deep), JSON.stringify(local)] }];
}

function sharedRows(context: RequestContext, table: Table, access: AccessName, alias: string): SqlCondition {
  const principals = JSON.stringify([context.caller.id, ...context.caller.teams]);
  return {
    sql:
      `${alias}.${quoted(table.primaryId)} IN (SELECT objectid FROM principalobjectaccess ` +
      'WHERE ((COALESCE(accessrightsmask, 0) | COALESCE(inheritedaccessrightsmask, 0)) & ?) <> 0 ' +
      'AND principalid IN (SELECT value FROM json_each(?)))',
    parameters: [rightBits[access] ?? 0, principals],
  };
}
