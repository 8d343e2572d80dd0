import * as React from 'react';
import { findRecord, type FoundRecord } from './findRecord';
import type { HostInputs } from './hostInputs';
import type { Inventory } from './model/inventory';

/**
 * Opens the row that the host asks for, once for each request: what a person closes stays closed.
 *
 * @param inputs What the host asks for.
 * @param inventory What has been read so far.
 * @param onOpen Shows the row's details.
 * @returns Whether everything was read and the row isn't there.
 */
export function useRecordRequest(
  { view, recordId }: Pick<HostInputs, 'view' | 'recordId'>,
  inventory: Inventory,
  onOpen: (record: FoundRecord) => void,
): boolean {
  const [answered, setAnswered] = React.useState<string | null>(null);
  const request = recordId === null ? null : JSON.stringify([view, recordId.toLowerCase()]);
  const found = recordId === null || request === answered || view === 'servicePrincipals' ? null : findRecord({ view, recordId }, inventory);
  React.useEffect(() => {
    if (found !== null && found !== 'missing') {
      setAnswered(request);
      onOpen(found);
    }
  }, [found, request, onOpen]);
  React.useEffect(() => {
    if (request === null) {
      setAnswered(null);
    }
  }, [request]);
  return found === 'missing';
}
