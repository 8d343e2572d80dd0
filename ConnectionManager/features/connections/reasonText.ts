import type { ReasonCode, RunsAnswer, SaveAnswer } from '../../model/status/answers';
import type { TextKey } from '../../strings/TextKey';
import type { StatusTone } from '../../ui/StatusWord';

/** The sentence of each reason. */
export const reasonText: Readonly<Record<ReasonCode, TextKey>> = {
  'not-bound': 'Reason_NotBound',
  'unbound-dataverse-in-own-environment': 'Reason_UnboundDataverseInOwnEnvironment',
  'unbound-connector-not-known': 'Reason_UnboundConnectorNotKnown',
  'no-step-uses-it': 'Reason_NoStepUsesIt',
  'bound-without-live-status': 'Reason_BoundWithoutLiveStatus',
  unused: 'Reason_Unused',
  'provided-by-run-only-user': 'Reason_ProvidedByRunOnlyUser',
  'flow-off': 'Reason_FlowOff',
  'flow-suspended': 'Reason_FlowSuspended',
};

/** Word and tone of an answer. */
export interface AnswerWord {
  readonly text: TextKey;
  readonly tone: StatusTone;
}

/** Whether a flow can be saved and published, in words. */
export const saveWord: Readonly<Record<SaveAnswer, AnswerWord>> = {
  blocked: { text: 'Save_Blocked', tone: 'warning' },
  unknown: { text: 'Save_Unknown', tone: 'unknown' },
};

/** Whether a flow's runs work, in words. */
export const runsWord: Readonly<Record<RunsAnswer, AnswerWord>> = {
  'some-fail': { text: 'Runs_SomeFail', tone: 'bad' },
  fail: { text: 'Runs_Fail', tone: 'bad' },
  off: { text: 'Runs_Off', tone: 'off' },
  unknown: { text: 'Runs_Unknown', tone: 'unknown' },
};
