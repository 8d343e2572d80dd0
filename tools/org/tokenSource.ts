import { OrgError } from './orgError';

/** An access token as `@azure/identity` gives it. */
export interface AccessToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresOnTimestamp: number;
}

/** Gets an access token for a scope; credentials of `@azure/identity` are such. */
export interface Credential {
  getToken(scope: string): Promise<AccessToken | null>;
}

/** The token of one environment, asked for when it is needed. */
export interface TokenSource {
  /**
   * The token at hand, or a new one where that is about to expire. Who asks meanwhile waits for the same answer, so that
   * nobody has to sign in twice.
   */
  get(): Promise<string>;
  /** A new token in place of one that was refused, unless another request has got one meanwhile. */
  renew(refused: string): Promise<string>;
}

/** How long before its end a token is no longer used, in milliseconds: longer than a clock is wrong. */
const margin = 120_000;

/** What may stand in an Authorization header behind `Bearer` (RFC 6750, b64token). */
const bearerToken = /^[\w.~+/-]+=*$/;

/**
 * Keeps the token of one environment.
 *
 * @param credential Where tokens come from. What it throws goes on as it is.
 * @param origin The environment; the scope is `<origin>/.default`.
 * @param now The time in milliseconds since 1970.
 * @returns The source.
 */
export function createTokenSource(credential: Credential, origin: string, now: () => number = Date.now): TokenSource {
  let held: AccessToken | null = null;
  let asking: Promise<string> | null = null;

  const ask = async (): Promise<string> => {
    const fresh = await credential.getToken(`${origin}/.default`);
    if (fresh === null || !bearerToken.test(fresh.token)) {
      throw new OrgError('signIn', 'Signing in gave no usable token.');
    }
    held = fresh;
    return fresh.token;
  };

  const get = (): Promise<string> => {
    if (held !== null && held.expiresOnTimestamp - margin > now()) {
      return Promise.resolve(held.token);
    }
    asking ??= ask().finally(() => (asking = null));
    return asking;
  };

  return {
    get,
    renew(refused) {
      if (held?.token === refused) {
        held = null;
      }
      return get();
    },
  };
}
