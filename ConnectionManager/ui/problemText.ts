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
  /** What isn't judged without it, as one of several things. */
  readonly part?: TextKey;
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
  part: 'Problem_Part_Runs',
};

/** What is told of problems with the privileges of the users that flows run as. */
export const accessProblem: ProblemSubject = {
  privilege: 'Problem_Access_Privilege',
  privilegeUnnamed: 'Problem_Access_PrivilegeUnnamed',
  nothing: 'Problem_Access',
  partly: 'Problem_Access',
  optional: true,
  part: 'Problem_Part_Access',
};

/** What is told of problems with the subscriptions of the flows' triggers. */
export const registrationsProblem: ProblemSubject = partProblem('Problem_Part_Registrations');

/** What is told of problems with the users behind connections. */
export const peopleProblem: ProblemSubject = partProblem('Problem_Part_People');

/** What is told of problems with the tables that flows use. */
export const tablesProblem: ProblemSubject = partProblem('Problem_Part_Tables');

/** What is told of problems with the status that Dataverse keeps of connections. */
export const instancesProblem: ProblemSubject = partProblem('Problem_Part_Instances');

function partProblem(part: TextKey): ProblemSubject {
  return {
    privilege: 'Problem_Parts_Privilege',
    privilegeUnnamed: 'Problem_Parts_PrivilegeUnnamed',
    nothing: 'Problem_Parts',
    partly: 'Problem_Parts',
    optional: true,
    part,
  };
}

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
  const parts = subject.part ? texts.text(subject.part) : '';
  if (problem.kind === 'privilege') {
    const { privilege } = problem;
    return privilege === null ? texts.text(subject.privilegeUnnamed, { parts }) : texts.text(subject.privilege, { privilege, parts });
  }
  if (subject.optional) {
    return texts.text(listing.rows.length > 0 ? subject.partly : subject.nothing, { parts });
  }
  switch (problem.kind) {
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
