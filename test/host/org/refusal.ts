import type { IncomingHttpHeaders } from 'node:http';

/** Why a request is not let through. */
export interface Refusal {
  readonly status: 403 | 405;
  readonly message: string;
}

/** What decides whether a request is let through. */
export interface Asked {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
}

const reads = new Set(['GET', 'HEAD']);
const writes = new Set(['POST', 'PATCH', 'PUT', 'DELETE']);

/** A GET that carries one of these is meant to be something else. */
const overrides = ['x-http-method', 'x-http-method-override', 'x-method-override'];

/** They make a request another user's (Microsoft Learn, "Impersonate another user using the Web API"). */
const impersonations = ['mscrmcallerid', 'callerobjectid'];

const howToWrite = 'To let writes through, start again with --write: npm start -- --org ADDRESS --write.';

/** Where a browser says that a request comes from; this page's own requests are `same-origin`, an address that was typed is `none`. */
const ownSites = new Set(['same-origin', 'none']);

/**
 * Decides whether a request may go to a real environment: it has to come from this page, as what it looks like, for the user who is
 * signed in, and read, unless writing was allowed. That `$batch` and actions are POST requests makes them writes here.
 *
 * @param asked The request.
 * @param write Whether writing was allowed.
 * @returns Why not, or undefined where it may.
 */
export function refusalOf({ method, headers }: Asked, write: boolean): Refusal | undefined {
  const site = headers['sec-fetch-site'];
  if (typeof site === 'string' && !ownSites.has(site)) {
    return refuse('A real environment is there for this page alone, not for other sites.');
  }
  const override = overrides.find((name) => name in headers);
  if (override !== undefined) {
    return refuse(`The header ${override} is not passed on to a real environment: send the method itself.`);
  }
  const impersonation = impersonations.find((name) => name in headers);
  if (impersonation !== undefined) {
    return refuse(`The header ${impersonation} is not passed on to a real environment: everything is asked as the signed-in user.`);
  }
  if (reads.has(method)) {
    return undefined;
  }
  if (!writes.has(method)) {
    return { status: 405, message: `${method} is not passed on to a real environment.` };
  }
  return write ? undefined : refuse(`${method} is refused: the real environment is opened read-only. ${howToWrite}`);
}

function refuse(message: string): Refusal {
  return { status: 403, message };
}
