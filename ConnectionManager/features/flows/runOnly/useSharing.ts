import * as React from 'react';
import type { DataverseClient } from '../../../dataverse/client';
import { toDataverseError } from '../../../dataverse/errors';
import { readSharing } from '../../../dataverse/sharing/readSharing';
import type { Problem } from '../../../model/problem';
import type { FlowSharing } from '../../../model/sharing';

/** Whom a flow is shared with, as far as reading it has come. */
export interface SharingReading {
  /** Null while it isn't known; what was read stays while it is read again. */
  readonly sharing: FlowSharing | null;
  /** Why it couldn't be read the last time; null where it could, or it is still being read. */
  readonly problem: Problem | null;
  readonly readAgain: () => void;
}

type Answer = Pick<SharingReading, 'sharing' | 'problem'>;

/**
 * Reads whom one flow is shared with, again when that was changed, and ends that when what shows it is gone.
 *
 * @param client How to read Dataverse.
 * @param flowId Id of the flow.
 * @param changing Whether somebody is being added or removed, be it that it began before this was shown.
 * @returns How far it has come, and how to read it again.
 */
export function useSharing(client: DataverseClient, flowId: string, changing: boolean): SharingReading {
  const [answer, setAnswer] = React.useState<Answer>({ sharing: null, problem: null });
  const [attempt, setAttempt] = React.useState(0);
  React.useEffect(() => {
    const leaving = new AbortController();
    const show = (next: Partial<Answer>): void => (leaving.signal.aborted ? undefined : setAnswer((before) => ({ ...before, ...next })));
    show({ problem: null });
    void read(client, flowId, leaving.signal).then(show);
    return () => leaving.abort();
  }, [client, flowId, attempt]);
  const readAgain = React.useCallback(() => setAttempt((before) => before + 1), []);
  const wasChanging = React.useRef(changing);
  React.useEffect(() => {
    if (wasChanging.current && !changing) {
      readAgain();
    }
    wasChanging.current = changing;
  }, [changing, readAgain]);
  return { ...answer, readAgain };
}

async function read(client: DataverseClient, flowId: string, signal: AbortSignal): Promise<Partial<Answer>> {
  try {
    return { sharing: await readSharing(client, flowId, signal), problem: null };
  } catch (thrown) {
    return { problem: toDataverseError(thrown).problem };
  }
}
