import type { RequestContext } from '../../core/context';
import { badQuery, DataverseError, notModelled, rowDoesNotExist } from '../../errors';
import { findRow, requireRow } from '../../query/single';
import { depthMasks, depthNamed } from '../../security/depths';
import type { DepthName } from '../../security/depths';
import { checkRoleChangeable, readRolePrivileges, requireWithinOwn } from '../../security/roles';
import { insertStored } from '../../security/storedRows';
import type { StoredRow } from '../../store/database';
import { readGuid } from '../../store/values';
import { readEntity } from '../entityParameter';
import type { Operation, OperationCall } from '../operation';
import { boundRow } from './boundRow';
import { requireRolesPrivileges, rolePrivileges } from './rolePrivilegeAnswer';

/** A privilege at a depth, as an action asks for it, with its row. */
interface AskedPrivilege {
  readonly privilege: StoredRow;
  readonly name: string;
  readonly depth: DepthName;
}

/** Adds privileges to a role; one that it has already gets the depth that is asked for (modelled). */
const addPrivilegesRole: Operation = {
  kind: 'action',
  boundTo: ['role'],
  run(context, call) {
    const roleid = changeableRole(context, call);
    const asked = readPrivileges(context, call.parameters.Privileges);
    context.store.transaction(() => putPrivileges(context, roleid, asked));
    return undefined;
  },
};

/** Puts privileges in the place of all that a role has. */
const replacePrivilegesRole: Operation = {
  kind: 'action',
  boundTo: ['role'],
  run(context, call) {
    const roleid = changeableRole(context, call);
    const asked = readPrivileges(context, call.parameters.Privileges);
    context.store.transaction(() => {
      context.store.run('DELETE FROM roleprivileges WHERE roleid = ?', [roleid]);
      putPrivileges(context, roleid, asked);
    });
    return undefined;
  },
};

/** Takes one privilege from a role; nothing happens where it has it not (modelled). */
const removePrivilegeRole: Operation = {
  kind: 'action',
  boundTo: ['role'],
  run(context, call) {
    const roleid = changeableRole(context, call);
    const { table, id, exists } = readEntity(context, 'Privilege', call.parameters.Privilege);
    if (table.logicalName !== 'privilege' || !exists) {
      throw rowDoesNotExist(table, id, false);
    }
    context.store.run('DELETE FROM roleprivileges WHERE roleid = ? AND privilegeid = ?', [roleid, id]);
    return undefined;
  },
};

/** What a role holds: of a copy, what the role holds of which it is one. It takes Read on the role (modelled). */
const retrieveRolePrivilegesRole: Operation = {
  kind: 'function',
  run(context, { parameters }) {
    const role = context.schema.tableNamed('role');
    const id = readGuid(String(parameters.RoleId));
    if (!role || id === undefined) {
      throw badQuery("The parameter 'RoleId' is no id.");
    }
    const stored = requireRow(context, role, id, 'Read');
    requireRolesPrivileges(context);
    const unit = (stored.businessunitid as string | null | undefined) ?? null;
    return rolePrivileges(readRolePrivileges(context, stored).map((privilege) => ({ ...privilege, unit })));
  },
};

/** Functions and actions about what roles hold (Microsoft's samples on security roles; Microsoft Learn, AddPrivilegesRole and its kin). */
export const roleActions: Readonly<Record<string, Operation>> = {
  AddPrivilegesRole: addPrivilegesRole,
  ReplacePrivilegesRole: replacePrivilegesRole,
  RemovePrivilegeRole: removePrivilegeRole,
  RetrieveRolePrivilegesRole: retrieveRolePrivilegesRole,
};

/** The id of the role that the action is bound to, which takes Write on it and must be no copy. */
function changeableRole(context: RequestContext, call: OperationCall): string {
  requireRolesPrivileges(context);
  const { table, id, stored } = boundRow(context, call, 'Write');
  checkRoleChangeable(table, stored);
  return id;
}

/**
 * Reads `Privileges`. Codes of the refusals: Microsoft Learn, web service error codes; their statuses and words are modelled.
 * @throws DataverseError 400 for what can't be read, a depth the privilege can't have, or a privilege that comes twice; 403 for
 * one that the caller does not hold so far; 404 for one that is not there (modelled); 501 for record filters
 */
function readPrivileges(context: RequestContext, value: unknown): AskedPrivilege[] {
  if (!Array.isArray(value)) {
    throw badQuery("The parameter 'Privileges' is missing or no array.");
  }
  const asked = value.map((item: unknown) => readPrivilege(context, item));
  const names = new Set(asked.map(({ name }) => name));
  if (names.size < asked.length) {
    throw new DataverseError(400, '0x8004140f', 'A privilege is listed more than once.');
  }
  requireWithinOwn(context, asked);
  return asked;
}

function readPrivilege(context: RequestContext, value: unknown): AskedPrivilege {
  const { PrivilegeId, Depth } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  if (Depth === 'RecordFilter') {
    throw notModelled('privileges with a record filter');
  }
  const depth = depthNamed(Depth);
  const id = typeof PrivilegeId === 'string' ? readGuid(PrivilegeId) : undefined;
  const table = context.schema.tableNamed('privilege');
  if (depth === undefined || id === undefined || !table) {
    throw badQuery("Each of the 'Privileges' needs PrivilegeId and a Depth of Basic, Local, Deep or Global.");
  }
  const privilege = findRow(context, table, id);
  if (!privilege) {
    throw rowDoesNotExist(table, id, false);
  }
  if (privilege[`canbe${depth.toLowerCase()}`] === 0) {
    throw new DataverseError(400, '0x8004140b', `The privilege ${String(privilege.name)} can't have the depth ${depth}.`);
  }
  return { privilege, name: String(privilege.name), depth };
}

function putPrivileges(context: RequestContext, roleid: string, asked: readonly AskedPrivilege[]): void {
  for (const { privilege, depth } of asked) {
    const privilegeid = privilege.privilegeid ?? null;
    context.store.run('DELETE FROM roleprivileges WHERE roleid = ? AND privilegeid = ?', [roleid, privilegeid]);
    insertStored(context, 'roleprivileges', { roleid, privilegeid, privilegedepthmask: depthMasks[depth] });
  }
}
