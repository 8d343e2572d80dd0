import type { RequestContext } from '../core/context';
import type { StoredRow } from '../store/database';
import type { RowWrite, TableRules } from '../write/tableRules';
import { checkUnit, checkUnitDeletable, defaultTeams } from './businessUnits';
import { copyRolesOfParent, removeRolesOf } from './roleCopies';
import { insertStored } from './storedRows';

/**
 * A new business unit gets a copy of each role of the unit above (Microsoft Learn, Create or edit a security role) and a
 * default team (general documentation of business units); both go with it. Which columns the team has is modelled.
 */
export const businessUnitRules: Pick<TableRules, 'required' | 'defaults' | 'deleting' | 'written'> = {
  required: ['name', 'parentbusinessunitid'],
  defaults: () => ({ isdisabled: 0 }),
  deleting(context, unit) {
    checkUnitDeletable(context, unit);
    removeRolesOf(context, unit);
    removeDefaultTeam(context, unit);
    return undefined;
  },
  written(context, { before, after }) {
    if (after) {
      checkUnit(context, before, after);
    }
    if (!before && after) {
      copyRolesOfParent(context, after);
      addDefaultTeam(context, after);
    }
  },
};

/**
 * All users of a business unit are members of its default team, and of no other unit's (general documentation of business units).
 * Who moves to another one loses all roles, which are rows of the unit before (Microsoft Learn, change the business unit for a user;
 * an environment can be set otherwise).
 */
export function moveUser(context: RequestContext, { id, before, after }: Pick<RowWrite, 'id' | 'before' | 'after'>): void {
  if (!after || before?.businessunitid === after.businessunitid) {
    return;
  }
  const { store } = context;
  store.run('DELETE FROM systemuserroles WHERE systemuserid = ?', [id]);
  store.run(`DELETE FROM teammembership WHERE systemuserid = ? AND teamid IN (${defaultTeams})`, [id, before?.businessunitid ?? null]);
  for (const { teamid } of store.rows(defaultTeams, [after.businessunitid ?? null])) {
    insertStored(context, 'teammembership', { teamid: teamid ?? null, systemuserid: id });
  }
}

function addDefaultTeam(context: RequestContext, unit: StoredRow): void {
  const { name = null, businessunitid = null, createdon = null, createdby = null, modifiedon = null, modifiedby = null } = unit;
  const made = { createdon, createdby, modifiedon, modifiedby };
  const kind = { teamtype: 0, membershiptype: 0, isdefault: 1, systemmanaged: 1 };
  insertStored(context, 'team', { ...made, ...kind, name, businessunitid, administratorid: createdby });
}

function removeDefaultTeam({ store }: RequestContext, { businessunitid = null }: StoredRow): void {
  for (const table of ['teammembership', 'teamroles', 'team']) {
    store.run(`DELETE FROM ${table} WHERE teamid IN (${defaultTeams})`, [businessunitid]);
  }
}
