import type { Reason } from '../../model/status/answers';
import type { ConnectionAssessment } from '../../model/status/assessment';

/** What is told once for a connection; the rest is told of each flow. */
export interface ToldReasons {
  readonly reasons: readonly Reason[];
  /** How many of the flows have a last recorded run that failed for a connection or a permission. */
  readonly failedFlows: number;
}

/**
 * Picks what is told once for a connection. Runs are those of one flow, so they are only counted; and what is said of the same user
 * twice, known in different ways, is said once.
 *
 * @param assessment How the connection is doing.
 * @returns The reasons, in their order.
 */
export function toldReasons({ reasons, uses }: ConnectionAssessment): ToldReasons {
  const failedFlows = uses.filter(({ entries }) => entries.some((entry) => entry.reasons.some(isFailure))).length;
  const own = reasons.filter(({ code }) => code !== 'runs-failed');
  return { reasons: own.filter((reason, index) => own.findIndex((other) => saysTheSame(reason, other)) === index), failedFlows };
}

/**
 * The user that the Dataverse steps run as that go on, where one is known.
 *
 * @param assessment How the connection is doing.
 * @returns The user's name.
 */
export function userOf({ reasons }: ConnectionAssessment): string | null {
  const reason = reasons.find(({ code, subjects }) => code === 'dataverse-own-environment' && subjects.identity === 'connection');
  return reason?.subjects.user ?? null;
}

function isFailure({ code, severity }: Reason): boolean {
  return code === 'runs-failed' && severity !== 'info';
}

function saysTheSame(one: Reason, other: Reason): boolean {
  return one === other || (one.code === 'dataverse-own-environment' && other.code === one.code && one.subjects.user === other.subjects.user);
}
