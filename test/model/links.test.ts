import { createLinks, environmentIdIn, type LinkTarget } from '../../ConnectionManager/model/links';

const environmentId = '1f2e3d4c-0000-4000-8000-00000000beef';
const flowId = '00000000-0000-0000-0000-0000000000f1';

const targets = {
  connections: { page: 'connections' },
  newConnection: { page: 'new-connection', connector: 'shared_commondataserviceforapps' },
  flow: { page: 'flow', flowId },
  run: { page: 'run', flowId, runName: '08584' },
  environment: { page: 'environment' },
  application: { page: 'entra-app', applicationId: '00000000-0000-0000-0000-0000000000a9' },
  error: { page: 'entra-error', number: 50_173 },
  learn: { page: 'learn-dataverse-connections' },
} as const satisfies Record<string, LinkTarget>;

function addresses(orgUrl: string | null, environment: string | null = environmentId): Record<string, string | null> {
  const links = createLinks({ orgUrl, environmentId: environment });
  return Object.fromEntries(Object.entries(targets).map(([name, target]) => [name, links(target)]));
}

describe('links to the pages of the platform', () => {
  it('lead into the commercial cloud from a region of it', () => {
    const environment = `environments/${environmentId}`;
    expect(addresses('https://contoso.crm4.dynamics.com')).toEqual({
      connections: `https://make.powerautomate.com/${environment}/connections`,
      newConnection: `https://make.powerapps.com/${environment}/connections/available?apiName=shared_commondataserviceforapps`,
      flow: `https://make.powerautomate.com/${environment}/flows/${flowId}/details`,
      run: `https://make.powerautomate.com/${environment}/flows/${flowId}/runs/08584`,
      environment: `https://admin.powerplatform.microsoft.com/${environment}/hub`,
      application:
        'https://portal.azure.com/#blade/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/Overview/appId/00000000-0000-0000-0000-0000000000a9/isMSAApp/',
      error: 'https://login.microsoftonline.com/error?code=50173',
      learn: 'https://learn.microsoft.com/power-automate/dataverse/manage-dataverse-connections',
    });
  });

  it.each([
    ['https://contoso.crm.dynamics.com', 'make.powerapps.com', 'make.powerautomate.com', 'admin.powerplatform.microsoft.com', 'portal.azure.com'],
    ['https://contoso.crm21.dynamics.com/', 'make.powerapps.com', 'make.powerautomate.com', 'admin.powerplatform.microsoft.com', 'portal.azure.com'],
    ['https://contoso.api.crm9.dynamics.com', 'make.gov.powerapps.us', 'make.gov.powerautomate.us', 'gcc.admin.powerplatform.microsoft.us', 'portal.azure.com'],
    ['https://contoso.crm.microsoftdynamics.us', 'make.high.powerapps.us', 'make.high.powerautomate.us', 'high.admin.powerplatform.microsoft.us', 'portal.azure.us'],
    ['https://contoso.crm.appsplatform.us', 'make.apps.appsplatform.us', 'make.powerautomate.appsplatform.us', 'admin.appsplatform.us', 'portal.azure.us'],
    ['https://contoso.crm.dynamics.cn', 'make.powerapps.cn', 'make.powerautomate.cn', null, 'portal.azure.cn'],
    ['https://apps.powerapps.com', 'make.powerapps.com', 'make.powerautomate.com', 'admin.powerplatform.microsoft.com', 'portal.azure.com'],
    ['https://apps.gov.powerapps.us', 'make.gov.powerapps.us', 'make.gov.powerautomate.us', 'gcc.admin.powerplatform.microsoft.us', 'portal.azure.com'],
    ['https://apps.high.powerapps.us', 'make.high.powerapps.us', 'make.high.powerautomate.us', 'high.admin.powerplatform.microsoft.us', 'portal.azure.us'],
    ['https://play.apps.appsplatform.us', 'make.apps.appsplatform.us', 'make.powerautomate.appsplatform.us', 'admin.appsplatform.us', 'portal.azure.us'],
    ['https://apps.powerapps.cn', 'make.powerapps.cn', 'make.powerautomate.cn', null, 'portal.azure.cn'],
  ])('lead from %s into the same cloud', (orgUrl, maker, powerAutomate, adminCenter, azure) => {
    const hostOf = (address: string | null | undefined): string | null => (address ? new URL(address).host : null);
    const { connections, newConnection, flow, run, environment, application } = addresses(orgUrl);
    expect([connections, flow, run].map(hostOf)).toEqual([powerAutomate, powerAutomate, powerAutomate]);
    expect([newConnection, environment, application].map(hostOf)).toEqual([maker, adminCenter, azure]);
  });

  it.each([
    null,
    '',
    'http://127.0.0.1:8181',
    'http://contoso.crm.dynamics.com',
    'https://contoso.crm.dynamics.com.example.org',
    'https://crm.dynamics.com@example.org',
    'https://contoso.example.com',
    'https://contoso.crmx.dynamics.com',
    'javascript:alert(1)',
  ])('are only those that every cloud shares when the app runs at %s', (orgUrl) => {
    const { error, learn, ...others } = addresses(orgUrl);
    expect([error, learn]).toEqual([expect.stringMatching(/^https:/), expect.stringMatching(/^https:/)]);
    expect(new Set(Object.values(others))).toEqual(new Set([null]));
  });

  it.each([null, '', 'contoso', '../..', `${environmentId}/../x`, 'https://example.org'])('need the environment, which %p is not', (environment) => {
    const { application, error, learn, ...others } = addresses('https://contoso.crm4.dynamics.com', environment);
    expect([application, error, learn]).not.toContain(null);
    expect(new Set(Object.values(others))).toEqual(new Set([null]));
  });

  it.each([
    [environmentId, environmentId],
    [`{${environmentId}}`, environmentId],
    [` Default-${environmentId} `, `Default-${environmentId}`],
    [`default-${environmentId}`, `Default-${environmentId}`],
  ])('take %p for an environment', (text, id) => {
    expect(environmentIdIn(text)).toBe(id);
    expect(createLinks({ orgUrl: 'https://a.crm.dynamics.com', environmentId: text })({ page: 'connections' })).toContain(`/${id}/`);
  });

  it.each(['a/b', '?x=1', '#x', '"><script>', 'javascript:alert(1)', '\\..\\', 'ü\u202e', '%2e%2e'])('keep %p in its place', (hostile) => {
    const links = createLinks({ orgUrl: 'https://contoso.crm4.dynamics.com', environmentId });
    const flow = new URL(links({ page: 'flow', flowId: hostile }) ?? '');
    expect(flow.origin).toBe('https://make.powerautomate.com');
    expect(flow.pathname.split('/').map(decodeURIComponent)).toEqual(['', 'environments', environmentId, 'flows', hostile, 'details']);
    expect(flow.search + flow.hash).toBe('');
    const connection = new URL(links({ page: 'new-connection', connector: hostile }) ?? '');
    expect([...connection.searchParams]).toEqual([['apiName', hostile]]);
  });

  it.each(['', '.', '..', '\ud800', 'a\udc00'])('are not made of %p, which is no part of an address', (hostile) => {
    const links = createLinks({ orgUrl: 'https://contoso.crm4.dynamics.com', environmentId });
    expect(links({ page: 'run', flowId, runName: hostile })).toBeNull();
    expect(links({ page: 'entra-app', applicationId: hostile })).toBeNull();
  });

  it('are not made of a number that is none', () => {
    expect(createLinks({ orgUrl: null, environmentId: null })({ page: 'entra-error', number: NaN })).toBeNull();
  });
});
