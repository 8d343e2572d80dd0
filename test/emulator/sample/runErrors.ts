/** What a failed run reports. */
export interface RunError {
  code: string;
  message: string;
}

const refresh =
  'Failed to refresh access token for service: aadcertificate. ' +
  'Correlation Id=3c9d1c1e-6d7b-4b0f-8f7e-7a2f0a8d2b11, Error: Failed to acquire token from AAD:';

function entra(number: number, text: string, error = 'invalid_grant'): RunError {
  return {
    code: 'Unauthorized',
    message: `${refresh} {"error":"${error}","error_description":"AADSTS${number}: ${text}","error_codes":[${number}]}`,
  };
}

/**
 * Errors of failed runs. Codes and Entra numbers are those of Microsoft's error references and support articles; the sentences around
 * them are the sample's own.
 */
export const runErrors = {
  sessionsRevoked: entra(50173, 'The provided grant has expired due to it being revoked, a fresh auth token is needed.'),
  idle: entra(700082, 'The refresh token has expired due to inactivity.'),
  multiFactor: entra(50076, 'Due to a configuration change made by your administrator, you must use multi-factor authentication.'),
  conditionalAccess: entra(53003, 'Access has been blocked by Conditional Access policies.'),
  secretExpired: entra(7000222, 'The provided client secret keys for app are expired.', 'invalid_client'),
  wrongSecret: entra(7000215, 'Invalid client secret provided.', 'invalid_client'),
  applicationMissing: entra(700016, 'Application was not found in the directory.', 'unauthorized_client'),
  unauthenticated: { code: 'Unauthenticated', message: 'This connection is not authenticated.' },
  userDisabled: { code: 'Unauthorized', message: 'The user account is disabled or deleted from the directory.' },
  connectionDeleted: { code: 'ConnectionNotConfigured', message: 'The connection was deleted or is not configured for this flow.' },
  invalidConnection: { code: 'InvalidConnection', message: 'The connection reference of the flow is not valid.' },
  connectionNotFound: {
    code: 'AzureResourceManagerRequestFailed',
    message: "Request failed with status NotFound: Cannot find connection with name 'shared-office365-00000000'.",
  },
  notAuthorized: {
    code: 'ConnectionAuthorizationFailed',
    message: 'The caller does not have the minimum required permission to use the connection.',
  },
  privilegeMissing: {
    code: 'Forbidden',
    message: "Principal user is missing prvReadcontoso_workorder privilege on OTC=10412 for entity 'contoso_workorder'. (0x80040220)",
  },
  invokerOverride: {
    code: 'InvokerConnectionOverrideFailed',
    message: 'Could not find any valid connection for the connection reference of the run-only user.',
  },
  licence: {
    code: 'MissingAdequateQuotaPolicy',
    message: 'The user does not have a service plan adequate for the non-Standard connection.',
  },
  throttled: { code: 'TooManyRequests', message: 'Rate limit is exceeded. Try again in 27 seconds.' },
  unknown: { code: 'ContosoLedgerError_4711', message: 'Posting period 2026-09 is closed.' },
} as const satisfies Record<string, RunError>;

/** Short name of a run error. */
export type RunErrorKey = keyof typeof runErrors;
