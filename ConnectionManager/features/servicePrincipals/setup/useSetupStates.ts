import * as React from 'react';
import { connectionVerdict, knownConnections } from '../../../model/servicePrincipals/knownConnections';
import { guidIn } from '../../../model/servicePrincipals/registration';
import type { SetupDraft, SetupReading, StepName, StepState } from '../../../model/servicePrincipals/setup';
import { setupNeeds } from '../../../model/servicePrincipals/setupNeeds';
import { setupStates } from '../../../model/servicePrincipals/setupStates';
import { wantedFlows, wantedReferences } from '../../../model/servicePrincipals/wantedFlows';
import type { SetupSurroundings } from './useSetup';

/** What the states of the steps follow from. */
export interface StatesOptions {
  readonly draft: SetupDraft;
  /** Null where nothing was read. */
  readonly reading: SetupReading | null;
  readonly environmentTenantId: string | null;
  readonly surroundings: Pick<SetupSurroundings, 'inventory' | 'live' | 'assessment'>;
}

/** How far the steps are. */
export interface SetupStates {
  readonly states: Readonly<Record<StepName, StepState>>;
  /** Names of the privileges that the application user needs for the flows which were chosen. */
  readonly privilegeNames: readonly string[];
}

/**
 * How far the steps of a setup are.
 *
 * @param options What that follows from.
 * @returns The states, and what they look for.
 */
export function useSetupStates({ draft, reading, environmentTenantId, surroundings }: StatesOptions): SetupStates {
  const { inventory, live, assessment } = surroundings;
  const { flowIds, referenceIds, bindIds } = draft;
  const needed = React.useMemo(() => setupNeeds(wantedFlows({ flowIds, referenceIds }, assessment)).needed, [flowIds, referenceIds, assessment]);
  const references = React.useMemo(
    () => wantedReferences({ flowIds, referenceIds, bindIds }, assessment),
    [flowIds, referenceIds, bindIds, assessment],
  );
  const privilegeNames = React.useMemo(() => needed.map(({ privilege }) => privilege), [needed]);
  const connections = React.useMemo(() => knownConnections(live, inventory), [live, inventory]);
  const states = setupStates(draft, reading, {
    environmentTenantId,
    needed,
    verdict: connectionVerdict(draft.connectionId, guidIn(draft.applicationId) ?? '', connections),
    references,
    today: new Date(),
  });
  return { states, privilegeNames };
}
