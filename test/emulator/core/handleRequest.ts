import { answerBatch } from '../batch/answerBatch';
import type { BatchCall } from '../batch/answerBatch';
import { badQuery, DataverseError, notModelled, unknownSegment } from '../errors';
import { identify } from '../security/identify';
import type { Environment, RequestContext } from './context';
import { checkAddress, readBody } from './limits';
import { readPreferences } from './preferences';
import { errorResponse } from './respond';
import { route } from './route';

/** Path of the service root, without a slash at its end. */
export const serviceRoot = '/api/data/v9.2';

const batchPaths = [`${serviceRoot}/$batch`, `${serviceRoot}/%24batch`];

/** A request to the Web API with its body read; the address may be relative to the service root. */
interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}

/**
 * Answers one request to the Web API. Never rejects: what goes wrong is an answer in Dataverse's error envelope, and a
 * fault of the emulator itself is a 501 that says so.
 */
export async function handleRequest(environment: Environment, request: Request): Promise<Response> {
  environment.served.count += 1;
  try {
    checkAddress(request.url);
    const { origin, pathname } = new URL(request.url);
    const baseUrl = `${origin}${serviceRoot}/`;
    const { method, url, headers } = request;
    const body = await readBody(request);
    if (batchPaths.includes(pathname)) {
      const answerPart: BatchCall['answer'] = (part, prepare) =>
        answered(environment, part.headers, () => answer(environment, baseUrl, prepare(part)));
      return await answerBatch(environment, { method, headers, body, answer: answerPart });
    }
    return answer(environment, baseUrl, { method, url, headers, body });
  } catch (error) {
    return errorResponse(environment, knownError(error), readPreferences(request.headers.get('Prefer')));
  }
}

function answer(environment: Environment, baseUrl: string, { method, url, headers, body }: WireRequest): Response {
  const { pathname, search } = parseUrl(url, baseUrl);
  if (pathname !== serviceRoot && !pathname.startsWith(`${serviceRoot}/`)) {
    throw /^\/api\/data\/v[89]\.\d+(\/|$)/.test(pathname) ? notModelled(`another version than that of ${serviceRoot}`) : unknownSegment(pathname);
  }
  const path = pathname.slice(serviceRoot.length + 1);
  return route(createContext(environment, headers, baseUrl), { method, path, search: search.slice(1), body });
}

/** Only an address in a batch can be none. */
function parseUrl(url: string, baseUrl: string): URL {
  if (!URL.canParse(url, baseUrl)) {
    throw badQuery(`'${url}' is no address.`);
  }
  return new URL(url, baseUrl);
}

function answered(environment: Environment, headers: Headers, work: () => Response): Response {
  try {
    return work();
  } catch (error) {
    return errorResponse(environment, knownError(error), readPreferences(headers.get('Prefer')));
  }
}

function knownError(error: unknown): DataverseError {
  return error instanceof DataverseError ? error : notModelled(`the emulator failed: ${String(error)}`);
}

function createContext(environment: Environment, headers: Headers, baseUrl: string): RequestContext {
  return {
    environment,
    schema: environment.schema,
    store: environment.store,
    baseUrl,
    preferences: readPreferences(headers.get('Prefer')),
    headers,
    ...identify(environment, headers),
    names: new Map(),
  };
}
