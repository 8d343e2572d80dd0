import type { ReasonCode, Severity } from './answers';
import { connectionFindings } from './connectionRules';
import { connectionNeed, type ConnectionNeed } from './connectionNeed';
import type { UseEvidence } from './evidence';
import { explain } from './explain';
import type { Finding, RunsFinding } from './finding';

/**
 * What an entry is bound to, and what the connection behind it says.
 *
 * Without a connection a flow can't be saved, and steps fail, but for Dataverse steps of the own environment: whether they go on
 * without any connection isn't established. A reference that the caller may just not see proves nothing. An entry that names none
 * and is left to run-only users needs none.
 *
 * @param evidence The evidence of the entry.
 * @returns The findings.
 */
export function bindingFindings(evidence: UseEvidence): readonly Finding[] {
  switch (evidence.binding) {
    case 'bound':
      return connectionFindings(evidence);
    case 'not-bound':
      return withoutConnection(evidence, 'not-bound');
    case 'none':
      return evidence.providedBy === 'run-only-user'
        ? [{ reason: reasonOf(evidence, 'no-reference', 'info') }]
        : withoutConnection(evidence, 'no-reference');
    case 'missing':
      return [{ reason: reasonOf(evidence, 'reference-missing', 'broken'), save: 'blocked', runs: 'unknown' }];
    case 'not-visible':
      return [{ reason: reasonOf(evidence, 'reference-not-visible', 'info') }];
  }
}

/**
 * Who brings the connection, and whether any step uses it, where that decides more than the connection's own status.
 *
 * @param evidence The evidence of the entry.
 * @returns Runs aren't known where run-only users bring the connection: the bound one doesn't decide them.
 */
export function providerFindings(evidence: UseEvidence): readonly Finding[] {
  if (evidence.operations === 0) {
    return [{ reason: reasonOf(evidence, 'no-step-uses-it', 'info') }];
  }
  return evidence.providedBy === 'run-only-user'
    ? [{ reason: reasonOf(evidence, 'provided-by-run-only-user', 'info'), runs: 'unknown' }]
    : [];
}

/** How runs go on without any connection, by what they need it for. */
const runsUnbound: Readonly<Record<ConnectionNeed, RunsFinding>> = {
  always: 'fail',
  elsewhere: 'fail',
  partly: 'some-fail',
  'own-environment': 'unknown',
  'not-established': 'unknown',
  'no-step': 'unknown',
  'run-only-user': 'unknown',
};

const explanations: Readonly<Partial<Record<ConnectionNeed, readonly ReasonCode[]>>> = {
  always: ['other-connector'],
  elsewhere: ['dataverse-other-environment'],
  partly: ['dataverse-other-environment', 'unbound-dataverse-in-own-environment'],
  'own-environment': ['unbound-dataverse-in-own-environment'],
  'not-established': ['connector-not-established'],
};

function withoutConnection(evidence: UseEvidence, code: 'not-bound' | 'no-reference'): readonly Finding[] {
  const need = connectionNeed(evidence);
  const found: Finding = { reason: reasonOf(evidence, code, 'broken'), save: 'blocked', runs: runsUnbound[need] };
  return [found, ...(explanations[need] ?? []).map((explained) => explain(evidence, explained))];
}

function reasonOf({ reference, providedBy, at }: UseEvidence, code: ReasonCode, severity: Severity): Finding['reason'] {
  return { code, severity, evidence: 'dataverse', at, subjects: { reference: reference ?? undefined, providedBy } };
}
