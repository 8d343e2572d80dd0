import { DataverseError, notAMember, notModelled, unknownSegment } from '../errors';
import { isMember, readCaller } from '../security/caller';
import type { Caller } from '../security/caller';
import { readGuid } from '../store/values';
import type { Environment, RequestContext } from './context';
import { readPreferences } from './preferences';
import { errorResponse } from './respond';
import { route } from './route';

const root = '/api/data/v9.2';

/**
 * Answers one request to the Web API. Never rejects: what goes wrong is an answer in Dataverse's error envelope, and a
 * fault of the emulator itself is a 501 that says so.
 */
export async function handleRequest(environment: Environment, request: Request): Promise<Response> {
  environment.served.count += 1;
  try {
    const url = new URL(request.url);
    if (url.pathname !== root && !url.pathname.startsWith(`${root}/`)) {
      throw unknownSegment(url.pathname);
    }
    const body = await request.text();
    const context = createContext(environment, request, `${url.origin}${root}/`);
    return route(context, { method: request.method, path: url.pathname.slice(root.length + 1), search: url.search.slice(1), body });
  } catch (error) {
    const known = error instanceof DataverseError ? error : notModelled(`the emulator failed: ${String(error)}`);
    return errorResponse(environment, known);
  }
}

function createContext(environment: Environment, request: Request, baseUrl: string): RequestContext {
  return {
    environment,
    schema: environment.schema,
    store: environment.store,
    baseUrl,
    preferences: readPreferences(request.headers.get('Prefer')),
    headers: request.headers,
    caller: readImpersonated(environment, request.headers.get('MSCRMCallerID')),
    names: new Map(),
  };
}

/** MSCRMCallerID names the systemuserid to act for (Microsoft Learn, impersonate another user); else the signed-in user. */
function readImpersonated(environment: Environment, header: string | null): Caller {
  if (header === null) {
    return readCaller(environment.store, environment.user);
  }
  const id = readGuid(header.trim());
  if (id === undefined || !isMember(environment.store, id)) {
    throw notAMember();
  }
  return readCaller(environment.store, id);
}
