import type { Locator, Page } from 'playwright-core';
import { findAccessibilityViolations } from './harness';
import { atRest, choose, expectSoon, press, pressOn, tabTo } from './keyboard';
import { definitions, hosts, openFlows, pane, type SettingsPages } from './settingsHarness';

let pages: SettingsPages;

afterEach(() => pages.close());

/** Finds the maker's flows on orders, selects all of them, and opens the page that sets something for them, by keyboard. */
async function openFor(page: Page, command: string): Promise<Locator> {
  await tabTo(page, page.getByRole('searchbox'));
  await page.keyboard.type('order: ');
  await page.getByText(/^\d+ of \d+$/).waitFor();
  await tabTo(page, page.getByRole('checkbox', { name: 'Select all rows shown' }));
  await press(page, 'Space');
  await tabTo(page, page.getByRole('group', { name: 'Selected rows' }).getByRole('button', { name: command }), 'Shift+Tab');
  await press(page, 'Enter');
  await pane(page, command).waitFor();
  return pane(page, command);
}

async function setModifyingUser(page: Page): Promise<Locator> {
  const bulk = await openFor(page, 'Set Run as');
  await choose(page, bulk.getByRole('radiogroup', { name: 'Run as' }), 'Modifying user');
  await choose(page, bulk.getByRole('radiogroup', { name: /^Use invoker's connection/ }), /^Use it$/);
  return bulk;
}

/** How many flows the button says that it applies to. */
async function applied(page: Page, bulk: Locator): Promise<number> {
  const apply = bulk.getByRole('button', { name: /^Apply to \d+ flows$/ });
  const count = Number(/\d+/.exec(await apply.innerText())?.[0]);
  await pressOn(page, apply);
  return count;
}

/** Names of the flows whose definitions differ. */
async function changed(before: ReadonlyMap<string, string>): Promise<string[]> {
  const now = await definitions(pages.harness);
  return [...now].filter(([name, text]) => before.get(name) !== text).map(([name]) => name);
}

describe.each(hosts)('%s', (_name, query) => {
  it('Run as of several flows is previewed, set, and put back, by keyboard alone', async () => {
    pages = await openFlows(`user=maker&${query}`);
    const { page, harness, opened } = pages;
    const before = await definitions(harness);
    const bulk = await setModifyingUser(page);
    const impossible = bulk.getByRole('list', { name: /can't be set so$/ });
    expect(await impossible.innerText()).toContain('Environment parameter');
    await atRest(page);
    expect(await findAccessibilityViolations(page)).toEqual([]);
    const count = await applied(page, bulk);
    await bulk.getByText(`${count} flows are set.`).waitFor({ timeout: 60_000 });
    await bulk.getByRole('button', { name: 'Undo all' }).waitFor();
    const names = await changed(before);
    expect(count).toBeGreaterThan(1);
    expect(names).toHaveLength(count);
    for (const [, text] of [...(await definitions(harness))].filter(([name]) => names.includes(name))) {
      expect(text).toContain('"subscriptionRequest/runas":1');
    }
    await atRest(page);
    expect(await findAccessibilityViolations(page)).toEqual([]);
    await expectSoon(async () => expect(await bulk.getByRole('button', { name: 'Undo all' }).getAttribute('aria-disabled')).toBeNull());
    await pressOn(page, bulk.getByRole('button', { name: 'Undo all' }));
    await expectSoon(async () => expect(await changed(before)).toEqual([]));
    expect(opened.problems).toEqual([]);
  });
});

it('setting many stops after the flow that is under way, and says which were not begun', async () => {
  pages = await openFlows('user=maker', { faults: ['method=PATCH; table=workflows; delay=1500'] });
  const { page, harness } = pages;
  const before = await definitions(harness);
  const bulk = await setModifyingUser(page);
  const count = await applied(page, bulk);
  await pressOn(page, bulk.getByRole('button', { name: 'Stop after this flow' }));
  await bulk.getByText(/weren't begun, because you stopped\./).waitFor();
  const names = await changed(before);
  expect(names.length).toBeGreaterThan(0);
  expect(names.length).toBeLessThan(count);
});

it('a limit of the service in the middle is waited for, and nothing is left out', async () => {
  pages = await openFlows('user=maker', { faults: ['method=PATCH; table=workflows; every=2; first=1; throttle=requests; retry-after=2'] });
  const { page, harness } = pages;
  const before = await definitions(harness);
  const bulk = await setModifyingUser(page);
  const count = await applied(page, bulk);
  await bulk.getByText(`${count} flows are set.`).waitFor({ timeout: 60_000 });
  expect(await changed(before)).toHaveLength(count);
});

it('saving goes on while another tab is shown, and its result is there afterwards', async () => {
  pages = await openFlows('user=maker', { faults: ['method=PATCH; table=workflows; delay=500'] });
  const { page, harness } = pages;
  const before = await definitions(harness);
  const bulk = await setModifyingUser(page);
  const count = await applied(page, bulk);
  await page.getByRole('tab', { name: 'Connections' }).click();
  await expectSoon(async () => expect(await changed(before)).toHaveLength(count));
  await page.getByRole('tab', { name: 'Flows' }).click();
  await page.getByText(`${count} flows are set.`, { exact: false }).first().waitFor({ timeout: 60_000 });
});

it.each(['light', 'dark', 'contrast'])('the preview can be read in the theme "%s"', async (theme) => {
  pages = await openFlows(`user=maker&theme=${theme}`);
  const { page } = pages;
  await setModifyingUser(page);
  await atRest(page);
  expect(await findAccessibilityViolations(page)).toEqual([]);
});

it.each([320, 400])('nothing of the preview is wider than %d px', async (width) => {
  pages = await openFlows('user=maker', {}, { viewport: { width, height: 800 } });
  const { page } = pages;
  const bulk = await setModifyingUser(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  expect(await bulk.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
});
