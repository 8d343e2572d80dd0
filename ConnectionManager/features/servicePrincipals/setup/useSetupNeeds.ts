import * as React from 'react';
import { setupNeeds, type SetupNeeds } from '../../../model/servicePrincipals/setupNeeds';
import { wantedFlows, type WantedFlow } from '../../../model/servicePrincipals/wantedFlows';
import type { Setup } from './setup';

/** The flows that a connection shall serve, and what they need. */
export interface ServedFlows {
  readonly wanted: readonly WantedFlow[];
  readonly needs: SetupNeeds;
}

/**
 * The flows that a connection shall serve, and what they need.
 *
 * @param setup The setup.
 * @returns The same objects as long as nothing else was chosen or read.
 */
export function useSetupNeeds({ draft, assessment }: Pick<Setup, 'draft' | 'assessment'>): ServedFlows {
  const { flowIds, referenceIds } = draft;
  return React.useMemo(() => {
    const wanted = wantedFlows({ flowIds, referenceIds }, assessment);
    return { wanted, needs: setupNeeds(wanted) };
  }, [flowIds, referenceIds, assessment]);
}
