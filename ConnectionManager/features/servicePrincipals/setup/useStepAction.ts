import * as React from 'react';
import type { ActionState } from '../../../ui/ActionStatus';
import type { Setup } from './setup';

/** One thing that a step can do, and how it is going. */
export interface StepAction {
  readonly state: ActionState;
  /** Does it, unless it is under way. */
  readonly run: (running: string, work: () => Promise<ActionState>) => void;
}

/**
 * Something that a step does: once at a time, and going on when the step is left. Whoever comes back sees how it went.
 *
 * @param setup The setup.
 * @param key What tells it from the others; of the step's own, such as `user-create`.
 * @returns How it is going, and what does it.
 */
export function useStepAction({ actions }: Pick<Setup, 'actions'>, key: string): StepAction {
  const run = React.useCallback<StepAction['run']>((running, work) => actions.run(key, running, work), [actions, key]);
  return { state: actions.of(key), run };
}
