import { OrgError } from './orgError';
import type { TokenSource } from './tokenSource';

/** An environment that is asked, and the token that it takes. */
export interface OrgConnection {
  /** Scheme and host, without a closing slash. On a command line it comes from `parseOrgAddress`; tests have a loopback address. */
  readonly origin: string;
  readonly tokens: TokenSource;
  /** How long an answer may take to begin, in milliseconds. Default: 150 seconds, since Dataverse gives up after two minutes. */
  readonly timeout?: number;
}

/** One request to an environment. */
export interface OrgRequest {
  readonly method: string;
  /** A whole address, or one without scheme and host; it has to be below {@link serviceRoot} of the environment. */
  readonly address: string;
  /** Without Authorization, which comes from the connection. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
  /** Ends the request, which then fails with an AbortError. */
  readonly signal?: AbortSignal;
}

/** The Web API, below an environment's origin. */
export const serviceRoot = '/api/data/v9.2/';

const defaultTimeout = 150_000;

/** All that tell a client to go elsewhere; 304 does not. */
const redirects = new Set([301, 302, 303, 307, 308]);

/**
 * Sends one request with the environment's token. It is the only function that attaches a token, so it is the one that sees to
 * it that the token goes to the environment's Web API and nowhere else: no other host, no other path, no redirect is followed.
 * A token that is refused (401) is renewed once.
 *
 * @param connection The environment.
 * @param request What to ask.
 * @returns The answer, whatever its status is; its body is not read yet.
 * @throws OrgError (as a rejection) where there is no answer, or none that may be used; never of kind `answered`.
 */
export async function sendToOrg(connection: OrgConnection, request: OrgRequest): Promise<Response> {
  const { origin, tokens } = connection;
  const url = addressBelowRoot(origin, request.address);
  const token = await tokens.get();
  let response = await attempt(connection, url, request, token);
  if (response.status === 401) {
    await response.body?.cancel();
    response = await attempt(connection, url, request, await tokens.renew(token));
  }
  if (response.status === 401) {
    await response.body?.cancel();
    throw new OrgError(
      'tokenRefused',
      `${origin} refuses the sign-in (HTTP 401). Is it in another tenant than the account? Sign in to its tenant: az login --tenant TENANT.`,
    );
  }
  if (redirects.has(response.status)) {
    await response.body?.cancel();
    throw new OrgError('redirected', `${origin} answers with a redirect (HTTP ${response.status}), which is not followed.`);
  }
  return response;
}

/** Dot segments are gone once an address is parsed; encoded slashes would be left for the server to make something of. */
function addressBelowRoot(origin: string, address: string): URL {
  const text = address.startsWith('/') ? origin + address : address;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isBelow =
    url?.origin === new URL(origin).origin &&
    url.username === '' &&
    url.password === '' &&
    url.pathname.startsWith(serviceRoot) &&
    !/%2f|%5c/i.test(url.pathname);
  if (url === undefined || !isBelow) {
    throw new OrgError('address', `Only addresses below ${origin}${serviceRoot} are asked for.`);
  }
  return url;
}

async function attempt({ origin, timeout = defaultTimeout }: OrgConnection, url: URL, request: OrgRequest, token: string): Promise<Response> {
  const tooLate = new AbortController();
  const timer = setTimeout(() => tooLate.abort(), timeout);
  try {
    return await fetch(url, {
      method: request.method,
      headers: { ...request.headers, Authorization: `Bearer ${token}` },
      body: request.body ?? null,
      redirect: 'manual',
      signal: AbortSignal.any([tooLate.signal, ...(request.signal === undefined ? [] : [request.signal])]),
    });
  } catch (error) {
    if (request.signal?.aborted) {
      throw error;
    }
    throw tooLate.signal.aborted
      ? new OrgError('timedOut', `${origin} did not answer within ${Math.ceil(timeout / 1000)} seconds.`)
      : new OrgError('unreachable', `A network error occurred: ${origin} can't be reached (${reasonOf(error)}).`);
  } finally {
    clearTimeout(timer);
  }
}

/** The code of a failed request, such as ENOTFOUND. Its message is not used: it may quote headers. */
function reasonOf(error: unknown): string {
  const { code } = ((error as { cause?: unknown }).cause ?? {}) as { code?: unknown };
  return typeof code === 'string' && /^[A-Z0-9_]+$/.test(code) ? code : 'no reason given';
}
