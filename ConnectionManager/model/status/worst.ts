import type { ConnectionState } from '../connection';
import type { FlowState } from '../cloudFlow';
import type { Health, Reason, RunsAnswer, SaveAnswer, Severity } from './answers';
import type { RunsFinding } from './finding';

/** From the worst to the best. */
const saveOrder: readonly SaveAnswer[] = ['blocked', 'unknown', 'ok'];

/** From the worst to the best: a proof that something fails beats not knowing. */
const runsOrder: readonly RunsFinding[] = ['fail', 'some-fail', 'unknown', 'work'];

const severityOrder: readonly Severity[] = ['broken', 'attention', 'info'];

/**
 * The worst of several answers about saving: `blocked`, then `unknown`, then `ok`.
 *
 * @param answers The answers; what is undefined says nothing.
 * @param otherwise What it is when nothing says anything.
 * @returns The worst.
 */
export function worstSave(answers: Iterable<SaveAnswer | undefined>, otherwise: SaveAnswer): SaveAnswer {
  return first(saveOrder, answers) ?? otherwise;
}

/**
 * The worst of several answers about runs: `fail`, then `some-fail`, `unknown` and `work`; `off` where the flow isn't on, whatever
 * else is known.
 *
 * @param answers The answers; what is undefined or `off` says nothing.
 * @param flowState Whether the flow is on.
 * @param otherwise What it is when nothing says anything.
 * @returns The worst.
 */
export function worstRuns(answers: Iterable<RunsAnswer | undefined>, flowState: FlowState, otherwise: RunsAnswer = 'unknown'): RunsAnswer {
  return flowState === 'on' ? (first<RunsAnswer>(runsOrder, answers) ?? otherwise) : 'off';
}

/**
 * How a connection is doing: without a connection `not-connected`, else as its most severe reason says; with none more severe than
 * `info` it is `healthy` if it was seen connected, and `unknown` if not.
 *
 * @param bound Whether a connection is bound.
 * @param state What was seen of the connection; undefined where nothing was.
 * @param reasons The reasons.
 * @returns The health.
 */
export function healthOf(bound: boolean, state: ConnectionState | undefined, reasons: readonly Reason[]): Health {
  if (!bound) {
    return 'not-connected';
  }
  const severity = first(severityOrder, reasons.map((reason) => reason.severity));
  if (severity === 'broken' || severity === 'attention') {
    return severity;
  }
  return state === 'connected' ? 'healthy' : 'unknown';
}

/**
 * Orders reasons by severity; for `Array.prototype.sort`.
 *
 * @param a One reason.
 * @param b Another.
 * @returns Negative where the first is more severe.
 */
export function bySeverity(a: Reason, b: Reason): number {
  return severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity);
}

function first<T>(order: readonly T[], values: Iterable<T | undefined>): T | undefined {
  const seen = new Set(values);
  return order.find((value) => seen.has(value));
}
