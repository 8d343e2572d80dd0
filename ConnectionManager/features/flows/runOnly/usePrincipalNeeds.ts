import * as React from 'react';
import type { DataverseClient } from '../../../dataverse/client';
import { principalAccess, type AccessByPrincipal } from '../../../dataverse/sharing/principalAccess';
import type { Principal } from '../../../model/sharing';
import { sharingNeeds, type SharingNeed } from '../../../model/sharingNeeds';

/** Gives what somebody lacks to run a flow that is shared with them; null while that is being found out. */
export type NeedsOf = (principal: Principal) => readonly SharingNeed[] | null;

/**
 * Finds out what people lack to run a flow that is shared with them.
 *
 * @param client How to read Dataverse.
 * @param principals The people and teams; the same array as long as they are the same.
 * @returns What each of them lacks.
 */
export function usePrincipalNeeds(client: DataverseClient, principals: readonly Principal[]): NeedsOf {
  const [known, setKnown] = React.useState<AccessByPrincipal | null>(null);
  React.useEffect(() => {
    const leaving = new AbortController();
    setKnown(null);
    void read(client, principals, leaving.signal).then((access) => (leaving.signal.aborted ? undefined : setKnown(access)));
    return () => leaving.abort();
  }, [client, principals]);
  return (principal) => (known ? sharingNeeds(principal, known.get(principal.id) ?? null) : null);
}

/** Without an answer nobody's roles are known, which is said of each of them. */
async function read(client: DataverseClient, principals: readonly Principal[], signal: AbortSignal): Promise<AccessByPrincipal> {
  try {
    return await principalAccess(client, principals, signal);
  } catch {
    return new Map();
  }
}
