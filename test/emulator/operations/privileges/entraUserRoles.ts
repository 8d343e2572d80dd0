import { badQuery } from '../../errors';
import { parseQuery, readOptions } from '../../odata/parseQuery';
import { readCollection } from '../../query/collection';
import type { Operation } from '../operation';
import { entraUser } from './userPrivileges';

const heldRoles =
  't0.roleid IN (SELECT roleid FROM systemuserroles WHERE systemuserid = ? UNION ' +
  'SELECT h.roleid FROM teammembership m JOIN teamroles h ON h.teamid = m.teamid WHERE m.systemuserid = ?)';

/**
 * The roles that a user of Microsoft Entra holds, directly or over teams, as rows of `roles` with the query options of a collection
 * (Microsoft Learn on Microsoft Entra group teams; a checking tool of Microsoft's reads name and roleid).
 */
export const retrieveAadUserRoles: Operation = {
  kind: 'function',
  run(context, call) {
    const { id } = entraUser(context, call);
    const table = context.schema.tableNamed('role');
    if (!table) {
      throw badQuery('The environment has no roles.');
    }
    const path = `RetrieveAadUserRoles(DirectoryObjectId=${String(call.parameters.DirectoryObjectId)})`;
    const conditions = [{ sql: heldRoles, parameters: [id, id] }];
    return readCollection(context, { table, path, search: call.search, conditions }, parseQuery(readOptions(call.search))).body;
  },
};
