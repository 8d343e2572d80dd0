import type { FlowSharing, Principal, SharedWith } from '../../model/sharing';
import { sharedRole } from '../../model/sharingRole';
import type { DataverseClient } from '../client';
import { principalsOf, unknownPrincipal } from './principals';
import { readShares, type Share } from './shares';

/**
 * Reads whom a flow is shared with.
 *
 * @param client How to read Dataverse.
 * @param flowId Id of the flow.
 * @param signal Ends the reading between two requests.
 * @returns Everybody it is shared with, in the order of the answer; those whose names the caller may not read without a name.
 * @throws DataverseError where shares can't be read.
 */
export async function readSharing(client: DataverseClient, flowId: string, signal: AbortSignal): Promise<FlowSharing> {
  const { shares, source } = await readShares(client, flowId, signal);
  const principals = await principalsOf(client, shares, signal);
  const nameOf = ({ id, kind }: Share): Principal => principals.get(id.toLowerCase()) ?? unknownPrincipal(id, kind);
  return { shared: shares.map((share) => toSharedWith(share, nameOf(share))), source, readAt: new Date() };
}

/**
 * Puts a share and whom it is with together.
 *
 * @param share The share.
 * @param principal Whom it is with.
 */
export function toSharedWith({ rights, inherited }: Share, principal: Principal): SharedWith {
  const shared = { principal, rights, role: sharedRole([...rights, ...inherited]) };
  return inherited.length > 0 ? { ...shared, inherited } : shared;
}
