import fc from 'fast-check';
import type { ServiceError } from '../../../ConnectionManager/model/connection';
import type { CauseCode } from '../../../ConnectionManager/model/causes/cause';
import { causeKind, causes } from '../../../ConnectionManager/model/causes/causes';
import { explainError } from '../../../ConnectionManager/model/causes/explainError';
import { flowServiceError } from '../../emulator/flowService/flowErrors';
import { processorTime } from '../processorTime';

const refresh = 'Failed to refresh access token for service: aadcertificate. Correlation Id=1, Error: Failed to acquire token from AAD: ';

function entra(number: number): ServiceError {
  const description = `AADSTS${number}: Words that may change. Trace ID: 1`;
  const answer = { error: 'invalid_grant', error_description: description, error_codes: [number], suberror: 'bad_token' };
  return { code: 'Unauthorized', message: refresh + JSON.stringify(answer) };
}

function ofFlowService(code: string, message: string): ServiceError {
  const { code: outer, message: words } = flowServiceError('BadRequest', code, message);
  return { code: outer, message: words };
}

/** Every error that is known, as its service words it. */
const known: readonly [CauseCode, ServiceError][] = [
  ['never-signed-in', { code: 'Unauthenticated', message: 'This connection is not authenticated.' }],
  ['sessions-revoked', entra(50173)],
  ['token-inactive', entra(700082)],
  ['mfa-required', entra(50076)],
  ['conditional-access', entra(50158)],
  ['conditional-access', entra(53003)],
  ['sign-in-not-renewed', { code: 'Unauthorized', message: 'Failed to refresh access token for service: aadcertificate.' }],
  ['security-policy', entra(530032)],
  ['account-gone', entra(50057)],
  ['account-gone', { code: 'Unauthorized', message: 'The user account is disabled.' }],
  ['account-gone', { code: null, message: 'The account does not exist in the 1234 directory: the account must be added to the directory.' }],
  ['account-gone', { code: 'Unauthorized', message: 'The user account is disabled or deleted from directory.' }],
  ['device-not-compliant', entra(135011)],
  ['device-not-compliant', entra(53000)],
  ['device-not-compliant', { code: 'Unauthorized', message: 'Device used during the authentication is disabled.' }],
  ['device-not-compliant', { code: null, message: 'Device is not in required device state: compliant.' }],
  ['wrong-secret', entra(7000215)],
  ['secret-expired', entra(7000222)],
  ['secret-missing', entra(7000218)],
  ['wrong-application', entra(700016)],
  ['wrong-tenant', entra(90002)],
  ['resource-missing', entra(500011)],
  ['enterprise-app-disabled', entra(500014)],
  ['enterprise-app-disabled', { code: null, message: "The service principal for resource '1234' is disabled." }],
  ['wrong-grant-type', { code: 'InvalidOptionParameterValue', message: "'token:grantType' only accepts client_credentials." }],
  ['no-organization-url', { code: null, message: "Invalid organization URL '' provided" }],
  ['connection-not-configured', { code: 'InvalidConnection', message: null }],
  ['connection-not-configured', { code: 'ConnectionNotConfigured', message: 'The connection is not configured.' }],
  ['connection-not-configured', { code: '0x80060467', message: 'The related connection references need connections created.' }],
  ['connection-not-yours', ofFlowService('ConnectionAuthorizationFailed', "Connection 'a' cannot be used to activate this flow.")],
  ['connection-permission', { code: 'ConnectionAuthorizationFailed', message: 'The caller does not have the minimum required permission.' }],
  ['connection-permission', { code: 'ConnectionAuthorizationFailed', message: null }],
  [
    'connection-missing',
    ofFlowService(
      'AzureResourceManagerRequestFailed',
      `Status NotFound: '{"error":{"code":"NotFound","message":"Cannot find connection with name 'a'."}}'.`,
    ),
  ],
  ['connection-missing', { code: 'ConnectionNotFound', message: null }],
  ['invoker-override', { code: 'InvokerConnectionOverrideFailed', message: 'No valid connection.' }],
  ['app-metadata', { code: 'MissingConnectionReference', message: null }],
  ['app-metadata', { code: 'NotAllowedConnectionReference', message: null }],
  ['flow-not-on', { code: 'WorkflowTriggerIsNotEnabled', message: null }],
  ['flow-not-installed', { code: '0x80040265', message: 'Failed to install the flow.' }],
  ['flow-not-installed', { code: '0x80048d0b', message: 'Failed to install the flow.' }],
  ['child-flow', ofFlowService('CannotStartUnpublishedSolutionFlow', 'The flow cannot be started.')],
  ['act-on-behalf', { code: '0x80040220', message: 'Principal user is missing prvActOnBehalfOfAnotherUser privilege.' }],
  ['act-on-behalf', { code: '0x8004A110', message: null }],
  ['license', { code: 'MissingAdequateQuotaPolicy', message: null }],
  ['license', { code: 'DirectApiAuthorizationRequired', message: null }],
  ['license', { code: 'Forbidden', message: 'The user does not have a service plan adequate for the non-Standard connection.' }],
  ['data-policy', { code: null, message: "Connection creation/edit of 'shared_x' has been blocked by DLP policy 'Contoso'." }],
  ['suspended', { code: 'CompanyDLPViolation', message: null }],
  ['suspended', { code: 'Quarantined', message: null }],
  ['wrong-environment', { code: 'MissingEnvironmentFilter', message: 'The environment filter must be set.' }],
  ['wrong-environment', { code: 'ServiceToServiceEnvironmentNotFound', message: null }],
  ['app-only-call', { code: 'ClientScopeAuthorizationFailed', message: 'The x-ms-client-scope header must not be null.' }],
  ['privilege-missing', { code: '0x80040220', message: "Principal user is missing prvReadAccount privilege on OTC=1 for entity 'account'." }],
  ['privilege-missing', { code: 'Forbidden', message: 'Principal user is missing prvReadAccount privilege.' }],
  ['privilege-missing', { code: '0x80048306', message: 'SecLib::AccessCheckEx failed.' }],
  ['privilege-missing', { code: '0x80040231', message: null }],
  ['no-role', { code: '0x80042f09', message: null }],
  ['no-role', { code: '0x80042F0A', message: null }],
  ['user-disabled', { code: '0x8004a112', message: null }],
  ['not-a-member', { code: '0x80072560', message: 'The user is not a member of the organization.' }],
  ['throttled', { code: '0x80072322', message: 'Number of requests exceeded the limit of 6000.' }],
  ['throttled', { code: '0x80072321', message: null }],
  ['throttled', { code: 'TooManyRequests', message: null }],
  ['forbidden', { code: 'Forbidden', message: 'No.' }],
];

describe('what an error means', () => {
  test.each(known)('is %s for %j', (cause, error) => {
    expect(explainError(error).cause).toBe(cause);
  });

  test('is tried out for every cause there is', () => {
    expect(new Set(known.map(([cause]) => cause))).toEqual(new Set(Object.keys(causes)));
  });

  test('is not known of an error that nobody has described', () => {
    const error = { code: 'ContosoLedgerError_4711', message: 'Posting period 2026-09 is closed.' };
    expect(explainError(error)).toEqual({ error, cause: null, entraCodes: [], inner: error });
    expect(explainError({ code: null, message: null }).cause).toBeNull();
  });

  test.each(['constructor', '__proto__', 'toString'])('is not known of the code %s', (code) => {
    expect(explainError({ code, message: code }).cause).toBeNull();
  });
});

describe("Microsoft Entra's numbers", () => {
  test('count where only the list of codes has them, and where only the text does', () => {
    const listed = explainError({ code: null, message: '{"error":"invalid_grant","error_codes":[50173]}' });
    expect(listed).toMatchObject({ cause: 'sessions-revoked', entraCodes: [50173] });
    const written = explainError({ code: null, message: 'AADSTS7000222: the rest was cut o' });
    expect(written).toMatchObject({ cause: 'secret-expired', entraCodes: [7000222] });
  });

  test('count where the JSON around them was cut, or stands escaped in JSON', () => {
    const message = entra(700082).message ?? '';
    expect(explainError({ code: null, message: message.slice(0, message.indexOf('suberror')) }).cause).toBe('token-inactive');
    expect(explainError({ code: null, message: JSON.stringify(message).replace(/AADSTS\d+/, '') }).cause).toBe('token-inactive');
  });

  test('count before words, and leave an unknown number unknown', () => {
    const numbered = (number: number): ServiceError => ({ code: null, message: `${refresh}AADSTS${number}: The user account is disabled.` });
    expect(explainError(numbered(50173)).cause).toBe('sessions-revoked');
    expect(explainError(numbered(99999))).toMatchObject({ cause: null, entraCodes: [99999] });
  });

  test('are given each once', () => {
    const message = 'AADSTS50076 AADSTS50173 {"error_codes":[50173, 50158]}';
    expect(explainError({ code: null, message }).entraCodes).toEqual([50076, 50173, 50158]);
  });
});

describe('an error inside an error', () => {
  test("is the flow service's in Dataverse's", () => {
    const error = ofFlowService('ConnectionAuthorizationFailed', 'Connection {0} "a" cannot be used to activate this flow. }');
    expect(explainError(error)).toMatchObject({
      error,
      inner: { code: 'ConnectionAuthorizationFailed', message: 'Connection {0} "a" cannot be used to activate this flow. }' },
    });
  });

  test("is Microsoft Entra's in a connection's", () => {
    expect(explainError(entra(50173)).inner).toEqual({ code: 'invalid_grant', message: 'AADSTS50173: Words that may change. Trace ID: 1' });
  });

  test('may be escaped, and have errors of its own', () => {
    const innermost = JSON.stringify({ error: { code: 404, message: 'Cannot find connection with name a.' } });
    const middle = JSON.stringify({ error: { code: 'AzureResourceManagerRequestFailed', message: `Details: ${innermost}` } });
    const escaped = JSON.stringify(middle).slice(1, -1);
    expect(explainError({ code: '0x80060467', message: `The details: ${escaped}.` })).toMatchObject({
      cause: 'connection-missing',
      inner: { code: '404', message: 'Cannot find connection with name a.' },
    });
  });

  test.each(['{"error":', '{"error":{"code":"a"', '{"error":[]}', '{"error":{}}', '{"error":null}', 'a } b { "error', '{\\"error\\":\\'])(
    'is none where it cannot be read: %s',
    (message) => {
      const error = { code: 'a', message };
      expect(explainError(error).inner).toBe(error);
    },
  );
});

describe('what a cause is about', () => {
  test.each<[string, CauseCode[]]>([
    ['connection', ['sessions-revoked', 'secret-expired', 'connection-permission', 'connection-missing', 'account-gone']],
    ['permission', ['privilege-missing', 'act-on-behalf', 'no-role', 'user-disabled', 'license', 'forbidden']],
    ['other', ['throttled', 'data-policy', 'flow-not-on', 'app-metadata']],
  ])('is the %s', (kind, codes) => {
    expect(codes.map(causeKind)).toEqual(codes.map(() => kind));
  });
});

describe('hostile errors', () => {
  test('are explained or not, whatever they say', () => {
    const pieces = fc.constantFrom('{"error":', '{\\"error\\":', '"', '\\', '{', '}', 'AADSTS', '50173', 'error_codes":[', ',', ' ', 'x');
    const assembled = fc.array(pieces).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.option(fc.string()), fc.option(fc.oneof(fc.string(), assembled)), (code, message) => {
        const finding = explainError({ code, message });
        expect(finding.error).toEqual({ code, message });
        expect(finding.cause === null || finding.cause in causes).toBe(true);
      }),
    );
  });

  test.each(['{"error":', '{\\"error\\":"', '\\"', '"', '{', 'error_codes":[', 'error_codes":[1 ,', 'AADSTS', ' ', 'error_codes\\\\'])(
    'take little time, however often they say %s',
    (piece) => {
      const message = `{"error":"${piece.repeat(1_000_000 / piece.length)}`;
      expect(processorTime(() => explainError({ code: null, message }))).toBeLessThan(1_000);
    },
  );
});
