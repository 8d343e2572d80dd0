import type { FlowState } from '../cloudFlow';
import type { Answers } from './answers';
import type { Finding } from './finding';
import { fixesOf } from './fixes';
import { bySeverity, worstRuns, worstSave } from './worst';

/**
 * Puts findings together: the worst answers, the reasons with the most severe first, and what to do about them.
 *
 * @param findings What the rules found.
 * @param flowState Whether the flow is on: if not, runs are `off`.
 * @returns The answers; `unknown` where no finding says anything.
 */
export function conclude(findings: readonly Finding[], flowState: FlowState): Answers {
  const reasons = findings.map(({ reason }) => reason).sort(bySeverity);
  return {
    save: worstSave(findings.map(({ save }) => save), 'unknown'),
    runs: worstRuns(findings.map(({ runs }) => runs), flowState),
    reasons,
    fixes: fixesOf(reasons),
  };
}
