import type { ReasonCode, ReasonSubjects } from './answers';
import type { UseEvidence } from './evidence';
import type { Finding } from './finding';

/**
 * Says why runs are as they are where a connection is missing or in error: a finding that changes no answer. The rule of the own
 * environment is `inferred` unless the user behind the connection was found enabled and with a role.
 *
 * @param evidence The evidence of the entry.
 * @param code What explains it.
 * @returns The finding.
 */
export function explain(evidence: UseEvidence, code: ReasonCode): Finding {
  const level = code === 'dataverse-own-environment' && !isPermitted(evidence) ? 'inferred' : 'dataverse';
  return { reason: { code, severity: 'info', evidence: level, at: evidence.at, subjects: subjectsOf(evidence, code) } };
}

function subjectsOf({ identity, stepsElsewhere, reference }: UseEvidence, code: ReasonCode): ReasonSubjects {
  switch (code) {
    case 'dataverse-own-environment':
      return identity ? { user: identity.name, identity: identity.source } : {};
    case 'dataverse-other-environment':
      return { steps: stepsElsewhere };
    default:
      return { reference: reference ?? undefined };
  }
}

function isPermitted({ identity, access, useInvoker }: UseEvidence): boolean {
  return !useInvoker && identity?.source === 'connection' && identity.disabled === false && access?.hasRole === true;
}
