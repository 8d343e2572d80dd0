import { randomUUID } from 'node:crypto';
import type { RequestContext } from '../core/context';
import { DataverseError } from '../errors';
import { administratorTemplate } from '../security/caller';
import type { StoredRow } from '../store/database';
import { quoted } from '../store/tableSql';
import type { TableRules } from './tableRules';

/**
 * Users. An application user has one row for each application, and the server fills in the ids that it has in Microsoft Entra
 * (recorded metadata; the values here, and the name that it takes from there, are modelled).
 */
export const systemUserRules: TableRules = {
  required: ['businessunitid'],
  unique: ['applicationid'],
  defaults: ({ store }, { applicationid }) => ({
    isdisabled: 0,
    accessmode: 0,
    islicensed: 0,
    setupuser: 0,
    isintegrationuser: 0,
    azurestate: 0,
    deletedstate: 0,
    organizationid: store.row('SELECT organizationid FROM organization')?.organizationid ?? null,
    ...(typeof applicationid === 'string' ? applicationDefaults(applicationid) : {}),
  }),
  adjust: (changes, before) => fullName({ ...before, ...changes }),
  deleting: deleteUser,
};

/** Teams: a business unit's default team, and one that owns rows, can't be deleted (Microsoft Learn, web service error codes). */
export const teamRules: TableRules = {
  deleting: (context, { teamid, isdefault }) => {
    if (isdefault === 1) {
      throw new DataverseError(400, '0x80048307', `The default business unit team can't be deleted (TeamId = ${String(teamid)}).`);
    }
    if (ownsRows(context, String(teamid))) {
      const message = `Can't delete a team which owns records. Reassign the records and try again (TeamId = ${String(teamid)}).`;
      throw new DataverseError(400, '0x8004830E', message);
    }
    return undefined;
  },
};

/** Roles: System Administrator can't be deleted (Microsoft Learn, web service error codes). */
export const roleRules: TableRules = {
  deleting: (_, { roletemplateid }) => {
    if (roletemplateid === administratorTemplate) {
      throw new DataverseError(400, '0x80041d2e', 'The System Administrator Role cannot be deleted.');
    }
    return undefined;
  },
};

function applicationDefaults(applicationid: string): StoredRow {
  return {
    firstname: '#',
    lastname: `Application ${applicationid.slice(0, 8)}`,
    azureactivedirectoryobjectid: randomUUID(),
    applicationiduri: `api://${applicationid}`,
  };
}

/** First and last name, as an English organisation shows them; modelled. */
function fullName(row: StoredRow): StoredRow {
  const parts = [row.firstname, row.lastname].filter((part) => typeof part === 'string' && part !== '');
  return parts.length > 0 ? { fullname: parts.join(' ') } : {};
}

/**
 * Only an inactive application user can be deleted, and only when its rows belong to somebody else (Microsoft Learn, manage
 * application users); a person who is still known to Microsoft Entra cannot (a public tool gives the code 0x80048359). The first
 * delete is a soft one, after which the row still stands in the way of another with the same application id; deleting it again
 * removes it (the source of Microsoft's Terraform provider). Statuses, wordings and the other code are modelled.
 */
function deleteUser(context: RequestContext, row: StoredRow): StoredRow | undefined {
  const id = String(row.systemuserid);
  if (row.isdisabled !== 1) {
    throw new DataverseError(400, '0x80040216', `The user with id ${id} is active. Disable it before deleting it.`);
  }
  if (row.applicationid === null && (row.azurestate ?? 0) === 0) {
    throw new DataverseError(400, '0x80048359', `The user with id ${id} still exists in Microsoft Entra ID and cannot be deleted.`);
  }
  if (ownsRows(context, id)) {
    throw new DataverseError(400, '0x80040216', `The user with id ${id} owns records. Reassign them before deleting it.`);
  }
  return row.deletedstate === 1 ? undefined : { deletedstate: 1 };
}

/** Whether a user or team owns rows; those of elastic tables are not looked at (modelled). */
export function ownsRows({ schema, store }: RequestContext, owner: string): boolean {
  const owned = schema.tables.filter((table) => table.ownership === 'user' && !table.elastic);
  return owned.some(({ logicalName }) => {
    const sql = `SELECT 1 AS found FROM ${quoted(logicalName)} WHERE ownerid = ?`;
    return store.row(sql, [owner]) !== undefined;
  });
}
