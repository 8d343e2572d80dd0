import * as React from 'react';
import type { DataverseClient } from '../../../dataverse/client';
import { toDataverseError } from '../../../dataverse/errors';
import { openFlow } from '../../../dataverse/openFlow';
import type { OpenedFlow } from '../../../dataverse/savedFlow';
import type { Problem } from '../../../model/problem';
import { useMounted } from '../../../ui/useMounted';

/** A flow as it is read afresh for editing. */
export type FlowOpening =
  | { readonly kind: 'opening' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'open'; readonly opened: OpenedFlow };

/** The reading of a flow for editing. */
export interface FlowToOpen {
  readonly opening: FlowOpening;
  /** Reads it again from the start. */
  readonly again: () => void;
  /** Takes over a flow that was read elsewhere. */
  readonly take: (opened: OpenedFlow) => void;
}

/**
 * Reads a flow afresh when a page opens where it is edited.
 *
 * @param client How to reach Dataverse.
 * @param flowId Id of the flow.
 * @param known The flow where editing it goes on, which isn't read again then; null otherwise.
 * @returns How reading goes, and what came of it.
 */
export function useOpenedFlow(client: DataverseClient, flowId: string, known: OpenedFlow | null): FlowToOpen {
  const [opening, setOpening] = React.useState<FlowOpening>(known ? { kind: 'open', opened: known } : { kind: 'opening' });
  const [attempt, setAttempt] = React.useState(0);
  const mounted = useMounted();
  const isKnown = React.useRef(known !== null);

  React.useEffect(() => {
    if (isKnown.current) {
      return;
    }
    const settle = (next: FlowOpening): void => (mounted.current ? setOpening(next) : undefined);
    setOpening({ kind: 'opening' });
    void openFlow(client, flowId)
      .then((opened) => settle({ kind: 'open', opened }))
      .catch((thrown: unknown) => settle({ kind: 'failed', problem: toDataverseError(thrown).problem }));
  }, [client, flowId, attempt, mounted]);

  const again = React.useCallback(() => setAttempt((before) => before + 1), []);
  const take = React.useCallback((opened: OpenedFlow) => setOpening({ kind: 'open', opened }), []);
  return { opening, again, take };
}
