import type { RequestContext } from '../core/context';
import { DataverseError } from '../errors';
import { administratorTemplate } from './caller';

/** Ids of the users who hold System Administrator themselves; those of teams do not count (modelled). */
const administrators =
  'SELECT h.systemuserid FROM systemuserroles h JOIN role r ON r.roleid = h.roleid ' +
  'LEFT JOIN role root ON root.roleid = r.parentrootroleid WHERE ? IN (r.roletemplateid, root.roletemplateid)';

const refusals = {
  disabled: ['0x80041d2f', 'A user cannot be disabled if they are the only user that has the System Administrator Role.'],
  removed: ['0x80041d30', 'A user cannot be removed from the System Administrator Role if they are the only user that has the role.'],
} as const;

/**
 * The only System Administrator is neither disabled nor loses the role (Microsoft Learn, web service error codes; status modelled).
 * @param systemuserid of a user, administrator or not
 * @throws DataverseError 400
 */
export function checkNotLastAdministrator({ store }: RequestContext, systemuserid: string, what: keyof typeof refusals): void {
  const holders = store.rows(administrators, [administratorTemplate]).map((row) => row.systemuserid);
  if (holders.length > 0 && holders.every((holder) => holder === systemuserid)) {
    const [code, message] = refusals[what];
    throw new DataverseError(400, code, message);
  }
}
