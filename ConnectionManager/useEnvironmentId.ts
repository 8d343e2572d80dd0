import * as React from 'react';
import type { DataverseClient } from './dataverse/client';
import { readEnvironmentId } from './dataverse/currentOrganization';
import { environmentIdIn } from './model/links';

/**
 * The environment's id in Power Platform: what the host has handed in, else what Dataverse tells where the host can ask it.
 *
 * @param handedIn The input property; null where it isn't set.
 * @param client How to ask Dataverse.
 * @returns The id; null until it is known, and where nobody tells it: then the pages of the environment have no links.
 */
export function useEnvironmentId(handedIn: string | null, client: DataverseClient): string | null {
  const given = environmentIdIn(handedIn);
  const [told, setTold] = React.useState<string | null>(null);
  React.useEffect(() => {
    if (given !== null) {
      return undefined;
    }
    let shown = true;
    const ask = async (): Promise<void> => {
      const id = await readEnvironmentId(client);
      if (shown) {
        setTold(id);
      }
    };
    // Without an answer there are no links, which is all that it would have been for.
    ask().catch(() => undefined);
    return () => {
      shown = false;
    };
  }, [given, client]);
  return given ?? told;
}
