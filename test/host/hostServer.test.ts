import { generateSample } from '../emulator/sample/generateSample';
import { startHost, type RunningHost } from './hostServer';
import type { Session } from './session';

const data = generateSample();

let host: RunningHost;

beforeAll(async () => {
  host = await startHost({ port: 0, data });
});

afterAll(() => host.close());

describe('the host server', () => {
  it('is on the loopback address and serves the page with its script and styles', async () => {
    expect(host.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const page = await fetch(host.url);
    expect(page.headers.get('Content-Type')).toContain('text/html');
    const html = await page.text();
    for (const [, address] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect((await fetch(new URL(address ?? '', host.url))).status).toBe(200);
    }
  });

  const libraries = ['react-16', 'react-dom-16', 'react-17', 'react-dom-17', 'fluent-9.46.2', 'fluent-9.68.0'];

  it.each(libraries)('serves the platform library %s', async (name) => {
    const library = await fetch(`${host.url}platform/${name}.js`);
    expect(library.status).toBe(200);
    expect((await library.text()).length).toBeGreaterThan(1000);
  });

  it('tells the page who is signed in', async () => {
    const session = (await (await fetch(`${host.url}host/session.json`)).json()) as Session;
    expect(session.signedInUser).toBe(data.user);
    expect(session.personas.admin.id).toBe(data.user);
  });

  it('answers the Web API with the embedded Dataverse', async () => {
    const answer = await fetch(`${host.url}api/data/v9.2/WhoAmI`);
    expect(await answer.json()).toMatchObject({ UserId: data.user });
  });

  it('lets no page of another site show it in a frame', async () => {
    expect((await fetch(host.url)).headers.get('Content-Security-Policy')).toBe("frame-ancestors 'none'");
  });

  const others = ['/', 'package.json', 'host/%2e%2e/%2e%2e/package.json', 'platform/react-15.js', 'control/strings/..%2f..%2fbundle.js'];

  it.each(others)('gives away no other file: %s', async (path) => {
    expect((await fetch(host.url + path)).status).toBe(404);
  });

  it('lets go wrong what was asked for', async () => {
    const faulty = await startHost({ port: 0, data, faults: [{ table: 'workflows', fault: { unavailable: true } }] });
    const statusOf = async (path: string): Promise<number> => (await fetch(`${faulty.url}${path}`)).status;
    expect([await statusOf('api/data/v9.2/workflows'), await statusOf('api/data/v9.2/WhoAmI'), await statusOf('')]).toEqual([503, 200, 200]);
    await faulty.close();
  });

  it('refuses a port that is in use', async () => {
    await expect(startHost({ port: Number(new URL(host.url).port), data })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
