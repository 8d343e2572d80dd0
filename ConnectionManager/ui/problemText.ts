import type { Listing } from '../model/inventory';
import type { Problem } from '../model/problem';
import type { TextKey } from '../strings/TextKey';
import type { Texts } from '../strings/texts';

/** The texts of what is being read, for the problems that are told differently for each. */
export interface ProblemSubject {
  /** A privilege is missing, which is named. */
  readonly privilege: TextKey;
  /** A privilege is missing, and the service didn't say which. */
  readonly privilegeUnnamed: TextKey;
  /** Anything else, before a first row. */
  readonly nothing: TextKey;
  /** Anything else, after some rows. */
  readonly partly: TextKey;
  /** Whether it only adds to what the rows say: doing without for want of a privilege is no error then. */
  readonly optional?: true;
}

/** What is told of problems with the flows. */
export const flowsProblem: ProblemSubject = {
  privilege: 'Problem_Flows_Privilege',
  privilegeUnnamed: 'Problem_Flows_PrivilegeUnnamed',
  nothing: 'Problem_Flows_Nothing',
  partly: 'Problem_Flows_Partly',
};

/** What is told of problems with the flows' definitions. */
export const definitionsProblem: ProblemSubject = { ...flowsProblem, nothing: 'Problem_Definitions', partly: 'Problem_Definitions' };

/** What is told of problems with the flows' runs. */
export const runsProblem: ProblemSubject = {
  privilege: 'Problem_Runs_Privilege',
  privilegeUnnamed: 'Problem_Runs_PrivilegeUnnamed',
  nothing: 'Problem_Runs',
  partly: 'Problem_Runs',
  optional: true,
};

/** What is told of problems with the privileges of the users that flows run as. */
export const accessProblem: ProblemSubject = {
  privilege: 'Problem_Access_Privilege',
  privilegeUnnamed: 'Problem_Access_PrivilegeUnnamed',
  nothing: 'Problem_Access',
  partly: 'Problem_Access',
  optional: true,
};

/**
 * The problem of a listing in words: what happened, why, and what to do.
 *
 * @param problem The problem.
 * @param listing The listing it happened to.
 * @param subject What was being read.
 * @param texts The texts of the control.
 * @returns The message.
 */
export function problemText(problem: Problem, listing: Listing<unknown>, subject: ProblemSubject, texts: Texts): string {
  switch (problem.kind) {
    case 'privilege':
      return problem.privilege === null ? texts.text(subject.privilegeUnnamed) : texts.text(subject.privilege, { privilege: problem.privilege });
    case 'notMember':
      return texts.text('Problem_NotMember');
    case 'throttled':
      return texts.text('Problem_Throttled');
    case 'notAvailable':
      return texts.text('Problem_NotAvailable');
    case 'unreachable':
      return texts.text('Problem_Unreachable');
    default:
      return texts.text(listing.rows.length > 0 ? subject.partly : subject.nothing);
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
