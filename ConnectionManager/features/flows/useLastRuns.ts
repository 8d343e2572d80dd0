import * as React from 'react';
import type { DataverseClient } from '../../dataverse/client';
import { toDataverseError } from '../../dataverse/errors';
import { lastRunsOf } from '../../dataverse/flowRuns';
import type { LastRuns } from '../../model/flowRun';
import type { Problem } from '../../model/problem';

/** How far the reading of a flow's last runs has come. */
export type LastRunsReading =
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly runs: LastRuns }
  | { readonly kind: 'failed'; readonly problem: Problem };

/**
 * Reads the last success and the last failure of one flow, and ends that when what shows it is gone.
 *
 * @param client How to read Dataverse.
 * @param flowId Id of the flow.
 * @param readAt When the list was read: after each refresh the runs are read again, and those known stay until then.
 * @returns How far it has come, and how to read again.
 */
export function useLastRuns(client: DataverseClient, flowId: string, readAt: Date | null): [LastRunsReading, () => void] {
  const [reading, setReading] = React.useState<LastRunsReading>({ kind: 'reading' });
  const time = readAt?.getTime();
  const [attempt, setAttempt] = React.useState(0);
  React.useEffect(() => {
    const leaving = new AbortController();
    const show = (result: LastRunsReading): void => (leaving.signal.aborted ? undefined : setReading(result));
    setReading((before) => (before.kind === 'read' ? before : { kind: 'reading' }));
    void read(client, flowId, leaving.signal).then(show);
    return () => leaving.abort();
  }, [client, flowId, attempt, time]);
  return [reading, () => setAttempt((before) => before + 1)];
}

async function read(client: DataverseClient, flowId: string, signal: AbortSignal): Promise<LastRunsReading> {
  try {
    return { kind: 'read', runs: await lastRunsOf(client, flowId, signal) };
  } catch (thrown) {
    return { kind: 'failed', problem: toDataverseError(thrown).problem };
  }
}
