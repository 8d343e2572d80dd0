import * as React from 'react';
import type { DataverseClient } from '../../../dataverse/client';
import { readAccess } from '../../../dataverse/servicePrincipals/readAccess';
import type { Inventory } from '../../../model/inventory';
import { mergedAccess } from '../../../model/privileges/mergedAccess';
import type { UserAccess } from '../../../model/privileges/privileges';
import { setupPrivilegeNames } from '../../../model/servicePrincipals/setupRights';

/**
 * What the signed-in user may do of what a setup does, beside what has been read of them with the environment.
 *
 * @param client How to read Dataverse.
 * @param viewerId `systemuserid` of the signed-in user; null where it isn't known.
 * @param access What has been read of users' privileges.
 * @returns What is known; null where nothing is.
 */
export function useViewerAccess(client: DataverseClient, viewerId: string | null, access: Inventory['access']): UserAccess | null {
  const [own, setOwn] = React.useState<UserAccess | null>(null);
  React.useEffect(() => {
    if (viewerId === null) {
      return undefined;
    }
    const ended = new AbortController();
    const read = async (): Promise<void> => {
      const found = await readAccess(client, viewerId, setupPrivilegeNames, ended.signal);
      if (!ended.signal.aborted) {
        setOwn(found);
      }
    };
    // What isn't known is said where it matters, and Dataverse has the last word.
    read().catch(() => undefined);
    return () => ended.abort();
  }, [client, viewerId]);
  return React.useMemo(() => mergedAccess(access.rows.find(({ userId }) => userId === viewerId) ?? null, own), [access.rows, viewerId, own]);
}
