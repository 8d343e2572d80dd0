import { causeKind, type CauseKind } from '../causes/causes';
import { explainError } from '../causes/explainError';
import type { FlowRun } from '../flowRun';
import type { Reason, ReasonCode, ReasonSubjects, Severity } from './answers';
import type { UseEvidence } from './evidence';
import type { Finding } from './finding';
import { standingFailure, standingSuccess } from './observedRuns';

/** What the rules on runs go by. */
export type RunEvidence = Pick<UseEvidence, 'runs' | 'failureIsShared' | 'flowState' | 'providedBy' | 'changedOn' | 'at'>;

/**
 * What the last runs have shown.
 *
 * A failure counts when its code is that of a connection or a permission; it stands until a later run succeeds, for nothing else
 * proves that its cause is gone. Failures of other causes are told, and aren't the connection's. A success shows that runs work
 * where it is later than the last change to the flow and its connection reference. While a flow isn't on, its runs are history. Of
 * run-only users each brings another connection: one who fails doesn't prove that others do. Where a failure may as well be about
 * other connections of the flow, the runs fail all the same, and that it is this one's fault is only inferred.
 *
 * @param evidence The last runs, the flow's state, who brings the connection, and the last change.
 * @returns The findings; none where the runs aren't known.
 */
export function runFindings(evidence: RunEvidence): readonly Finding[] {
  const { runs } = evidence;
  const failure = standingFailure(runs);
  const success = standingSuccess(runs);
  if (failure) {
    return [failed(evidence, failure)];
  }
  if (success) {
    return [{ reason: reasonOf(evidence, 'runs-succeeded', 'info', success), ...(provesWork(evidence, success) && { runs: 'work' }) }];
  }
  return runs ? [{ reason: { code: 'no-runs-recorded', severity: 'info', evidence: 'dataverse', at: evidence.at, subjects: {} } }] : [];
}

const severities: Readonly<Record<CauseKind, Severity>> = { connection: 'broken', permission: 'attention', other: 'info' };

function failed(evidence: RunEvidence, failure: FlowRun): Finding {
  const error = explainError({ code: failure.errorCode, message: failure.errorMessage });
  const severity = evidence.flowState === 'on' ? severities[error.cause ? causeKind(error.cause) : 'other'] : 'info';
  const isRunOnly = evidence.providedBy === 'run-only-user';
  if (severity === 'info') {
    return { reason: reasonOf(evidence, 'runs-failed', severity, failure, { error }) };
  }
  const reason = reasonOf(evidence, 'runs-failed', isRunOnly || evidence.failureIsShared ? 'attention' : severity, failure, { error });
  return { reason: evidence.failureIsShared ? { ...reason, evidence: 'inferred' } : reason, runs: isRunOnly ? 'some-fail' : 'fail' };
}

function provesWork({ flowState, changedOn }: RunEvidence, { startedOn }: FlowRun): boolean {
  return flowState === 'on' && startedOn !== null && changedOn instanceof Date && startedOn > changedOn;
}

function reasonOf({ at }: RunEvidence, code: ReasonCode, severity: Severity, run: FlowRun, subjects: ReasonSubjects = {}): Reason {
  return { code, severity, evidence: 'dataverse', at, subjects: { ...subjects, time: run.startedOn ?? undefined } };
}
