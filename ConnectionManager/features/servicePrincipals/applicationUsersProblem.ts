import type { ProblemSubject } from '../../ui/problemText';

/** What is told of problems with the application users. */
export const applicationUsersProblem: ProblemSubject = {
  privilege: 'Problem_Principals_Privilege',
  privilegeUnnamed: 'Problem_Principals_PrivilegeUnnamed',
  nothing: 'Problem_Principals_Nothing',
  partly: 'Problem_Principals_Partly',
};
