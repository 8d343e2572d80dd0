import type { RequestContext } from '../core/context';
import { holds } from './access';
import { readCaller } from './caller';

/**
 * Whether a user holds a privilege at any depth, through a role of the user's own or of one of the user's teams. A System
 * Administrator holds every one; where the data has no roles' privileges, so does everybody.
 * @param systemuserid the user who is asked about, who need not be the caller
 * @param privilegeName such as `prvActOnBehalfOfAnotherUser`, in any letter case
 */
export function holdsPrivilege(context: RequestContext, systemuserid: string, privilegeName: string): boolean {
  return holds(context, readCaller(context.store, systemuserid), privilegeName);
}
