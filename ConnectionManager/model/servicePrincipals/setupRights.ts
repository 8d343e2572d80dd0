import { heldDepth } from '../privileges/heldDepth';
import type { UserAccess } from '../privileges/privileges';

/** Something that whoever sets up a connection does in Dataverse. */
export type SetupJob =
  | 'create-user'
  | 'enable-user'
  | 'recreate-user'
  | 'give-roles'
  | 'create-role'
  | 'bind'
  | 'create-reference'
  | 'turn-on';

/**
 * What each job takes for certain (Microsoft Learn, "Assign security roles", "Manage application users"; metadata and the stock roles).
 * Creating a user may take more: only Dataverse tells.
 */
const needed: Readonly<Record<SetupJob, readonly string[]>> = {
  'create-user': ['prvCreateUser'],
  'enable-user': ['prvDisableUser'],
  'recreate-user': ['prvDeleteUser', 'prvCreateUser'],
  'give-roles': ['prvReadRole', 'prvAssignRole'],
  'create-role': ['prvCreateRole', 'prvWriteRole'],
  bind: ['prvWriteconnectionreference'],
  'create-reference': ['prvCreateconnectionreference'],
  'turn-on': ['prvWriteWorkflow'],
};

/** Names of all privileges that the jobs take. */
export const setupPrivilegeNames: readonly string[] = [...new Set(Object.values(needed).flat())];

/**
 * What somebody lacks for a job.
 *
 * @param job The job.
 * @param viewer What was found out about them; null where nothing was.
 * @returns Names of the privileges; none where nothing is known to be missing. It says nothing of single rows.
 */
export function missingForJob(job: SetupJob, viewer: UserAccess | null): readonly string[] {
  return needed[job].filter((privilege) => heldDepth(viewer, privilege) === 'none');
}
