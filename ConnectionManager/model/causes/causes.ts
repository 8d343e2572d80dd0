import type { CauseCode } from './cause';

/** What an error is about: the `connection` itself, what somebody is permitted (`permission`), or neither. */
export type CauseKind = 'connection' | 'permission' | 'other';

/**
 * What gives a cause away: a number of Microsoft Entra's, the service's own code, pieces of the message. All that is given has to be
 * there. Codes are compared in whatever case, and so are words, which are given in lower case.
 */
export type CauseMatch =
  | { readonly entra: number }
  | { readonly code: string; readonly words?: readonly string[] }
  | { readonly words: readonly string[] };

/** How a cause is recognized. */
export interface CauseRule {
  readonly kind: CauseKind;
  readonly matches: readonly CauseMatch[];
}

/**
 * Every known cause, in the order in which they are tried: what says more comes before what says less, so `Forbidden` is last.
 *
 * Numbers and codes as Microsoft documents them: the error code reference of Microsoft Entra, "Troubleshoot broken connections" and
 * other support articles of Power Automate, the error reference of Power Automate, the web service error codes and service protection
 * limits of Dataverse; the rest as public reports have it. Entra's texts may change, so only its numbers count.
 */
export const causes: Readonly<Record<CauseCode, CauseRule>> = {
  'never-signed-in': { kind: 'connection', matches: [{ words: ['this connection is not authenticated'] }] },
  'sessions-revoked': { kind: 'connection', matches: [{ entra: 50173 }] },
  'token-inactive': { kind: 'connection', matches: [{ entra: 700082 }] },
  'mfa-required': { kind: 'connection', matches: [{ entra: 50076 }] },
  'conditional-access': { kind: 'connection', matches: [{ entra: 50158 }, { entra: 53003 }] },
  'security-policy': { kind: 'connection', matches: [{ entra: 530032 }] },
  'account-gone': {
    kind: 'connection',
    matches: [
      { entra: 50057 },
      { words: ['user account is disabled'] },
      { words: ['deleted from the directory'] },
      { words: ['deleted from directory'] },
      { words: ['the account must be added to the directory'] },
    ],
  },
  'device-not-compliant': {
    kind: 'connection',
    matches: [
      { entra: 135011 },
      { entra: 53000 },
      { entra: 53001 },
      { words: ['device is not in required device state'] },
      { words: ['device used during the authentication is disabled'] },
      { words: ['device object was not found'] },
    ],
  },
  'wrong-secret': { kind: 'connection', matches: [{ entra: 7000215 }] },
  'secret-expired': { kind: 'connection', matches: [{ entra: 7000222 }] },
  'secret-missing': { kind: 'connection', matches: [{ entra: 7000218 }] },
  'wrong-application': { kind: 'connection', matches: [{ entra: 700016 }] },
  'wrong-tenant': { kind: 'connection', matches: [{ entra: 90002 }] },
  'resource-missing': { kind: 'connection', matches: [{ entra: 500011 }] },
  'enterprise-app-disabled': {
    kind: 'connection',
    matches: [{ entra: 500014 }, { words: ['the service principal for resource', 'is disabled'] }],
  },
  'sign-in-not-renewed': { kind: 'connection', matches: [{ words: ['failed to refresh access token for service'] }] },
  'wrong-grant-type': { kind: 'connection', matches: [{ code: 'InvalidOptionParameterValue', words: ['token:granttype'] }] },
  'no-organization-url': { kind: 'connection', matches: [{ words: ['invalid organization url'] }] },
  'connection-not-yours': {
    kind: 'connection',
    matches: [{ code: 'ConnectionAuthorizationFailed', words: ['cannot be used to activate this flow'] }],
  },
  'connection-permission': { kind: 'connection', matches: [{ code: 'ConnectionAuthorizationFailed' }] },
  'connection-missing': { kind: 'connection', matches: [{ code: 'ConnectionNotFound' }, { words: ['cannot find connection with name'] }] },
  'connection-not-configured': {
    kind: 'connection',
    matches: [
      { code: 'InvalidConnection' },
      { code: 'ConnectionNotConfigured' },
      { code: '0x80060467', words: ['connection references need connections created'] },
    ],
  },
  'invoker-override': { kind: 'connection', matches: [{ code: 'InvokerConnectionOverrideFailed' }] },
  'app-metadata': { kind: 'other', matches: [{ code: 'MissingConnectionReference' }, { code: 'NotAllowedConnectionReference' }] },
  'flow-not-on': { kind: 'other', matches: [{ code: 'WorkflowTriggerIsNotEnabled' }] },
  'child-flow': { kind: 'other', matches: [{ code: 'CannotStartUnpublishedSolutionFlow' }] },
  license: {
    kind: 'permission',
    matches: [
      { code: 'MissingAdequateQuotaPolicy' },
      { code: 'DirectApiAuthorizationRequired' },
      { words: ['does not have a service plan adequate'] },
    ],
  },
  suspended: { kind: 'other', matches: [{ code: 'CompanyDLPViolation' }, { code: 'Quarantined' }] },
  'data-policy': { kind: 'other', matches: [{ words: ['blocked by dlp policy'] }] },
  'wrong-environment': {
    kind: 'other',
    matches: [{ code: 'MissingEnvironmentFilter' }, { code: 'ServiceToServiceEnvironmentNotFound' }],
  },
  'app-only-call': { kind: 'other', matches: [{ code: 'ClientScopeAuthorizationFailed' }] },
  'act-on-behalf': { kind: 'permission', matches: [{ code: '0x8004a110' }, { words: ['prvactonbehalfofanotheruser'] }] },
  'no-role': { kind: 'permission', matches: [{ code: '0x80042f09' }, { code: '0x80042f0a' }] },
  'user-disabled': { kind: 'permission', matches: [{ code: '0x8004a112' }] },
  'not-a-member': { kind: 'permission', matches: [{ code: '0x80072560' }, { words: ['user is not a member of the organization'] }] },
  'privilege-missing': {
    kind: 'permission',
    matches: [{ code: '0x80040220' }, { code: '0x80048306' }, { code: '0x80040231' }, { words: ['is missing prv'] }],
  },
  throttled: {
    kind: 'other',
    matches: [{ code: '0x80072321' }, { code: '0x80072322' }, { code: '0x80072326' }, { code: 'TooManyRequests' }, { code: '429' }],
  },
  'flow-not-installed': { kind: 'other', matches: [{ words: ['failed to install the flow'] }] },
  forbidden: { kind: 'permission', matches: [{ code: 'Forbidden' }, { code: '403' }] },
};

/**
 * What an error of a known cause is about.
 *
 * @param cause The cause.
 * @returns Whether it is the connection, what somebody is permitted, or neither.
 */
export function causeKind(cause: CauseCode): CauseKind {
  return causes[cause].kind;
}
