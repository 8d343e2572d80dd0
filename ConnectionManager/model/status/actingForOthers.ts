import type { CloudFlow } from '../cloudFlow';
import { DATAVERSE_CONNECTOR } from '../flow/connectorName';
import type { FlowConnection, FlowTrigger, RunAs } from '../flow/flowProfile';
import type { UserAccess } from '../privileges/privileges';
import { identityVaries } from './stepIdentity';

/** Whether a flow's owner may act on behalf of others, as far as it is known. */
export type Delegation = 'held' | 'lacking' | 'unknown';

/**
 * Whether Dataverse steps of an entry run as whoever Run as names.
 *
 * @param entry The entry.
 * @param runAs The flow's setting Run as.
 * @returns Whether they do.
 */
export function runsAsNamed(entry: FlowConnection, runAs: RunAs | null): boolean {
  return isDataverseUse(entry) && identityVaries(entry, runAs);
}

/**
 * Whether Dataverse steps of an entry run as whoever Run as names, or as whoever runs the flow.
 *
 * @param entry The entry.
 * @param runAs The flow's setting Run as.
 * @returns Whether they do.
 */
export function runsAsOthers(entry: FlowConnection, runAs: RunAs | null): boolean {
  return runsAsNamed(entry, runAs) || (isDataverseUse(entry) && entry.providedBy === 'run-only-user');
}

/**
 * Whether Dataverse steps of an entry can be set to run as others: where rows start the flow by Run as, where people do by having them
 * bring the connection.
 *
 * @param entry The entry.
 * @param trigger The flow's trigger.
 * @returns Whether they can, whoever owns the flow.
 */
export function canRunAsOthers(entry: FlowConnection, trigger: FlowTrigger | null): boolean {
  return isDataverseUse(entry) && (trigger?.kind === 'row' || trigger?.kind === 'instant');
}

/**
 * Whether Dataverse steps of an entry have the parameter Environment with another environment. Those can't run as anybody else
 * (Microsoft Learn, "Manage Dataverse connections").
 *
 * @param entry The entry.
 * @returns Whether at least one has.
 */
export function reachesElsewhere({ reach }: FlowConnection): boolean {
  return reach === 'other' || reach === 'both';
}

/**
 * Whether Run as is set and has no effect: it works only on steps that are set to use the invoker's connection (Microsoft Learn,
 * "Trigger flows when a row is added, modified, or deleted").
 *
 * @param runAs The flow's setting Run as.
 * @param connections The flow's connections.
 * @returns Whether it is so.
 */
export function isWithoutEffect(runAs: RunAs | null, connections: readonly Pick<FlowConnection, 'useInvoker'>[]): boolean {
  return (runAs === 'modifying-user' || runAs === 'row-owner') && !connections.some(({ useInvoker }) => useInvoker);
}

/**
 * Whether a flow's owner holds `prvActOnBehalfOfAnotherUser`, which takes a role of their own. The owner needs it where Dataverse
 * steps run as others (Microsoft Learn, "Manage Dataverse connections").
 *
 * @param flow The flow.
 * @param ownerAccess What was found out about the owner; null where nothing was.
 * @returns `unknown` for a team's flow too: what the service makes of that isn't documented.
 */
export function ownerDelegation({ owner }: CloudFlow, ownerAccess: UserAccess | null): Delegation {
  if (owner.kind !== 'user' || !ownerAccess) {
    return 'unknown';
  }
  const { actsOnBehalf, determined } = ownerAccess;
  return actsOnBehalf === false && determined ? 'lacking' : actsOnBehalf === true ? 'held' : 'unknown';
}

function isDataverseUse({ connector, operations }: FlowConnection): boolean {
  return connector === DATAVERSE_CONNECTOR && operations > 0;
}
