import type { RequestContext } from '../core/context';
import { DataverseError } from '../errors';
import type { AccessName, Table } from '../schema/schema';
import type { Caller } from './caller';
import { allGrants } from './grants';

const noId = '00000000-0000-0000-0000-000000000000';

/**
 * 403 for a privilege that no role grants (Microsoft Learn shows the message with the counts and the table part of the
 * privilege in lower case; the object type code stands there only where it is the same everywhere).
 */
export function missingPrivilege(context: RequestContext, principal: Caller, privilege: string, table?: Table): DataverseError {
  const id = context.store.row('SELECT privilegeid FROM privilege WHERE lower(name) = ?', [privilege.toLowerCase()])?.privilegeid;
  const [, verb = '', rest = privilege] = /^(prv(?:Create|Read|Write|Delete|Assign|Share|AppendTo|Append))(.*)$/.exec(privilege) ?? [];
  const on = table?.objectTypeCode === undefined ? '' : ` on OTC=${table.objectTypeCode}`;
  const entity = table === undefined ? '' : ` for entity '${table.logicalName}'`;
  return new DataverseError(
    403,
    '0x80040220',
    `Principal user (Id=${principal.id}, type=8, ${countsOf(context, principal)}), is missing ` +
      `${verb}${verb === '' ? rest : rest.toLowerCase()} privilege (Id=${String(id ?? noId)})${on}${entity}. context.Caller=${context.caller.id}`,
  );
}

function countsOf({ store }: RequestContext, principal: Caller): string {
  const privileges = new Set(allGrants(store, principal).map((grant) => grant.privilegeid));
  const user = store.row('SELECT accessmode FROM systemuser WHERE systemuserid = ?', [principal.id]);
  return `roleCount=${principal.roles.length}, privilegeCount=${privileges.size}, accessMode=${String(user?.accessmode ?? 0)}`;
}

/** 403 for a row that roles and shares do not reach (Microsoft Learn, Dataverse Web API errors: the access check failed). */
export function missingRight(principal: Caller, table: Table, id: string, access: AccessName): DataverseError {
  return new DataverseError(
    403,
    '0x80048306',
    `Principal with id ${principal.id} does not have ${access}Access right(s) for record with id ${id} of entity ${table.logicalName}`,
  );
}

/** 403 for a user who holds no role, neither directly nor through a team; the wording is modelled. */
export function noRoles(principal: Caller): DataverseError {
  return new DataverseError(403, '0x80042f09', `The user with id ${principal.id} has not been assigned any roles.`);
}

/** 403 for a new owner who may not even read such rows; the wording is modelled. */
export function ownerLacksPrivilege(principal: Caller, privilege: string): DataverseError {
  return new DataverseError(403, '0x80040231', `Principal ${principal.kind} (Id=${principal.id}) is missing ${privilege} privilege.`);
}

/** 400 for an access team as a row's owner (Microsoft Learn, web service error codes; the status is modelled). */
export function accessTeamAsOwner(): DataverseError {
  return new DataverseError(400, '0x80048340', 'You cannot assign a record to the access team. You can assign a record to the owner team.');
}

/** 400 for a change to the members of a business unit's default team (Microsoft Learn, web service error codes; the status is modelled). */
export function defaultTeamMember(teamid: string, what: 'added' | 'removed'): DataverseError {
  return what === 'added'
    ? new DataverseError(400, '0x8004830B', `Can't add members to the default business unit team (TeamId = ${teamid}).`)
    : new DataverseError(400, '0x8004830C', `Can't remove members from the default business unit team (TeamId = ${teamid}).`);
}

/** 403 for a signed-in user who may not act for others (Microsoft Learn, web service error codes). */
export function cannotActOnBehalf(): DataverseError {
  return new DataverseError(403, '0x8004A110', 'User does not have the privilege to act on behalf another user.');
}

/** 403 for a signed-in user who is disabled: the code's name is SystemUserDisabled; that it answers here and the wording are modelled. */
export function signedInUserDisabled(id: string): DataverseError {
  return new DataverseError(403, '0x8004A112', `The user with SystemUserId=${id} is disabled. Disabled users cannot access the system.`);
}

/** 403 for acting for a user who is disabled; the code is one that a report of a live environment shows for such users. */
export function userDisabled(id: string): DataverseError {
  return new DataverseError(403, '0x80040225', `The specified user(Id = ${id}) is disabled. Consider enabling this user.`);
}
