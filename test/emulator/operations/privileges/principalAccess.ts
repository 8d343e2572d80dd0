import { notModelled, rowDoesNotExist } from '../../errors';
import { hasAccess, requireAccess, requirePrivilege } from '../../security/access';
import { readCaller, readTeam } from '../../security/caller';
import { accessNames, maskOf, writeMask } from '../../security/rights';
import { readEntity } from '../entityParameter';
import type { Operation } from '../operation';
import { boundRow } from './boundRow';

/**
 * Everything that a user or team may do with a row, by ownership, roles and sharing (Microsoft Learn, RetrievePrincipalAccess). It takes
 * Read on the row, as reports of live environments show, and on the user or team (modelled). For an organization it is not modelled.
 */
export const retrievePrincipalAccess: Operation = {
  kind: 'function',
  boundTo: ['systemuser', 'team', 'organization'],
  run(context, call) {
    if (call.bound?.table.logicalName === 'organization') {
      throw notModelled('RetrievePrincipalAccess of an organization');
    }
    const bound = boundRow(context, call, 'Read');
    const { table, id, exists } = readEntity(context, 'Target', call.parameters.Target);
    requirePrivilege(context, table, 'Read');
    if (!exists) {
      throw rowDoesNotExist(table, id, true);
    }
    requireAccess(context, table, id, 'Read');
    const principal = bound.table.logicalName === 'team' ? readTeam(context.store, bound.id) : readCaller(context.store, bound.id);
    const rights = accessNames.filter((access) => table.privileges[access] !== undefined && hasAccess(context, principal, table, id, access));
    return { AccessRights: writeMask(maskOf(rights)) };
  },
};
