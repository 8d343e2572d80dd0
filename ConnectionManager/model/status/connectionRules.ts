import type { CauseCode, ErrorFinding } from '../causes/cause';
import { explainError } from '../causes/explainError';
import type { Reason, ReasonCode, ReasonSubjects, Severity } from './answers';
import { connectionNeed, type ConnectionNeed } from './connectionNeed';
import type { LiveEvidence, UseEvidence } from './evidence';
import { explain } from './explain';
import type { Finding, RunsFinding } from './finding';

/**
 * What a bound connection says: connected, in error, unclear, or not seen at all.
 *
 * A connection that was seen connected lets save and runs work; what else may keep the runs from working is for other rules. One in
 * error blocks saving, and fails the steps that need it alive. Status words other than Connected and Error say nothing, since what
 * they mean isn't documented. Where nothing was seen of the connection, nothing is claimed.
 *
 * @param evidence The evidence of an entry that is bound.
 * @returns One finding on the connection, and those that explain what it means for runs.
 */
export function connectionFindings(evidence: UseEvidence): readonly Finding[] {
  const { live } = evidence;
  if (!live) {
    return [withoutLiveStatus(evidence)];
  }
  switch (live.state) {
    case 'connected':
      return [{ reason: seen(evidence, live, 'connected', 'info'), save: 'ok', runs: 'work' }];
    case 'unclear':
      return [{ reason: seen(evidence, live, 'connection-unclear', 'info') }];
    case 'error':
      return errorFindings(evidence, live);
  }
}

/** How runs go on while the connection is in error; other evidence decides where a need is left out. */
const runsInError: Readonly<Partial<Record<ConnectionNeed, RunsFinding>>> = {
  always: 'fail',
  elsewhere: 'fail',
  partly: 'some-fail',
  'no-step': 'unknown',
  'not-established': 'unknown',
};

/** What explains to a reader what a connection in error means for runs. */
const explanations: Readonly<Partial<Record<ConnectionNeed, readonly ReasonCode[]>>> = {
  always: ['other-connector'],
  elsewhere: ['dataverse-other-environment'],
  partly: ['dataverse-other-environment', 'dataverse-own-environment'],
  'own-environment': ['dataverse-own-environment'],
  'not-established': ['connector-not-established'],
};

/**
 * Errors that say that no identity is behind the connection any more, or never was: the rule that Dataverse steps go on in the own
 * environment while the user is enabled doesn't hold then, whatever the user's row in Dataverse still says.
 */
const withoutIdentity: ReadonlySet<CauseCode | null> = new Set<CauseCode>(['never-signed-in', 'account-gone', 'wrong-application']);

function errorFindings(evidence: UseEvidence, live: LiveEvidence): readonly Finding[] {
  const need = connectionNeed(evidence);
  const error = live.explained ?? (live.error ? explainError(live.error) : undefined);
  const runs = need === 'own-environment' ? runsInOwnEnvironment(evidence, error) : runsInError[need];
  const severity = runs === 'fail' || runs === 'some-fail' ? 'broken' : 'attention';
  const subjects = { error, ...(runs === 'work' && evidence.flowState === 'on' && { runsGoOn: true as const }) };
  const found: Finding = { reason: seen(evidence, live, 'connection-error', severity, subjects), save: 'blocked', runs };
  return [found, ...(explanations[need] ?? []).map((code) => explain(evidence, code))];
}

/**
 * Whether Dataverse steps of the own environment go on: they do while the user is enabled, which has to be known, and permitted,
 * which other rules look at. Where that isn't known, nothing is said.
 */
function runsInOwnEnvironment({ identity, useInvoker }: UseEvidence, error: ErrorFinding | undefined): RunsFinding | undefined {
  return !useInvoker && identity?.disabled === false && !withoutIdentity.has(error?.cause ?? null) ? 'work' : undefined;
}

function withoutLiveStatus({ notInLiveList, reference, at }: UseEvidence): Finding {
  const code = notInLiveList ? 'not-in-live-list' : 'bound-without-live-status';
  return { reason: { code, severity: 'info', evidence: 'dataverse', at, subjects: { reference: reference ?? undefined } } };
}

function seen(
  { reference }: UseEvidence,
  { source, at, words }: LiveEvidence,
  code: ReasonCode,
  severity: Severity,
  subjects: ReasonSubjects = {},
): Reason {
  return { code, severity, evidence: source, at, subjects: { ...subjects, words, reference: reference ?? undefined } };
}
