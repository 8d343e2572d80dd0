import { explainError } from '../../../model/causes/explainError';
import type { Problem } from '../../../model/problem';
import type { TextKey } from '../../../strings/TextKey';
import type { Texts } from '../../../strings/texts';
import type { ActionState } from '../../../ui/ActionStatus';
import { problemDetails } from '../../../ui/problemText';
import { causeText } from '../../../ui/status/causeText';

const kindKeys: Readonly<Partial<Record<Problem['kind'], TextKey>>> = {
  notMember: 'Problem_NotMember',
  throttled: 'Problem_Throttled',
  notAvailable: 'Setup_Why_NotAvailable',
  unreachable: 'Problem_Unreachable',
};

/**
 * Why Dataverse said no, and what to do.
 *
 * @param problem What was answered.
 * @param texts The texts of the control.
 * @returns One or more sentences.
 */
export function refusalText(problem: Problem, texts: Texts): string {
  if (problem.kind === 'privilege') {
    return problem.privilege === null
      ? texts.text('Setup_Why_PrivilegeUnnamed')
      : texts.text('Setup_Why_Privilege', { privilege: problem.privilege });
  }
  const known = kindKeys[problem.kind];
  if (known) {
    return texts.text(known);
  }
  const { cause } = explainError({ code: problem.code, message: problem.detail });
  return cause === null
    ? texts.text('Setup_Why_Other')
    : texts.text('Common_TwoSentences', { first: texts.text(causeText[cause].cause), second: texts.text(causeText[cause].fix) });
}

/** What wasn't done, as the layer below tells it. */
export interface NotDone {
  readonly outcome: 'refused' | 'lost' | 'uncertain';
  readonly problem: Problem;
}

/** The texts of one thing that wasn't done. */
export interface NotDoneTexts {
  /** With `{why}`. */
  readonly refused: TextKey;
  readonly lost: TextKey;
  readonly uncertain: TextKey;
}

/**
 * Tells that something wasn't done, or that nobody knows.
 *
 * @param result What became of it.
 * @param keys Its texts.
 * @param texts The texts of the control.
 * @param retry Tries again; looking again comes first wherever it isn't known.
 * @returns How it went.
 */
export function toldNotDone({ outcome, problem }: NotDone, keys: NotDoneTexts, texts: Texts, retry?: () => void): ActionState {
  const message = outcome === 'refused' ? texts.text(keys.refused, { why: refusalText(problem, texts) }) : texts.text(keys[outcome]);
  return { kind: 'failed', message, details: problemDetails(problem), retry };
}

/**
 * Names of privileges in a sentence.
 *
 * @param names The names.
 * @param texts The texts of the control.
 * @returns The names, one after the other.
 */
export function listed(names: readonly string[], texts: Texts): string {
  return names.reduce((first, second) => (first === '' ? second : texts.text('Common_List', { first, second })), '');
}
