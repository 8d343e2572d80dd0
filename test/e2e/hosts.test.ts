import { choices } from '../host/pageOptions';
import { findAccessibilityViolations, startHarness, type Harness } from './harness';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
});

afterAll(() => harness.close());

const versions = choices.react.flatMap((react) => choices.fluent.map((fluent) => ({ react, fluent })));

describe.each(choices.host)('in the host "%s"', (host) => {
  it.each(versions)('the control shows itself with React $react and Fluent $fluent', async ({ react, fluent }) => {
    const { page, problems, close } = await harness.openControl(`host=${host}&react=${react}&fluent=${fluent}&bar=0`);
    await expect(page.evaluate<string>('React.version')).resolves.toMatch(new RegExp(`^${react}\\.`));
    await page.waitForLoadState('networkidle');
    expect(await page.locator('.host-control').innerText()).toContain('Connections');
    expect(problems).toEqual([]);
    await close();
  });

  it.each(choices.theme)('has no accessibility violation in the theme "%s"', async (theme) => {
    const { page, close } = await harness.openControl(`host=${host}&theme=${theme}`);
    await page.waitForLoadState('networkidle');
    expect(await findAccessibilityViolations(page)).toEqual([]);
    await close();
  });
});

it('two controls live on one page without duplicate ids', async () => {
  const { page, problems, close } = await harness.openControl('host=form&instances=2&bar=0');
  await page.waitForLoadState('networkidle');
  expect(await page.locator('.host-control > *').count()).toBe(2);
  const ids = await page.evaluate<string[]>('[...document.querySelectorAll("[id]")].map((element) => element.id)');
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  expect(problems).toEqual([]);
  await close();
});

it('a control that is removed while it reads asks for nothing more', async () => {
  const { page, problems, close } = await harness.openControl();
  await page.waitForLoadState('networkidle');
  await page.route('**/api/data/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    await route.continue();
  });
  const underWay = [/\/workflows\?/, /\/connectionreferences\?/].map((first) => page.waitForRequest(first));
  await page.reload();
  await Promise.all(underWay);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.getByRole('button', { name: 'Remove control' }).click();
  expect(await page.locator('.host-control > *').count()).toBe(0);
  await page.waitForTimeout(1000);
  expect(requests).toEqual([]);
  expect(problems).toEqual([]);
  await page.getByRole('button', { name: 'Restore control' }).click();
  await page.locator('.host-control > *').first().waitFor();
  await close();
});
