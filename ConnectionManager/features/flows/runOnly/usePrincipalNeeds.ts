import * as React from 'react';
import type { DataverseClient } from '../../../dataverse/client';
import { principalAccess, type AccessByPrincipal } from '../../../dataverse/sharing/principalAccess';
import type { UserAccess } from '../../../model/privileges/privileges';
import type { Principal } from '../../../model/sharing';
import { sharingNeeds, type SharingNeed } from '../../../model/sharingNeeds';

/** Gives what somebody lacks to run a flow that is shared with them; null while that is being found out. */
export type NeedsOf = (principal: Principal) => readonly SharingNeed[] | null;

/**
 * Finds out what people lack to run a flow that is shared with them. Whoever was looked at stays known: where others come, only those are
 * looked at.
 *
 * @param client How to read Dataverse; the same one as long as this is shown.
 * @param principals The people and teams; the same array as long as they are the same.
 * @returns What each of them lacks.
 */
export function usePrincipalNeeds(client: DataverseClient, principals: readonly Principal[]): NeedsOf {
  const [known, setKnown] = React.useState<ReadonlyMap<string, UserAccess | null>>(new Map());
  const asked = React.useRef(new Set<string>());
  const [leaving] = React.useState(() => new AbortController());
  React.useEffect(() => () => leaving.abort(), [leaving]);
  React.useEffect(() => {
    const others = principals.filter(({ id }) => !asked.current.has(id));
    others.forEach(({ id }) => asked.current.add(id));
    const keep = (access: AccessByPrincipal): void => {
      if (!leaving.signal.aborted) {
        setKnown((before) => new Map([...before, ...others.map(({ id }) => [id, access.get(id) ?? null] as const)]));
      }
    };
    // Without an answer nobody's roles are known, which is said of each of them until they are asked for again.
    const forget = (): void => {
      others.forEach(({ id }) => asked.current.delete(id));
      keep(new Map());
    };
    if (others.length > 0) {
      void principalAccess(client, others, leaving.signal).then(keep, forget);
    }
  }, [client, principals, leaving]);
  return (principal) => {
    const access = known.get(principal.id);
    return access === undefined ? null : sharingNeeds(principal, access);
  };
}
