import * as React from 'react';
import type { DataverseClient } from '../../../../dataverse/client';
import { toDataverseError } from '../../../../dataverse/errors';
import { roleOptions } from '../../../../dataverse/servicePrincipals/securityRoles';
import type { Problem } from '../../../../model/problem';
import type { RoleOption } from '../../../../model/servicePrincipals/securityRole';

/** The roles of a business unit. */
export interface RoleOptions {
  /** Null while they are read, and where they can't be. */
  readonly options: readonly RoleOption[] | null;
  readonly problem: Problem | null;
  readonly readAgain: () => void;
}

/**
 * Reads the roles of a business unit, and what they grant of some privileges.
 *
 * @param client How to read Dataverse.
 * @param businessUnitId The business unit.
 * @param privilegeNames Names of the privileges.
 * @returns The roles; those from before while they are read again.
 */
export function useRoleOptions(client: DataverseClient, businessUnitId: string, privilegeNames: readonly string[]): RoleOptions {
  const [options, setOptions] = React.useState<readonly RoleOption[] | null>(null);
  const [problem, setProblem] = React.useState<Problem | null>(null);
  const [times, setTimes] = React.useState(0);
  const key = privilegeNames.join(' ');
  React.useEffect(() => {
    const ended = new AbortController();
    const read = async (): Promise<void> => {
      try {
        const found = await roleOptions(client, businessUnitId, key === '' ? [] : key.split(' '), ended.signal);
        if (!ended.signal.aborted) {
          setOptions(found);
          setProblem(null);
        }
      } catch (thrown) {
        if (!ended.signal.aborted) {
          setProblem(toDataverseError(thrown).problem);
        }
      }
    };
    void read();
    return () => ended.abort();
  }, [client, businessUnitId, key, times]);
  return { options, problem, readAgain: () => setTimes((before) => before + 1) };
}
