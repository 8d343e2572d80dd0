import type { Answers, Health } from './answers';
import { bindingFindings, providerFindings } from './bindingRules';
import { conclude } from './conclude';
import type { UseEvidence } from './evidence';
import type { UseRule } from './finding';
import { identityFindings } from './identityRules';
import { privilegeFindings } from './privilegeRules';
import { runFindings } from './runRules';
import { stateFindings } from './stateRules';
import { healthOf } from './worst';

/** The two answers of one entry of a flow's connections, and how its connection is doing by them. */
export interface UseAnswers extends Answers {
  readonly health: Health;
}

const rules: readonly UseRule[] = [bindingFindings, providerFindings, stateFindings, identityFindings, privilegeFindings, runFindings];

/**
 * What one entry of a flow's connections means for the flow: each rule says what it finds, the worst counts.
 *
 * Saving is `ok` only for a connection that was seen connected. Runs `work` on positive evidence alone: the connection was seen
 * connected; or it is in error, the steps are Dataverse's in the own environment, and their user is known to be enabled and nothing
 * to be missing; or the last run succeeded after the last change. A proof that something fails beats all of it.
 *
 * @param evidence Everything that is known of the entry.
 * @returns The answers, the reasons with the most severe first, the fixes, and the health.
 */
export function assessUse(evidence: UseEvidence): UseAnswers {
  const answers = conclude(rules.flatMap((rule) => rule(evidence)), evidence.flowState);
  return { ...answers, health: healthOf(isBound(evidence), evidence.live?.state, answers.reasons) };
}

function isBound({ binding, providedBy }: UseEvidence): boolean {
  return binding !== 'not-bound' && (binding !== 'none' || providedBy === 'run-only-user');
}
