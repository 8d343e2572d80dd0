import type { Problem } from '../model/problem';
import type { TextKey } from '../strings/TextKey';
import type { Texts } from '../strings/texts';

/** The texts of what is being read, for the problems that are told differently for each. */
export interface ProblemSubject {
  readonly privilege: TextKey;
  readonly other: TextKey;
}

/**
 * A problem in words: what happened, why, and what to do.
 *
 * @param problem The problem.
 * @param subject What was being read.
 * @param texts The texts of the control.
 * @returns The message.
 */
export function problemText(problem: Problem, subject: ProblemSubject, texts: Texts): string {
  switch (problem.kind) {
    case 'privilege':
      return texts.text(subject.privilege, { privilege: problem.privilege ?? texts.text('Problem_PrivilegeUnnamed') });
    case 'notMember':
      return texts.text('Problem_NotMember');
    case 'throttled':
      return texts.text('Problem_Throttled');
    case 'notAvailable':
      return texts.text('Problem_NotAvailable');
    case 'unreachable':
      return texts.text('Problem_Unreachable');
    default:
      return texts.text(subject.other);
  }
}

/**
 * The code and the service's own words, for whoever is asked for help.
 *
 * @param problem The problem.
 * @returns Code and words; empty where there is neither.
 */
export function problemDetails(problem: Problem): string {
  return [problem.code, problem.detail].filter(Boolean).join(' ');
}
