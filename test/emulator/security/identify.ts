import type { Environment, RequestContext } from '../core/context';
import { notAMember } from '../errors';
import type { Store } from '../store/database';
import { readGuid } from '../store/values';
import { isMember, readCaller } from './caller';
import type { Caller } from './caller';
import { mayActForOthers } from './actForOthers';
import { cannotActOnBehalf, signedInUserDisabled, userDisabled } from './refusals';

/**
 * Who a request runs as. `CallerObjectId` names the user to act for by the id in Microsoft Entra, `MSCRMCallerID` by the
 * systemuserid (Microsoft Learn, Impersonate another user using the Web API); that the former wins is modelled. Whoever
 * names themselves, acts as themselves.
 * @throws DataverseError 403 for somebody who is no user of the environment or is disabled, and for a signed-in user who may
 * not act for others
 */
export function identify(environment: Environment, headers: Headers): Pick<RequestContext, 'caller' | 'impersonator'> {
  const { store, user } = environment;
  if (!isMember(store, user)) {
    throw notAMember();
  }
  if (isDisabled(store, user)) {
    throw signedInUserDisabled(user);
  }
  const signedIn = readCaller(store, user);
  const wanted = namedUser(store, headers);
  if (wanted === undefined || wanted === user) {
    return { caller: signedIn };
  }
  checkImpersonation(environment, signedIn, wanted);
  return { caller: readCaller(store, wanted), impersonator: signedIn };
}

function checkImpersonation(environment: Environment, signedIn: Caller, wanted: string): void {
  if (!mayActForOthers(environment, signedIn)) {
    throw cannotActOnBehalf();
  }
  if (isDisabled(environment.store, wanted)) {
    throw userDisabled(wanted);
  }
}

/** The user that the headers ask to act for; undefined where they ask for nobody. */
function namedUser(store: Store, headers: Headers): string | undefined {
  const objectId = headers.get('CallerObjectId');
  if (objectId !== null) {
    const sql = 'SELECT systemuserid FROM systemuser WHERE azureactivedirectoryobjectid = ?';
    return member(store, store.row(sql, [readGuid(objectId.trim()) ?? ''])?.systemuserid);
  }
  const id = headers.get('MSCRMCallerID');
  return id === null ? undefined : member(store, readGuid(id.trim()));
}

function member(store: Store, id: unknown): string {
  if (typeof id !== 'string' || !isMember(store, id)) {
    throw notAMember();
  }
  return id;
}

function isDisabled(store: Store, id: string): boolean {
  return store.row('SELECT isdisabled FROM systemuser WHERE systemuserid = ?', [id])?.isdisabled === 1;
}
