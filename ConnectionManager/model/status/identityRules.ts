import { DATAVERSE_CONNECTOR } from '../flow/connectorName';
import type { Reason, ReasonCode, ReasonSubjects, SaveAnswer, Severity } from './answers';
import { connectionNeed } from './connectionNeed';
import type { IdentityEvidence, UseEvidence } from './evidence';
import type { Finding, RunsFinding } from './finding';
import { standingSuccess } from './observedRuns';

/**
 * Whether the user that the Dataverse steps run as lets them work: enabled, not without any role, and for a guest licensed.
 *
 * Where the user behind the connection isn't known, the flow's owner stands for it: all that follows is `inferred`. When the flow's
 * last run succeeded, what was seen counts more than what is inferred: then nothing is claimed of the answers.
 *
 * @param evidence The evidence of the entry.
 * @returns The findings; none for other connectors, and where nobody in particular is known.
 */
export function identityFindings(evidence: UseEvidence): readonly Finding[] {
  const { identity } = evidence;
  if (!runsAsSomebody(evidence)) {
    return [];
  }
  if (evidence.useInvoker) {
    return [{ reason: { code: 'identity-varies', severity: 'info', evidence: 'dataverse', at: evidence.at, subjects: {} } }];
  }
  if (!identity) {
    return [];
  }
  return identity.disabled === true ? [disabled(evidence, identity)] : accessFindings(evidence, identity);
}

/**
 * Whether steps of an entry run as a user of this environment whom its connection decides: Dataverse's alone do, and nobody is
 * behind an entry that is not bound.
 *
 * @param evidence The evidence of the entry.
 * @returns Whether they do.
 */
export function runsAsSomebody({ connector, operations, providedBy, binding }: UseEvidence): boolean {
  return connector === DATAVERSE_CONNECTOR && operations > 0 && providedBy === 'owner' && binding === 'bound';
}

/**
 * Whether steps of an entry work on the flow's own environment, so that what the user may do there decides them.
 *
 * @param evidence The evidence of the entry.
 * @returns Whether some do.
 */
export function worksHere(evidence: UseEvidence): boolean {
  const need = connectionNeed(evidence);
  return need === 'own-environment' || need === 'partly';
}

/**
 * A finding on the user that steps run as.
 *
 * @param evidence The evidence of the entry.
 * @param identity The user.
 * @param code What was found.
 * @param severity How bad it is.
 * @param subjects What more to tell.
 * @returns The reason, at the level that the user is known at.
 */
export function reasonOnUser(
  { at, reference }: UseEvidence,
  { name, source }: IdentityEvidence,
  code: ReasonCode,
  severity: Severity,
  subjects: ReasonSubjects = {},
): Reason {
  const evidence = source === 'connection' ? 'dataverse' : 'inferred';
  return { code, severity, evidence, at, subjects: { user: name, identity: source, reference: reference ?? undefined, ...subjects } };
}

/**
 * Whether the user is inferred only, and the flow's last run succeeded all the same.
 *
 * @param evidence The evidence of the entry.
 * @returns Whether what was seen speaks against what is inferred.
 */
export function isContradicted({ identity, runs }: UseEvidence): boolean {
  return identity?.source === 'flow-owner' && standingSuccess(runs) !== null;
}

/** A user who is disabled can neither save nor run anything. */
function disabled(evidence: UseEvidence, identity: IdentityEvidence): Finding {
  const doubted = isContradicted(evidence);
  const answers: { save: SaveAnswer; runs: RunsFinding } = doubted ? { save: 'unknown', runs: 'unknown' } : { save: 'blocked', runs: 'fail' };
  return { reason: reasonOnUser(evidence, identity, 'user-disabled', doubted ? 'attention' : 'broken'), ...answers };
}

/** Where only some of the steps are here, only those fail. */
function accessFindings(evidence: UseEvidence, identity: IdentityEvidence): readonly Finding[] {
  const code = withoutAccess(identity, evidence.access?.hasRole ?? null);
  if (code === null || !worksHere(evidence)) {
    return [];
  }
  const runs = connectionNeed(evidence) === 'partly' ? 'some-fail' : 'fail';
  return [{ reason: reasonOnUser(evidence, identity, code, 'attention'), runs: isContradicted(evidence) ? 'unknown' : runs }];
}

/** Nobody can do anything without a security role (Microsoft Learn, "Assign security roles to users"). */
function withoutAccess({ guest, licensed }: IdentityEvidence, hasRole: boolean | null): ReasonCode | null {
  if (guest && (licensed === false || hasRole === false)) {
    return 'guest-without-access';
  }
  return hasRole === false ? 'user-without-role' : null;
}
