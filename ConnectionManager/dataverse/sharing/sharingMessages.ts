import type { Principal, SharedRight } from '../../model/sharing';
import type { Operation, OperationParameter } from '../client';
import { namesOfRights } from './accessMask';

/** Any table's row, as the metadata of the Web API calls it. */
const anyRow = { typeName: 'mscrm.crmbaseentity', structuralProperty: 5 } as const;

/**
 * The flow as a function's parameter: in an address, a row is named by a reference, which the client API takes as `entityType` and `id`.
 *
 * @param flowId Id of the flow.
 */
export function flowReference(flowId: string): OperationParameter {
  return { name: 'Target', value: { entityType: 'workflow', id: flowId }, ...anyRow };
}

/**
 * Adds rights to those that somebody has been granted (Microsoft Learn, "GrantAccess Action").
 *
 * @param flowId Id of the flow.
 * @param principal To whom.
 * @param rights Which.
 */
export function grantAccess(flowId: string, principal: Principal, rights: readonly SharedRight[]): Operation {
  return action('GrantAccess', flowId, principalAccess(principal, rights));
}

/**
 * Puts rights in the place of those that somebody has been granted (Microsoft Learn, "ModifyAccess Action").
 *
 * @param flowId Id of the flow.
 * @param principal Whose.
 * @param rights Which they have then.
 */
export function modifyAccess(flowId: string, principal: Principal, rights: readonly SharedRight[]): Operation {
  return action('ModifyAccess', flowId, principalAccess(principal, rights));
}

/**
 * Takes away everything that somebody has been granted (Microsoft Learn, "RevokeAccess Action").
 *
 * @param flowId Id of the flow.
 * @param principal From whom.
 */
export function revokeAccess(flowId: string, principal: Principal): Operation {
  return action('RevokeAccess', flowId, { name: 'Revokee', value: principalValue(principal), ...anyRow });
}

/** Rows in an action's body are written as the Web API takes them, with their type: the client API hands such objects on as they are. */
function action(name: string, flowId: string, parameter: OperationParameter): Operation {
  const target = { '@odata.type': 'Microsoft.Dynamics.CRM.workflow', workflowid: flowId };
  return { name, kind: 'action', boundTo: null, parameters: [{ name: 'Target', value: target, ...anyRow }, parameter] };
}

function principalAccess(principal: Principal, rights: readonly SharedRight[]): OperationParameter {
  return {
    name: 'PrincipalAccess',
    value: { Principal: principalValue(principal), AccessMask: namesOfRights(rights) },
    typeName: 'mscrm.PrincipalAccess',
    structuralProperty: 2,
  };
}

/** `ownerid` is the key of users and teams alike (Microsoft Learn, "Work with cloud flows using code"). */
function principalValue({ kind, id }: Principal): Readonly<Record<string, string>> {
  return { '@odata.type': `Microsoft.Dynamics.CRM.${kind === 'team' ? 'team' : 'systemuser'}`, ownerid: id };
}
