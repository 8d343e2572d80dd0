import { parseOrgAddress } from '../../../tools/org/orgAddress';

const commercial = 'https://login.microsoftonline.com';
const usGovernment = 'https://login.microsoftonline.us';

describe('the address of an environment', () => {
  it.each([
    ['https://contoso.crm.dynamics.com', commercial],
    ['https://contoso.crm4.dynamics.com', commercial],
    ['https://contoso-test.crm21.dynamics.com', commercial],
    ['https://contoso.crm9.dynamics.com', commercial],
    ['https://contoso.api.crm4.dynamics.com', commercial],
    ['https://contoso.crm.microsoftdynamics.us', usGovernment],
    ['https://contoso.crm.appsplatform.us', usGovernment],
    ['https://contoso.crm.dynamics.cn', 'https://login.chinacloudapi.cn'],
  ])('is one of every cloud: %s', (origin, authorityHost) => {
    expect(parseOrgAddress(origin)).toEqual({ origin, authorityHost });
  });

  it('may have a closing slash and capital letters', () => {
    expect(parseOrgAddress('HTTPS://Contoso.CRM4.dynamics.com/').origin).toBe('https://contoso.crm4.dynamics.com');
  });

  it.each([
    ['http://contoso.crm.dynamics.com', 'https'],
    ['contoso.crm.dynamics.com', 'no web address'],
    ['', 'no web address'],
    ['file:///etc/passwd', 'https'],
    ['https://evil.com/.crm.dynamics.com', 'evil.com is no host'],
    ['https://evil.com#.crm.dynamics.com', 'evil.com is no host'],
    ['https://evil.com?.crm.dynamics.com', 'evil.com is no host'],
    ['https://evil.com\\.crm.dynamics.com', 'evil.com is no host'],
    ['https://x.crm.dynamics.com.evil.com', 'is no host'],
    ['https://xcrm.dynamics.com', 'is no host'],
    ['https://crm.dynamics.com', 'is no host'],
    ['https://x.crm0.dynamics.com', 'is no host'],
    ['https://x.crm100.dynamics.com', 'is no host'],
    ['https://x.crm4.microsoftdynamics.us', 'is no host'],
    ['https://x.crm.dynamics.com.', 'is no host'],
    ['https://x_y.crm.dynamics.com', 'is no host'],
    ['https://a.b.crm.dynamics.com', 'is no host'],
    ['https://127.0.0.1', 'is no host'],
    ['https://localhost', 'is no host'],
    ['https://ſ.crm.dynamics.com', 'host'],
    ['https://x.crm.dynamics.com:8443', 'port'],
    ['https://x.crm.dynamics.com:443', 'host'],
    ['https://x.crm.dynamics.com/main.aspx', 'path'],
    ['https://x.crm.dynamics.com/?a=b', 'path'],
    ['https://x.crm.dynamics.com/#a', 'path'],
    [' https://x.crm.dynamics.com', 'host'],
    ['https://x.crm.dynamics.com\n', 'host'],
  ])('is not %j', (text, reason) => {
    expect(() => parseOrgAddress(text)).toThrow(reason);
  });

  it.each(['https://me:secret@x.crm.dynamics.com', 'https://x.crm.dynamics.com@evil.com', 'https://secret@evil.com'])(
    'has no user in it, and the message does not repeat it: %s',
    (text) => {
      expect(() => parseOrgAddress(text)).toThrow(/^A user name or password has no place(?!.*secret)/);
    },
  );
});
