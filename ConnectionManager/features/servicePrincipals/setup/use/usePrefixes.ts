import * as React from 'react';
import type { DataverseClient } from '../../../../dataverse/client';
import { publisherPrefixes, type PublisherPrefix } from '../../../../dataverse/servicePrincipals/publisherPrefixes';

/**
 * The prefixes of the publishers that a new component can have.
 *
 * @param client How to read Dataverse.
 * @returns The prefixes; none while they are read, and where they can't be.
 */
export function usePrefixes(client: DataverseClient): readonly PublisherPrefix[] {
  const [prefixes, setPrefixes] = React.useState<readonly PublisherPrefix[]>([]);
  React.useEffect(() => {
    const ended = new AbortController();
    const read = async (): Promise<void> => {
      const found = await publisherPrefixes(client, ended.signal);
      if (!ended.signal.aborted) {
        setPrefixes(found);
      }
    };
    // Without them the whole name is typed.
    read().catch(() => undefined);
    return () => ended.abort();
  }, [client]);
  return prefixes;
}
