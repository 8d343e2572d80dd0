import type { CauseCode } from '../../model/causes/cause';
import type { LinkTarget } from '../../model/links';
import type { Fix, FixCode } from '../../model/status/answers';

/** Where what a cause needs is done: on a page, by doing the same as another fix, or elsewhere, so that all there is is advice. */
export type CauseFix =
  | { readonly by: 'page'; readonly page: 'connections' | 'environment' | 'entra-app' }
  | { readonly by: 'action'; readonly code: FixCode }
  | { readonly by: 'advice' };

const connections: CauseFix = { by: 'page', page: 'connections' };
const environment: CauseFix = { by: 'page', page: 'environment' };
const application: CauseFix = { by: 'page', page: 'entra-app' };
const otherConnection: CauseFix = { by: 'action', code: 'change-connection' };
const turnOn: CauseFix = { by: 'action', code: 'turn-on' };
const advice: CauseFix = { by: 'advice' };

/** Where each cause is mended. */
export const causeFix: Readonly<Record<CauseCode, CauseFix>> = {
  'never-signed-in': connections,
  'sessions-revoked': connections,
  'token-inactive': connections,
  'mfa-required': connections,
  'conditional-access': connections,
  'sign-in-not-renewed': connections,
  'security-policy': advice,
  'account-gone': connections,
  'device-not-compliant': connections,
  'wrong-secret': application,
  'secret-expired': application,
  'secret-missing': application,
  'wrong-application': application,
  'wrong-tenant': connections,
  'resource-missing': advice,
  'enterprise-app-disabled': connections,
  'wrong-grant-type': connections,
  'no-organization-url': connections,
  'connection-not-configured': otherConnection,
  'connection-not-yours': otherConnection,
  'connection-permission': otherConnection,
  'connection-missing': otherConnection,
  'invoker-override': { by: 'action', code: 'use-this-connection' },
  'app-metadata': advice,
  'flow-not-on': turnOn,
  'flow-not-installed': turnOn,
  'child-flow': advice,
  'act-on-behalf': environment,
  license: environment,
  forbidden: environment,
  'data-policy': environment,
  suspended: environment,
  'wrong-environment': advice,
  'app-only-call': otherConnection,
  'privilege-missing': environment,
  'no-role': environment,
  'user-disabled': environment,
  'not-a-member': environment,
  throttled: advice,
};

/**
 * The fix whose button or page a fix shares: for a cause that asks for the same as another fix, that one, otherwise the fix itself.
 *
 * @param fix The fix.
 * @returns Its code, or the other's.
 */
export function doneLike({ code, cause }: Fix): FixCode {
  const way = cause && causeFix[cause];
  return way?.by === 'action' ? way.code : code;
}

/**
 * The page where a cause is mended.
 *
 * @param cause The cause.
 * @param applicationId Application (client) ID of the connection; null where it isn't known: then the connections are the place.
 * @returns The page; undefined where the cause has none.
 */
export function causePage(cause: CauseCode, applicationId: string | null): LinkTarget | undefined {
  const way = causeFix[cause];
  if (way.by !== 'page') {
    return undefined;
  }
  if (way.page !== 'entra-app') {
    return { page: way.page };
  }
  return applicationId === null ? { page: 'connections' } : { page: 'entra-app', applicationId };
}
