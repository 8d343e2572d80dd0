import type { NeededPrivilege } from '../privileges/privileges';
import type { Reason, ReasonSubjects } from './answers';
import type { AccessEvidence, IdentityEvidence, UseEvidence } from './evidence';
import type { Finding } from './finding';
import { isContradicted, reasonOnUser, runsAsSomebody, worksHere } from './identityRules';

/**
 * Whether the user that Dataverse steps of the own environment run as holds what they need.
 *
 * What is missing fails the steps that need it; what only some cases need, such as Create of an upsert, doesn't count. What can't be
 * determined is said, and is no reason to doubt: nobody can promise that steps work, only that nothing was found missing (rows have
 * owners, columns have security).
 *
 * @param evidence The evidence of the entry.
 * @returns The findings; none where the user has no access at all, which other rules tell.
 */
export function privilegeFindings(evidence: UseEvidence): readonly Finding[] {
  const { identity, access } = evidence;
  if (!runsAsSomebody(evidence) || !worksHere(evidence) || evidence.useInvoker) {
    return [];
  }
  if (!identity || access?.hasRole == null) {
    return [{ reason: undetermined(evidence, {}) }];
  }
  return access.hasRole && identity.disabled !== true ? heldFindings(evidence, identity, access) : [];
}

function heldFindings(evidence: UseEvidence, identity: IdentityEvidence, access: AccessEvidence): readonly Finding[] {
  const missing = access.missing.filter(({ perhaps }) => !perhaps);
  const found = missing.length > 0 ? [missingFinding(evidence, identity, missing)] : [];
  if (access.undetermined.length > 0) {
    return [...found, { reason: undetermined(evidence, { undetermined: access.undetermined }) }];
  }
  return missing.length > 0 ? found : [{ reason: reasonOnUser(evidence, identity, 'privileges-held', 'info') }];
}

function missingFinding(evidence: UseEvidence, identity: IdentityEvidence, privileges: readonly NeededPrivilege[]): Finding {
  const steps = [...new Set(privileges.flatMap((privilege) => privilege.steps))];
  const reason = reasonOnUser(evidence, identity, 'privilege-missing', 'attention', { privileges, steps });
  return { reason, runs: isContradicted(evidence) ? 'unknown' : 'some-fail' };
}

function undetermined({ at, identity, reference }: UseEvidence, subjects: ReasonSubjects): Reason {
  const user = identity ? { user: identity.name, identity: identity.source } : {};
  const all = { ...user, ...subjects, reference: reference ?? undefined };
  return { code: 'privileges-undetermined', severity: 'info', evidence: 'inferred', at, subjects: all };
}
