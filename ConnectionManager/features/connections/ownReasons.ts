import type { Reason, ReasonCode } from '../../model/status/answers';
import type { FlowUseAssessment } from '../../model/status/assessment';

/** What is so of the connection, whatever flow uses it. */
const ofTheConnection: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'connected',
  'connection-error',
  'connection-unclear',
  'not-bound',
  'bound-without-live-status',
  'not-in-live-list',
]);

/**
 * The reasons for one flow's answers that aren't told for the connection already.
 *
 * @param use The flow and what the connection means for it.
 * @param told The reasons that are told for the connection: those of all its flows, without the names of their steps.
 * @param alone Whether no other flow uses the connection: then what is told for it is told of this flow.
 * @returns The flow's own reasons, each once.
 */
export function ownReasons({ entries }: FlowUseAssessment, told: readonly Reason[], alone: boolean): readonly Reason[] {
  const codes = new Set(told.map(({ code }) => code));
  const says = alone ? namesSteps : namesSomething;
  const reasons = new Set(entries.flatMap((entry) => entry.reasons));
  return [...reasons].filter((reason) => !ofTheConnection.has(reason.code) && (says(reason) || !codes.has(reason.code)));
}

function namesSteps({ subjects: { steps } }: Reason): boolean {
  return Boolean(steps?.length);
}

function namesSomething(reason: Reason): boolean {
  const { privileges, undetermined, time } = reason.subjects;
  return namesSteps(reason) || Boolean(privileges?.length) || Boolean(undetermined?.length) || time !== undefined;
}
