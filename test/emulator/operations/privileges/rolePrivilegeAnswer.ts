import type { RequestContext } from '../../core/context';
import { notModelled } from '../../errors';
import type { RolePrivilege } from '../../security/grants';

const noId = '00000000-0000-0000-0000-000000000000';

/**
 * The answer of the functions that list privileges: one shape for all of them, as recorded answers and Microsoft's clients have it;
 * a privilege without a record filter has the empty id and an empty name.
 */
export function rolePrivileges(privileges: readonly (RolePrivilege & { readonly unit: string | null })[]): { RolePrivileges: unknown[] } {
  return {
    RolePrivileges: privileges.map(({ depth, privilegeid, unit, name }) => ({
      Depth: depth,
      PrivilegeId: privilegeid,
      BusinessUnitId: unit ?? noId,
      PrivilegeName: name,
      RecordFilterId: noId,
      RecordFilterUniqueName: '',
    })),
  };
}

/**
 * Nothing can be said of privileges where the data came without them.
 * @throws DataverseError 501
 */
export function requireRolesPrivileges({ environment }: RequestContext): void {
  if (!environment.privilegesChecked) {
    throw notModelled('privileges of an environment whose data has no roleprivilegescollection');
  }
}
