import type { CloudFlow } from '../../ConnectionManager/model/cloudFlow';
import type { ConnectionReference } from '../../ConnectionManager/model/connectionReference';
import type { FlowConnection, FlowProfile } from '../../ConnectionManager/model/flow/flowProfile';
import type { FlowDefinition, Listing } from '../../ConnectionManager/model/inventory';
import type { Owner } from '../../ConnectionManager/model/owner';

const owner: Owner = { id: '00000000-0000-0000-0000-0000000000a1', kind: 'user', name: 'Ann Lee', disabled: false };

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

/** What a flow's definition says, when it has these connections. */
export function aDefinition(flowId: string, connections: readonly FlowConnection[]): FlowDefinition {
  const flow: FlowProfile = { name: 'Flow', trigger: null, runAs: null, connections, needs: [], undetermined: [] };
  return { flowId, reading: { flow, problem: null } };
}

/** A listing that was read to its end. */
export function listed<T>(rows: readonly T[]): Listing<T> {
  return { state: 'complete', complete: true, rows, misfits: [], problem: null, readAt: new Date('2026-10-01T08:00:00Z') };
}
