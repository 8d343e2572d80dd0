import { createCredential } from './credential';
import type { OrgAddress } from './orgAddress';
import type { OrgConnection } from './sendToOrg';
import { createTokenSource } from './tokenSource';

/**
 * Connects to an environment; nothing is sent before the first request.
 *
 * @param address The environment.
 * @param tell Takes lines for the terminal: the device code, and why signing in failed.
 * @returns The connection.
 */
export async function connectOrg(address: OrgAddress, tell: (line: string) => void): Promise<OrgConnection> {
  return { origin: address.origin, tokens: createTokenSource(await createCredential(address, tell), address.origin) };
}
