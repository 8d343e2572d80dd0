import * as React from 'react';
import type { DataverseClient } from '../../../dataverse/client';
import { toDataverseError } from '../../../dataverse/errors';
import { findPrincipals } from '../../../dataverse/sharing/findPrincipals';
import type { Problem } from '../../../model/problem';
import type { Principal } from '../../../model/sharing';

/** How far a search for users and teams has come. `none`: too little was typed. */
export type PeopleSearch =
  | { readonly kind: 'none' | 'searching' }
  | { readonly kind: 'found'; readonly principals: readonly Principal[] }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** Fewer characters than these find too many. */
const lettersAtLeast = 2;

/** Pause in milliseconds after the last letter, so that not every letter is searched for. */
const settleTime = 300;

/**
 * Searches for users and teams as somebody types. Only the answer to what was typed last is shown.
 *
 * @param client How to read Dataverse.
 * @param typed What has been typed so far.
 * @returns How far the search has come, and how to search again.
 */
export function usePeopleSearch(client: DataverseClient, typed: string): [PeopleSearch, () => void] {
  const [search, setSearch] = React.useState<PeopleSearch>({ kind: 'none' });
  const [attempt, setAttempt] = React.useState(0);
  const text = typed.trim();
  React.useEffect(() => {
    if (Array.from(text).length < lettersAtLeast) {
      setSearch({ kind: 'none' });
      return undefined;
    }
    const outdated = new AbortController();
    const show = (next: PeopleSearch): void => (outdated.signal.aborted ? undefined : setSearch(next));
    setSearch({ kind: 'searching' });
    const timer = setTimeout(() => void find(client, text, outdated.signal).then(show), settleTime);
    return () => {
      clearTimeout(timer);
      outdated.abort();
    };
  }, [client, text, attempt]);
  return [search, () => setAttempt((before) => before + 1)];
}

async function find(client: DataverseClient, text: string, signal: AbortSignal): Promise<PeopleSearch> {
  try {
    return { kind: 'found', principals: await findPrincipals(client, text, signal) };
  } catch (thrown) {
    return { kind: 'failed', problem: toDataverseError(thrown).problem };
  }
}
