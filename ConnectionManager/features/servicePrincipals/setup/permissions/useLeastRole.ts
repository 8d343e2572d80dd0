import * as React from 'react';
import type { DataverseClient } from '../../../../dataverse/client';
import { privilegesByName } from '../../../../dataverse/servicePrincipals/privilegesByName';
import { rolesIn } from '../../../../dataverse/servicePrincipals/securityRoles';
import type { NeededPrivilege } from '../../../../model/privileges/privileges';
import type { PrivilegeDefinition, SecurityRole } from '../../../../model/servicePrincipals/securityRole';

/** What a least-privilege role is made with. */
export interface LeastRoleParts {
  /** Null while they are read, and where they can't be. */
  readonly definitions: readonly PrivilegeDefinition[] | null;
  /** The stock role Basic User of the business unit; null where there is none. */
  readonly basicUser: SecurityRole | null;
}

/**
 * Reads what a least-privilege role is made with.
 *
 * @param client How to read Dataverse.
 * @param businessUnitId The application user's business unit.
 * @param needed What the flows need.
 * @returns What was read.
 */
export function useLeastRole(client: DataverseClient, businessUnitId: string, needed: readonly NeededPrivilege[]): LeastRoleParts {
  const [parts, setParts] = React.useState<LeastRoleParts>({ definitions: null, basicUser: null });
  const key = needed.map(({ privilege }) => privilege).join(' ');
  React.useEffect(() => {
    const ended = new AbortController();
    const read = async (): Promise<void> => {
      const definitions = await privilegesByName(client, key.split(' '), ended.signal);
      const roles = await rolesIn(client, businessUnitId, ended.signal);
      if (!ended.signal.aborted) {
        setParts({ definitions, basicUser: roles.find(({ name }) => name === 'Basic User') ?? null });
      }
    };
    // Without them there is no such role to offer; the roles that there are can be given all the same.
    read().catch(() => undefined);
    return () => ended.abort();
  }, [client, businessUnitId, key]);
  return parts;
}
