import type { IncomingHttpHeaders } from 'node:http';
import { contoso, ids } from '../../emulator/fixtures/contoso';
import { loopbackOrg, sendJson } from '../../tools/org/loopbackOrg';
import { messageOf, orgProxies, root } from './proxyHarness';

const org = loopbackOrg(contoso());
const proxy = orgProxies(org);

describe('what is passed on', () => {
  it('is a closed list of the page’s headers', async () => {
    const { ask } = await proxy();
    const passed = {
      accept: 'application/json',
      consistency: 'Strong',
      'if-none-match': 'W/"1"',
      'mscrm.sessiontoken': '1',
      'mscrm.solutionuniquename': 'mine',
      'mscrm.suppressduplicatedetection': 'false',
      'odata-maxversion': '4.0',
      'odata-version': '4.0',
      prefer: 'odata.maxpagesize=2',
    };
    const kept = {
      cookie: 'a=b',
      referer: 'http://127.0.0.1/',
      'x-forwarded-for': '1.2.3.4',
      'x-anything': 'x',
      'mscrm.bypasscustompluginexecution': 'true',
      'mscrm.bypassbusinesslogicexecution': 'CustomSync',
      'sec-fetch-site': 'same-origin',
    };
    await ask(`${root}workflows`, { headers: { ...passed, ...kept } });
    const headers: IncomingHttpHeaders = org().seen[0]?.headers ?? {};
    expect(headers).toMatchObject(passed);
    expect(headers.host).toBe(new URL(org().origin).host);
    for (const name of [...Object.keys(kept).filter((key) => !key.startsWith('sec-')), 'origin']) {
      expect(headers).not.toHaveProperty([name]);
    }
  });

  it('is a closed list of the environment’s headers, and nothing that stays in the browser', async () => {
    const passed = {
      etag: 'W/"7"',
      'odata-version': '4.0',
      'odata-entityid': 'x',
      location: 'y',
      'preference-applied': 'return=representation',
      'retry-after': '7',
      'x-ms-service-request-id': '1',
    };
    const kept = { 'set-cookie': 'a=b', 'www-authenticate': 'Bearer', 'access-control-allow-origin': '*', server: 's', 'x-anything': 'x' };
    org().answer((_request, response) => sendJson(response, {}, 200, { ...passed, ...kept, 'Cache-Control': 'public' }));
    const { headers } = await (await proxy()).ask(`${root}workflows`);
    const own = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' };
    expect(headers).toMatchObject({ ...passed, ...own });
    for (const name of Object.keys(kept)) {
      expect(headers).not.toHaveProperty([name]);
    }
  });

  it.each(['text/html', 'image/svg+xml'])('is nothing that could run with the page’s rights: %s', async (type) => {
    org().answer((_request, response) => {
      response.writeHead(200, { 'Content-Type': type }).end('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
      return true;
    });
    const { headers } = await (await proxy()).ask(`${root}webresourceset(${ids.invoiceFlow})/content/$value`);
    expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
  });

  it('is nothing that asks as somebody else', async () => {
    const { ask } = await proxy({ write: true });
    for (const header of ['MSCRMCallerID', 'CallerObjectId']) {
      expect((await ask(`${root}WhoAmI`, { headers: { [header]: ids.maker } })).status).toBe(403);
    }
    expect(org().seen).toEqual([]);
  });
});

describe('what is not passed on', () => {
  it.each([
    '/api/data/v9.1/WhoAmI',
    '/api/data/v9.2/../../main.aspx',
    '/api/data/v9.2/..%2fmain.aspx',
    '//evil.com/api/data/v9.2/WhoAmI',
    'http://evil.com/api/data/v9.2/WhoAmI',
  ])('other addresses: %s', async (address) => {
    const { ask } = await proxy();
    expect((await ask(address)).status).toBe(404);
    expect(org().seen).toEqual([]);
  });

  it.each([['Origin', 'https://evil.com'], ['Host', 'evil.com'], ['Sec-Fetch-Site', 'cross-site'], ['Sec-Fetch-Site', 'same-site']])(
    'what other pages ask: %s %s',
    async (header, value) => {
      const { ask } = await proxy();
      expect((await ask(`${root}WhoAmI`, { headers: { [header]: value } })).status).toBe(403);
      expect(org().seen).toEqual([]);
    },
  );

  it('redirects: they are an error of the gateway', async () => {
    org().answer((_request, response) => {
      response.writeHead(302, { Location: 'https://evil.com/' }).end();
      return true;
    });
    const answer = await (await proxy()).ask(`${root}WhoAmI`);
    expect(answer.status).toBe(502);
    expect(messageOf(answer)).toContain('redirect');
    expect(answer.headers).not.toHaveProperty('location');
  });
});

