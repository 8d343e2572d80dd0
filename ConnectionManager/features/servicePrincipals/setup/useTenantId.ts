import * as React from 'react';
import type { DataverseClient } from '../../../dataverse/client';
import { readTenantId } from '../../../dataverse/currentOrganization';

/**
 * The tenant that the environment belongs to.
 *
 * @param client How to ask Dataverse.
 * @returns Its id; null until it is known, and where the host can't ask.
 */
export function useTenantId(client: DataverseClient): string | null {
  const [told, setTold] = React.useState<string | null>(null);
  React.useEffect(() => {
    let shown = true;
    const ask = async (): Promise<void> => {
      const id = await readTenantId(client);
      if (shown) {
        setTold(id);
      }
    };
    // Without an answer the field stays empty, and the person fills it in.
    ask().catch(() => undefined);
    return () => {
      shown = false;
    };
  }, [client]);
  return told;
}
