import type { CloudFlow } from '../cloudFlow';
import type { Connection } from '../connection';
import type { ConnectionReference } from '../connectionReference';
import { referenceKey } from '../flowUse';
import type { FlowConnection, RunAs } from '../flow/flowProfile';
import type { StepNeed } from '../flow/stepNeed';
import type { LastRuns } from '../flowRun';
import { heldDepth } from '../privileges/heldDepth';
import { missingPrivileges } from '../privileges/missingPrivileges';
import { needsOf } from '../privileges/needsOf';
import type { Needs, UserAccess } from '../privileges/privileges';
import type { EnvironmentIndex } from './environmentIndex';
import type { AccessEvidence, Binding, LiveEvidence, UseEvidence } from './evidence';
import { identityVaries, stepIdentity, type StepIdentity } from './stepIdentity';

/** An entry of a flow's connections, joined with everything that is known about it. */
export interface EntryFacts {
  readonly entry: FlowConnection;
  readonly reference: ConnectionReference | null;
  readonly connection: Connection | null;
  readonly binding: Binding;
  /** What was seen of the connection; null where nothing was. */
  readonly live: LiveEvidence | null;
  readonly identity: StepIdentity | null;
  readonly access: UserAccess | null;
  /** Its Dataverse steps. */
  readonly steps: readonly StepNeed[];
  readonly needs: Needs;
}

/** What the last runs of a flow say of one of its entries. */
export interface ShownRuns {
  /** Null where they aren't known or aren't about this entry. */
  readonly runs: LastRuns | null;
  /** Whether a failure may as well be about other entries. */
  readonly failureIsShared: boolean;
}

/**
 * Joins an entry of a flow's connections with its reference, connection, user and needs.
 *
 * @param index All that was read.
 * @param flow The flow.
 * @param runAs The flow's setting Run as.
 * @param entry The entry.
 * @param steps The entry's Dataverse steps.
 * @returns What is known of it.
 */
export function entryFacts(
  index: EnvironmentIndex,
  flow: CloudFlow,
  runAs: RunAs | null,
  entry: FlowConnection,
  steps: readonly StepNeed[],
): EntryFacts {
  const { reference, connection } = bindingFacts(index, entry);
  const binding = bindingOf(index, flow, entry, reference);
  const known = { personOf: index.personOf, complete: index.inventory.people.complete };
  const identity = binding === 'bound' ? stepIdentity(entry, runAs, flow, connection, known) : null;
  return {
    entry,
    reference,
    connection,
    binding,
    live: index.liveOf(connection),
    identity,
    access: identity?.userId ? (index.access.get(identity.userId.toLowerCase()) ?? null) : null,
    steps,
    needs: needsOf(steps, index.tables),
  };
}

/**
 * The evidence that the rules go by.
 *
 * @param index All that was read.
 * @param flow The flow.
 * @param runAs The flow's setting Run as.
 * @param facts What is known of the entry.
 * @param shown What the flow's last runs say of the entry.
 * @returns The evidence.
 */
export function useEvidence(
  index: EnvironmentIndex,
  flow: CloudFlow,
  runAs: RunAs | null,
  { entry, reference, binding, live, identity, access, steps, needs }: EntryFacts,
  { runs, failureIsShared }: ShownRuns,
): UseEvidence {
  return {
    connector: entry.connector,
    reach: entry.reach,
    operations: entry.operations,
    stepsElsewhere: entry.reach === 'current' ? [] : steps.filter(({ environment }) => environment === 'other').map(({ step }) => step),
    providedBy: entry.providedBy,
    useInvoker: identityVaries(entry, runAs),
    binding,
    reference: entry.connectionReference,
    live,
    notInLiveList: index.hasLiveList && binding === 'bound' && live === null,
    flowState: flow.state,
    suspensionReason: flow.suspensionReason,
    identity,
    access: access && accessEvidence(needs, access),
    runs,
    failureIsShared,
    changedOn: lastChange(flow, reference, entry),
    at: index.inventory.flows.readAt,
  };
}

/**
 * The reference that an entry names, and the connection behind it. Entries in the form of packages name a connection and no reference.
 *
 * @param index All that was read.
 * @param entry The entry.
 * @returns Each null where it isn't known.
 */
export function bindingFacts(index: EnvironmentIndex, entry: FlowConnection): Pick<EntryFacts, 'reference' | 'connection'> {
  const { connector, connection: name, connectionReference: logicalName } = entry;
  if (logicalName === null) {
    return { reference: null, connection: name === null ? null : index.connectionNamed(connector, name) };
  }
  const reference = index.references.get(referenceKey(logicalName)) ?? null;
  return { reference, connection: reference && index.connectionOf(reference) };
}

/**
 * A reference is missing only where every one was listed, and the caller is known to see them all. A flow that was changed since may
 * name one that is newer than the list.
 */
function bindingOf(
  { inventory, viewer }: EnvironmentIndex,
  { modifiedOn }: CloudFlow,
  entry: FlowConnection,
  reference: ConnectionReference | null,
): Binding {
  if (reference) {
    return reference.connectionId === null ? 'not-bound' : 'bound';
  }
  if (entry.connectionReference === null) {
    return entry.connection === null ? 'none' : 'bound';
  }
  const { complete, misfits, readAt } = inventory.connectionReferences;
  const isNewer = modifiedOn !== null && readAt !== null && modifiedOn > readAt;
  return complete && misfits.length === 0 && viewer.seesAll.references && !isNewer ? 'missing' : 'not-visible';
}

/** Null while it isn't known whether the user holds what is needed, as when it wasn't asked for. */
function accessEvidence(needs: Needs, access: UserAccess): AccessEvidence | null {
  if (!access.determined) {
    return { hasRole: null, missing: [], undetermined: needs.undetermined };
  }
  const missing = missingPrivileges(needs, access);
  const isUnknown = missing.length === 0 && needs.needed.some(({ privilege }) => heldDepth(access, privilege) === 'unknown');
  return isUnknown ? null : { hasRole: access.roles.length > 0, missing, undetermined: needs.undetermined };
}

function lastChange(flow: CloudFlow, reference: ConnectionReference | null, entry: FlowConnection): Date | null {
  if (!reference) {
    return entry.connectionReference === null ? flow.modifiedOn : null;
  }
  const [one, other] = [flow.modifiedOn, reference.modifiedOn];
  return one && other ? new Date(Math.max(one.getTime(), other.getTime())) : null;
}
