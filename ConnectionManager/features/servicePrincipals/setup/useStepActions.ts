import * as React from 'react';
import { toDataverseError } from '../../../dataverse/errors';
import { useTexts } from '../../../strings/texts';
import type { ActionState } from '../../../ui/ActionStatus';
import { problemDetails } from '../../../ui/problemText';
import { useKept } from '../../../ui/useKept';
import type { StepActions } from './setup';

const idle: ActionState = { kind: 'idle' };

/**
 * Keeps what the steps of all applications do, so that it goes on when a setup is closed.
 *
 * @returns The actions of an application, by its ID in lower case.
 */
export function useStepActions(): (scope: string) => StepActions {
  const texts = useTexts();
  const kept = useKept<ActionState>();
  return React.useCallback(
    (scope) => {
      const full = (key: string): string => `${scope} ${key}`;
      const of = (key: string): ActionState => kept.of(full(key)) ?? idle;
      const run = async (key: string, running: string, work: () => Promise<ActionState>): Promise<void> => {
        kept.keep(full(key), { kind: 'running', message: running });
        try {
          kept.keep(full(key), await work());
        } catch (thrown) {
          const { problem } = toDataverseError(thrown);
          kept.keep(full(key), { kind: 'failed', message: texts.text('Setup_ActionFailed'), details: problemDetails(problem) });
        }
      };
      return { of, run: (key, running, work) => (of(key).kind === 'running' ? undefined : void run(key, running, work)) };
    },
    [kept, texts],
  );
}
