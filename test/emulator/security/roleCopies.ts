import type { RequestContext } from '../core/context';
import type { StoredRow } from '../store/database';
import { quoted } from '../store/tableSql';
import { insertStored } from './storedRows';

/** Columns of a role in which its copies follow it. */
const followed = [
  'name', 'description', 'isinherited', 'isautoassigned', 'appliesto', 'summaryofcoretablepermissions', 'modifiedon', 'modifiedby',
];

/** Makes a role's copies in all business units below its own, each pointing at the one above and at the one at the top. */
export function copyRole(context: RequestContext, role: StoredRow): void {
  const sql = 'SELECT businessunitid FROM businessunit WHERE parentbusinessunitid = ?';
  for (const unit of context.store.rows(sql, [role.businessunitid ?? null])) {
    copyRole(context, copyInto(context, role, unit.businessunitid ?? null));
  }
}

/** Makes copies, for a new business unit, of all roles of the unit above. */
export function copyRolesOfParent(context: RequestContext, unit: StoredRow): void {
  for (const role of context.store.rows('SELECT * FROM role WHERE businessunitid = ?', [unit.parentbusinessunitid ?? null])) {
    copyInto(context, role, unit.businessunitid ?? null);
  }
}

/** Gives the copies of a role what it has of the columns in which they follow it. */
export function updateCopies({ store }: RequestContext, root: string, role: StoredRow): void {
  const assignments = followed.map((name) => `${quoted(name)} = ?`).join(', ');
  const values = followed.map((name) => role[name] ?? null);
  store.run(`UPDATE role SET ${assignments} WHERE parentrootroleid = ? AND roleid <> ?`, [...values, root, root]);
}

/** Takes away the roles of a business unit that is deleted, and who holds them. */
export function removeRolesOf({ store }: RequestContext, unit: StoredRow): void {
  const roles = 'SELECT roleid FROM role WHERE businessunitid = ?';
  for (const holders of ['systemuserroles', 'teamroles', 'roleprivileges', 'role']) {
    store.run(`DELETE FROM ${holders} WHERE roleid IN (${roles})`, [unit.businessunitid ?? null]);
  }
}

function copyInto(context: RequestContext, role: StoredRow, businessunitid: StoredRow[string]): StoredRow {
  const { roleid: parentroleid = null, parentrootroleid } = role;
  const copy: StoredRow = { ...role, businessunitid, parentroleid, parentrootroleid: parentrootroleid ?? parentroleid };
  return { ...copy, roleid: insertStored(context, 'role', copy) };
}
