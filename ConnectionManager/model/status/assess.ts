import type { ConnectionReference } from '../connectionReference';
import type { FlowConnection } from '../flow/flowProfile';
import type { FlowUse } from '../flowUse';
import type { FlowAnswers, ReasonCode, ReferenceStatus, RunsAnswer } from './answers';

/**
 * The health of a connection reference from what Dataverse alone tells: whether a connection is bound. A bound one is
 * `unknown`, since no Dataverse column holds the live status of a connection.
 *
 * @param reference The connection reference.
 * @param used Whether any flow uses it; null where that isn't known for every flow.
 * @returns Its health and the reasons.
 */
export function assessReference(reference: ConnectionReference, used: boolean | null): ReferenceStatus {
  const unused: ReasonCode[] = used === false ? ['unused'] : [];
  return reference.connectionId === null
    ? { health: 'not-connected', reasons: ['not-bound', ...unused] }
    : { health: 'unknown', reasons: ['bound-without-live-status', ...unused] };
}

/**
 * What a connection reference means for one flow that uses it.
 *
 * Saving needs a bound connection. Runs of Dataverse operations in the flow's own environment go on without a valid
 * connection (Microsoft Learn, "Manage Dataverse connections"), and whether they go on without any isn't established.
 *
 * @param reference The connection reference.
 * @param use The flow and its entries that name the reference.
 * @returns Whether the flow can be saved and whether its runs work, as far as this reference decides it.
 */
export function assessFlowUse(reference: ConnectionReference, use: FlowUse): FlowAnswers {
  const bound = reference.connectionId !== null;
  const save = bound ? 'unknown' : 'blocked';
  const binding: ReasonCode = bound ? 'bound-without-live-status' : 'not-bound';
  if (use.flow.state !== 'on') {
    return { save, runs: 'off', reasons: [use.flow.state === 'off' ? 'flow-off' : 'flow-suspended', binding] };
  }
  const runs = bound ? unknownRuns : runsWithoutConnection(use.connections);
  return { save, runs: runs.answer, reasons: [binding, ...runs.reasons] };
}

interface RunsFinding {
  readonly answer: RunsAnswer;
  readonly reasons: readonly ReasonCode[];
}

const unknownRuns: RunsFinding = { answer: 'unknown', reasons: [] };

function runsWithoutConnection(connections: readonly FlowConnection[]): RunsFinding {
  const findings = connections.map(runsOfEntryWithoutConnection);
  const reasons = [...new Set(findings.flatMap((finding) => finding.reasons))];
  const answers = new Set(findings.map((finding) => finding.answer));
  if (answers.size === 1) {
    return { answer: findings[0]?.answer ?? 'unknown', reasons };
  }
  return { answer: answers.has('fail') || answers.has('some-fail') ? 'some-fail' : 'unknown', reasons };
}

/** The connector that came before the current one for Dataverse; whether it needs its connection alive isn't established. */
const legacyDataverse = 'shared_commondataservice';

function runsOfEntryWithoutConnection({ operations, providedBy, connector, reach }: FlowConnection): RunsFinding {
  if (operations === 0) {
    return { answer: 'unknown', reasons: ['no-step-uses-it'] };
  }
  if (providedBy === 'run-only-user') {
    return { answer: 'unknown', reasons: ['provided-by-run-only-user'] };
  }
  if (connector === null || connector === legacyDataverse) {
    return { answer: 'unknown', reasons: ['unbound-connector-not-known'] };
  }
  if (reach === 'current' || reach === 'both') {
    return { answer: reach === 'both' ? 'some-fail' : 'unknown', reasons: ['unbound-dataverse-in-own-environment'] };
  }
  return { answer: 'fail', reasons: [] };
}
