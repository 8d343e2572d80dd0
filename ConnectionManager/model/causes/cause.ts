import type { ServiceError } from '../connection';

/** Why a service of the platform refused; the words for it, and for what to do, are in `strings`. */
export type CauseCode =
  | 'never-signed-in'
  | 'sessions-revoked'
  | 'token-inactive'
  | 'mfa-required'
  | 'conditional-access'
  | 'sign-in-not-renewed'
  | 'security-policy'
  | 'account-gone'
  | 'device-not-compliant'
  | 'wrong-secret'
  | 'secret-expired'
  | 'secret-missing'
  | 'wrong-application'
  | 'wrong-tenant'
  | 'resource-missing'
  | 'enterprise-app-disabled'
  | 'wrong-grant-type'
  | 'no-organization-url'
  | 'connection-not-configured'
  | 'connection-not-yours'
  | 'connection-permission'
  | 'connection-missing'
  | 'invoker-override'
  | 'app-metadata'
  | 'flow-not-on'
  | 'flow-not-installed'
  | 'child-flow'
  | 'act-on-behalf'
  | 'license'
  | 'forbidden'
  | 'data-policy'
  | 'suspended'
  | 'wrong-environment'
  | 'app-only-call'
  | 'privilege-missing'
  | 'no-role'
  | 'user-disabled'
  | 'not-a-member'
  | 'throttled';

/** What is known of an error. */
export interface ErrorFinding {
  readonly error: ServiceError;
  /** Null where the error isn't known here: then its own words are all there is. */
  readonly cause: CauseCode | null;
  /** Numbers of Microsoft Entra's error codes (AADSTS) in it. */
  readonly entraCodes: readonly number[];
  /** The error that is inside it, such as the flow service's in Dataverse's; the same as `error` where there is none. */
  readonly inner: ServiceError;
}
