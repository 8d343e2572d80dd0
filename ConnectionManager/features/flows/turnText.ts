import type { FlowSwitch, TurnedFlow } from '../../dataverse/changeFlowState';
import { explainError } from '../../model/causes/explainError';
import type { Problem } from '../../model/problem';
import type { TextKey } from '../../strings/TextKey';
import type { Texts } from '../../strings/texts';
import { problemDetails } from '../../ui/problemText';
import { causeText } from '../../ui/status/causeText';

/** What became of turning a flow on or off, in words. */
export interface ToldTurn {
  /** Whether the flow is as it was asked for, and starts. */
  readonly well: boolean;
  /** What happened, why, and what to do. */
  readonly message: string;
  /** Code and the service's own words; empty for none. */
  readonly details: string;
}

/** Dataverse's code for a row that isn't there, or that the caller may not see (Microsoft Learn, "Web service error codes"). */
const rowIsMissing = '0x80040217';

const turnedKeys: Readonly<Record<FlowSwitch, TextKey>> = { on: 'Flow_Turned_On', off: 'Flow_Turned_Off' };
const alreadyKeys: Readonly<Record<FlowSwitch, TextKey>> = { on: 'Flow_Already_On', off: 'Flow_Already_Off' };
const fellBackKeys: Readonly<Record<FlowSwitch, TextKey>> = { on: 'Flow_FellBack_On', off: 'Flow_FellBack_Off' };
const failedKeys: Readonly<Record<FlowSwitch, TextKey>> = { on: 'Flow_Failed_On', off: 'Flow_Failed_Off' };

/**
 * Tells what became of turning a flow on or off.
 *
 * @param turned The result.
 * @param to What it was to be turned to.
 * @param texts The texts of the control.
 * @returns The result in words.
 */
export function toldTurn(turned: TurnedFlow, to: FlowSwitch, texts: Texts): ToldTurn {
  switch (turned.outcome) {
    case 'turned':
      return { well: true, message: texts.text(turnedKeys[to]), details: '' };
    case 'already':
      return { well: true, message: texts.text(alreadyKeys[to]), details: '' };
    case 'changed':
      return { well: false, message: texts.text('Flow_ChangedMeanwhile'), details: '' };
    case 'fell-back':
      return { well: false, message: texts.text(fellBackKeys[to]), details: '' };
    case 'not-subscribed':
      return { well: false, message: texts.text('Flow_NotSubscribed'), details: '' };
    case 'failed':
      return toldFailure(turned, to, texts);
  }
}

/**
 * Why a change of a flow was refused, and what to do.
 *
 * @param problem The problem.
 * @param texts The texts of the control.
 * @returns One or more sentences.
 */
export function whyRefused(problem: Problem, texts: Texts): string {
  if (problem.code === rowIsMissing) {
    return texts.text('Flow_Why_Gone');
  }
  const { cause } = explainError({ code: problem.code, message: problem.detail });
  const known = kindKeys[problem.kind];
  if (cause !== null && known === undefined && cause !== 'privilege-missing') {
    return texts.text('Flow_Why_Cause', { cause: texts.text(causeText[cause].cause), fix: texts.text(causeText[cause].fix) });
  }
  if (problem.kind === 'privilege') {
    return problem.privilege === null
      ? texts.text('Flow_Why_PrivilegeUnnamed')
      : texts.text('Flow_Why_Privilege', { privilege: problem.privilege });
  }
  return texts.text(known ?? 'Flow_Why_Other');
}

const kindKeys: Readonly<Partial<Record<Problem['kind'], TextKey>>> = {
  notMember: 'Problem_NotMember',
  throttled: 'Problem_Throttled',
  notAvailable: 'Problem_NotAvailable',
  unreachable: 'Problem_Unreachable',
};

function toldFailure({ after, problem }: TurnedFlow, to: FlowSwitch, texts: Texts): ToldTurn {
  const why = problem ? whyRefused(problem, texts) : texts.text('Flow_Why_Other');
  return {
    well: false,
    message: texts.text(after === null ? 'Flow_Failed_NotKnown' : failedKeys[to], { why }),
    details: problem ? problemDetails(problem) : '',
  };
}
