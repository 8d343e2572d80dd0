import type { CloudFlow } from '../../ConnectionManager/model/cloudFlow';
import type { ConnectionReference } from '../../ConnectionManager/model/connectionReference';
import type { FlowConnection, FlowProfile } from '../../ConnectionManager/model/flow/flowProfile';
import type { StepNeed } from '../../ConnectionManager/model/flow/stepNeed';
import type { FlowDefinition, Inventory, Listing, ListingName, LiveConnections } from '../../ConnectionManager/model/inventory';
import type { Connection } from '../../ConnectionManager/model/connection';
import type { Owner } from '../../ConnectionManager/model/owner';
import type { Person } from '../../ConnectionManager/model/person';
import type { UserAccess } from '../../ConnectionManager/model/privileges/privileges';

const owner: Owner = { id: '00000000-0000-0000-0000-0000000000a1', kind: 'user', name: 'Ann Lee', disabled: false, userName: 'ann@contoso.com', licensed: true, applicationId: null };

/** A bound connection reference of the Dataverse connector, but for what a test says. */
export function aReference(changes: Partial<ConnectionReference> = {}): ConnectionReference {
  return {
    id: '00000000-0000-0000-0000-0000000000c1',
    logicalName: 'contoso_dataverse',
    displayName: 'Dataverse',
    connector: 'shared_commondataserviceforapps',
    connectionId: '0123456789abcdef0123456789abcdef',
    active: true,
    managed: false,
    owner,
    version: '1',
    modifiedOn: null,
    ...changes,
  };
}

/** A flow that is on, but for what a test says. */
export function aFlow(changes: Partial<CloudFlow> = {}): CloudFlow {
  return {
    id: '00000000-0000-0000-0000-0000000000f1',
    name: 'Notify sales',
    state: 'on',
    suspensionReason: null,
    managed: false,
    owner,
    version: '1',
    modifiedOn: null,
    ...changes,
  };
}

/** An entry of a flow's connections that works on the flow's own environment, but for what a test says. */
export function aConnection(changes: Partial<FlowConnection> = {}): FlowConnection {
  return {
    key: 'shared_commondataserviceforapps',
    connector: 'shared_commondataserviceforapps',
    connectionReference: 'contoso_dataverse',
    connection: null,
    providedBy: 'owner',
    useInvoker: false,
    reach: 'current',
    operations: 1,
    ...changes,
  };
}

/** What a flow's definition says, when it has these connections, and whatever else a test says. */
export function aDefinition(
  flowId: string,
  connections: readonly FlowConnection[],
  changes: Partial<FlowProfile> = {},
  steps: readonly StepNeed[] = [],
  stepNames: Readonly<Record<string, readonly string[]>> = {},
): FlowDefinition {
  const flow: FlowProfile = { name: 'Flow', trigger: null, runAs: null, connections, needs: [], undetermined: [], ...changes };
  return { flowId, reading: { flow, steps, stepNames: new Map(Object.entries(stepNames)), problem: null } };
}

/** A Dataverse connection that Ann signed in to and that is connected, but for what a test says. */
export function aLiveConnection(changes: Partial<Connection> = {}): Connection {
  return {
    name: '0123456789abcdef0123456789abcdef',
    connector: 'shared_commondataserviceforapps',
    displayName: 'ann@contoso.com',
    statuses: [{ status: 'Connected', target: null, error: null }],
    parameterSet: 'Oauth',
    accountName: 'ann@contoso.com',
    applicationId: null,
    owner: null,
    shareable: null,
    modifiedOn: new Date('2026-10-01T07:00:00Z'),
    source: 'live',
    ...changes,
  };
}

/** Connections that the host handed in. */
export function handedIn(connections: readonly Connection[]): LiveConnections {
  return { connections, misfits: [], problem: null, readAt: new Date('2026-10-01T08:00:00Z') };
}

/** A host that handed nothing in. */
export const nothingHandedIn: LiveConnections = { connections: [], misfits: [], problem: null, readAt: null };

/** An enabled and licensed user, Ann, but for what a test says. */
export function aPerson(changes: Partial<Person> = {}): Person {
  const { id, name, userName, disabled, licensed, applicationId } = owner;
  return { id, name, userName, email: userName, objectId: null, applicationId, disabled, licensed, ...changes };
}

/** What Ann may do: everything that is asked for, as System Administrator, but for what a test says. */
export function anAccess(changes: Partial<UserAccess> = {}): UserAccess {
  return {
    userId: owner.id,
    roles: ['System Administrator'],
    administrator: true,
    privileges: new Map(),
    actsOnBehalf: true,
    determined: true,
    ...changes,
  };
}

/** An environment that was read to its end and has nothing but what a test says. */
export function anInventory(changes: Partial<{ readonly [K in ListingName]: Inventory[K]['rows'] }> = {}): Inventory {
  return {
    connectionReferences: listed(changes.connectionReferences ?? []),
    flows: listed(changes.flows ?? []),
    definitions: listed(changes.definitions ?? []),
    instances: listed(changes.instances ?? []),
    runs: { ...listed(changes.runs ?? []), cutOff: false },
    registrations: listed(changes.registrations ?? []),
    people: listed(changes.people ?? []),
    tables: listed(changes.tables ?? []),
    access: listed(changes.access ?? []),
  };
}

/** A listing that was read to its end. */
export function listed<T>(rows: readonly T[]): Listing<T> {
  return { state: 'complete', complete: true, rows, misfits: [], problem: null, readAt: new Date('2026-10-01T08:00:00Z') };
}
