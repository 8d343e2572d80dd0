import type { Environment } from '../core/context';
import type { Caller } from './caller';
import { grantsOf } from './grants';

/** The privilege to act for others (Microsoft Learn, Impersonate another user). */
const actOnBehalf = 'prvActOnBehalfOfAnotherUser';

/**
 * Whether a user may act for others, with a header or as the owner of a flow with Run as. A role of the user's own has to allow it:
 * this privilege does not come over a team (Microsoft Learn, Impersonate another user: direct assignment required). Where the data
 * has no roles' privileges, everybody may.
 */
export function mayActForOthers({ privilegesChecked, store }: Environment, user: Caller): boolean {
  const isAdministrator = user.roles.some((role) => role.administrator && role.team === null);
  return !privilegesChecked || isAdministrator || grantsOf(store, user, actOnBehalf).some((grant) => grant.team === null);
}
