import type { RequestContext } from '../core/context';
import { readCaller } from '../security/caller';
import { mayActForOthers } from '../security/actForOthers';
import { cannotActOnBehalf } from '../security/refusals';
import type { StoredRow } from '../store/database';
import { readGuid } from '../store/values';
import { flowServiceError } from './flowErrors';
import type { Flow, FlowEntry } from './readFlow';
import { dataverseConnector, tryReadFlow } from './readFlow';
import { hasUnknownRunAs, runAsOf } from './trigger';

/**
 * Refuses what the flow service does not take over, whoever asks for it.
 * @param row the flow's row
 * @throws DataverseError 0x80060467, or 0x8004A110 for an owner who must not act for others
 */
export function checkDefinition(context: RequestContext, row: StoredRow, flow: Flow): void {
  if (!flow.hasDefinition) {
    const message = "The definition request is missing required field 'definition'. ";
    throw flowServiceError('BadRequest', 'DefinitionRequestMissingFields', message);
  }
  checkEnvironmentOperations(flow);
  checkOwner(context, row, flow);
  if (hasUnknownRunAs(flow) && context.environment.behaviour.unknownRunAs === 'refused') {
    throw flowServiceError('BadRequest', 'InvalidOpenApiFlow', "The value of 'subscriptionRequest/runas' is none of 1, 2 and 3.");
  }
  checkChildFlows(context, flow);
}

/**
 * Operations with the Environment parameter support neither connections of other users nor Run as (Microsoft Learn, manage
 * connections for the Microsoft Dataverse connector). That the flow service refuses them, and how, is modelled.
 */
function checkEnvironmentOperations({ triggers, actions }: Flow): void {
  const refused = [...triggers, ...actions].find(
    ({ operation, entry }) => operation?.endsWith('WithOrganization') && entry && (entry.runOnly || entry.asInvoker),
  );
  if (refused) {
    const operation = `'${String(refused.operation)}' of '${refused.name}'`;
    const message = `The operation ${operation} does not support connections provided by other users.`;
    throw flowServiceError('BadRequest', 'InvalidOpenApiFlow', message);
  }
}

/**
 * Whoever saves a flow with Run as, or with a Dataverse connection that run-only users provide, needs the privilege to act on
 * behalf of another user (Microsoft Learn, manage connections for the Microsoft Dataverse connector: "the flow owner saving the
 * flow"). Here it is the owner who is asked, and the caller for a flow that a team owns; that, and which error it is, is modelled.
 */
function checkOwner(context: RequestContext, row: StoredRow, flow: Flow): void {
  const actsForOthers = [1, 2].includes(Number(runAsOf(flow))) || flow.entries.some(isRunOnlyDataverse);
  const owner = typeof row.owninguser === 'string' ? row.owninguser : context.caller.id;
  if (actsForOthers && !mayActForOthers(context.environment, readCaller(context.store, owner))) {
    throw cannotActOnBehalf();
  }
}

function isRunOnlyDataverse({ connector, runOnly }: FlowEntry): boolean {
  return runOnly && connector === dataverseConnector;
}

/**
 * A flow can't run a child flow whose connections run-only users provide (Microsoft Learn, create child flows; code and words
 * from public reports). A child that is not there is let through.
 */
function checkChildFlows({ store }: RequestContext, { actions }: Flow): void {
  for (const child of actions.flatMap((action) => action.child ?? [])) {
    const row = store.row('SELECT workflowid, name, clientdata FROM workflow WHERE workflowid = ?', [readGuid(child) ?? child]);
    if (row && isRunOnly(row)) {
      throw flowServiceError(
        'BadRequest',
        'ChildFlowUnsupportedForInvokerConnections',
        `The workflow with id '${String(row.workflowid)}', name ${String(row.name)} cannot be used as a child workflow because child ` +
          'workflows only support embedded connections.',
      );
    }
  }
}

function isRunOnly({ clientdata }: StoredRow): boolean {
  return tryReadFlow(clientdata)?.entries.some(({ runOnly }) => runOnly) === true;
}
