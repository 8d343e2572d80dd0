import type { RequestContext } from '../../core/context';
import { DataverseError, rowDoesNotExist } from '../../errors';
import type { AccessName, Table } from '../../schema/schema';
import { findRow } from '../../query/single';
import { mayAccess, requireAccess, requirePrivilege } from '../../security/access';
import { namesOf, readMask } from '../../security/rights';
import type { RowReference } from '../../write/reference';
import { messageNotSupported } from '../../write/writeErrors';
import { readEntity } from '../entityParameter';

/** Who gets which rights. */
export interface PrincipalAccess {
  readonly principal: RowReference;
  readonly mask: number;
}

/**
 * The row that a message is about. Whether it is there is told to those alone who hold the privilege that the message takes. Only
 * rows that have an owner can be shared, and of those none of an elastic table, which has no Share privilege (role exports of a live
 * environment); the refusal is that of any message a table does not have.
 * @throws DataverseError 403, 404 if there is no such row, 405 for a table whose rows can't be shared
 */
export function readTarget(context: RequestContext, message: string, value: unknown, privilege: AccessName): RowReference {
  const target = readEntity(context, 'Target', value);
  if (!canBeShared(target.table)) {
    throw messageNotSupported(message, target.table);
  }
  requirePrivilege(context, target.table, privilege);
  if (!target.exists) {
    throw rowDoesNotExist(target.table, target.id, false);
  }
  return target;
}

/** Whether rows of this table can be shared. */
export function canBeShared(table: Table): boolean {
  return table.ownership === 'user' && table.elastic !== true;
}

/**
 * The user or team to share with.
 * @throws DataverseError 400 if it is no user or team of the environment; sharing with the organization is not modelled
 */
export function readPrincipal(context: RequestContext, name: string, value: unknown): RowReference {
  const principal = readEntity(context, name, value);
  if (!['systemuser', 'team'].includes(principal.table.logicalName) || !principal.exists) {
    throw refusal(400, '0x8004020c', `The ${principal.table.logicalName} with id ${principal.id} can't be shared with.`);
  }
  return principal;
}

/**
 * Reads `PrincipalAccess`.
 * @throws DataverseError 400 for a principal that is none, 403 for rights that are none (status: Microsoft Learn, compose HTTP requests
 * and handle errors)
 */
export function readPrincipalAccess(context: RequestContext, value: unknown): PrincipalAccess {
  const { Principal, AccessMask } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const principal = readPrincipal(context, 'Principal', Principal);
  const mask = typeof AccessMask === 'string' ? readMask(AccessMask) : undefined;
  if (mask === undefined) {
    throw refusal(403, '0x8004020d', `${JSON.stringify(AccessMask)} are no access rights.`);
  }
  return { principal, mask };
}

/**
 * Whether the caller may grant these rights: it takes the right to share the row, and each of the rights itself (Microsoft Learn,
 * Security concepts: a user can share what the user has access to). That the receiver's roles do not allow what is
 * granted is no hindrance; the share then has no effect (Microsoft Learn, Sharing and assigning).
 * @throws DataverseError 400 if the receiver owns the row, 403 if a right is missing
 */
export function checkGrant(context: RequestContext, target: RowReference, { principal, mask }: PrincipalAccess): void {
  requireAccess(context, target.table, target.id, 'Share');
  namesOf(mask).forEach((access) => requireAccess(context, target.table, target.id, access));
  if (ownerOf(context, target) === principal.id) {
    throw refusal(400, '0x80040214', 'An item cannot be shared with the owning user.');
  }
}

/**
 * Whether the caller may take a share away: one's own, or of one's own row, always; another's with the right to share the row.
 * @throws DataverseError 403 (the code is one of the web service error codes about revoking; its use here is modelled)
 */
export function checkRevoke(context: RequestContext, target: RowReference, revokee: RowReference): void {
  const isOwn = revokee.id === context.caller.id || ownerOf(context, target) === context.caller.id;
  if (!isOwn && !mayAccess(context, target.table, target.id, 'Share')) {
    throw refusal(403, '0x80040223', `${context.caller.id} can't revoke what ${revokee.id} may do with ${target.table.logicalName} ${target.id}.`);
  }
}

function ownerOf(context: RequestContext, { table, id }: RowReference): unknown {
  return findRow(context, table, id)?.ownerid;
}

/** Codes of Microsoft Learn's web service error codes; statuses and words are modelled where nothing else is said. */
function refusal(status: number, code: string, message: string): DataverseError {
  return new DataverseError(status, code, message);
}
