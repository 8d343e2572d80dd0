import type { RequestContext } from '../core/context';
import type { DataverseError } from '../errors';
import type { StoredRow } from '../store/database';
import { canUse } from './connections';
import { connectionsNeeded, flowServiceError } from './flowErrors';
import type { Flow, FlowEntry } from './readFlow';

/**
 * Refuses a flow whose connections the caller can't use. A connection that the run-only user brings is not looked at
 * (published flows have such entries without any; that it isn't is modelled).
 * @throws DataverseError 0x80060467 of the first connection that can't be used
 */
export function checkConnections(context: RequestContext, workflowid: string, flow: Flow): void {
  for (const entry of flow.entries.filter(({ runOnly }) => !runOnly)) {
    const refusal = refusalOf(context, workflowid, entry);
    if (refusal) {
      throw refusal;
    }
  }
}

/** The names of the connections behind a flow's entries, without those that the run-only user brings. */
export function connectionsOf(context: RequestContext, flow: Flow): string[] {
  return flow.entries.filter(({ runOnly }) => !runOnly).flatMap((entry) => {
    const name = entry.reference === undefined ? entry.connection : referenceNamed(context, entry.reference)?.connectionid;
    return typeof name === 'string' ? [name] : [];
  });
}

function refusalOf(context: RequestContext, workflowid: string, entry: FlowEntry): DataverseError | undefined {
  if (entry.reference === undefined) {
    return entry.connection === undefined ? unbound(context, entry.key) : unlessUsable(context, workflowid, entry, entry.connection);
  }
  const reference = referenceNamed(context, entry.reference);
  if (!reference) {
    return cannotBeUsed(context, entry);
  }
  return typeof reference.connectionid === 'string' && reference.connectionid !== ''
    ? unlessUsable(context, workflowid, entry, reference.connectionid)
    : unbound(context, entry.reference);
}

function referenceNamed({ store }: RequestContext, logicalName: string): StoredRow | undefined {
  return store.row('SELECT connectionid FROM connectionreference WHERE connectionreferencelogicalname = ?', [logicalName]);
}

/** @param name of the connection reference; for an entry that names none, the entry's own key (modelled) */
function unbound({ environment }: RequestContext, name: string): DataverseError {
  return environment.behaviour.refusingUnboundReferences === 'inWords'
    ? connectionsNeeded()
    : flowServiceError(
        'BadRequest',
        'XrmConnectionReferenceMissingConnection',
        `Connection Id missing for connection reference logical name '${name}'.`,
      );
}

function unlessUsable(context: RequestContext, workflowid: string, entry: FlowEntry, name: string): DataverseError | undefined {
  return canUse(context, workflowid, entry, name) ? undefined : cannotBeUsed(context, entry);
}

/**
 * The words of public reports, which name the connection by its reference (2024 and later) or by its path (before, and here
 * where there is no reference). That a reference which does not exist gets them too is modelled.
 */
function cannotBeUsed({ store, caller }: RequestContext, entry: FlowEntry): DataverseError {
  const user = store.row('SELECT azureactivedirectoryobjectid AS id FROM systemuser WHERE systemuserid = ?', [caller.id]);
  const connector = entry.connector ?? entry.key;
  const path = `/providers/Microsoft.PowerApps/apis/${connector}/connections/${entry.connection ?? ''}`;
  return flowServiceError(
    'Forbidden',
    'ConnectionAuthorizationFailed',
    `The caller object id is '${String(user?.id ?? caller.id)}'. Connection '${entry.reference ?? path}' to '${connector}' ` +
      'cannot be used to activate this flow, either because this is not a valid connection or because it is not a connection you have ' +
      'access permission for. Either replace the connection with a valid connection you can access or have the connection owner ' +
      'activate the flow, so the connection is shared with you in the context of this flow.',
  );
}
