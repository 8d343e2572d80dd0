import type { OrgAddress } from './orgAddress';
import { OrgError } from './orgError';
import { redact } from './redact';
import type { Credential } from './tokenSource';

/** Longer than the Azure CLI takes to start on a slow machine, in milliseconds. */
const cliTimeout = 60_000;

/**
 * Makes the credential of an environment: whoever is signed in to the Azure CLI, else a device code, which a person enters on a
 * page of the environment's cloud. The library is loaded when the credential is made, since most runs need none.
 *
 * @param address The environment.
 * @param tell Takes lines for the terminal: the device code, and why signing in failed.
 * @returns The credential; it fails with an OrgError of kind `signIn`, whose message gives nothing away.
 */
export async function createCredential({ origin, authorityHost }: OrgAddress, tell: (line: string) => void): Promise<Credential> {
  const { AzureCliCredential, ChainedTokenCredential, DeviceCodeCredential } = await import('@azure/identity');
  const chain = new ChainedTokenCredential(
    new AzureCliCredential({ processTimeoutInMs: cliTimeout }),
    new DeviceCodeCredential({ authorityHost, userPromptCallback: ({ message }) => tell(message) }),
  );
  return explained(chain, origin, tell);
}

/**
 * Puts an error that gives nothing away in place of what a credential throws, and tells the terminal the reasons.
 *
 * @param credential The credential.
 * @param origin The environment, for the message.
 * @param tell Takes lines for the terminal; what looks like a token is taken out of them.
 * @returns The same credential, which fails with an OrgError of kind `signIn`.
 */
export function explained(credential: Credential, origin: string, tell: (line: string) => void): Credential {
  return {
    async getToken(scope) {
      try {
        return await credential.getToken(scope);
      } catch (error) {
        reasonsOf(error).forEach((reason) => tell(`Signing in: ${redact(reason)}`));
        throw new OrgError('signIn', `Signing in to ${origin} failed; the terminal has the reasons. Sign in with "az login" and try again.`);
      }
    },
  };
}

/** A chain of credentials fails with the errors of all. */
function reasonsOf(error: unknown): string[] {
  if (error instanceof Error && 'errors' in error && Array.isArray(error.errors)) {
    return error.errors.flatMap(reasonsOf);
  }
  return [error instanceof Error ? error.message : 'unknown error'];
}
