import type { Locator, Page } from 'playwright-core';
import { findAccessibilityViolations, startHarness, type Harness } from './harness';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
});

afterAll(() => harness.close());

const opener = (page: Page, name: string): Locator => page.getByRole('button', { name: `Open ${name}`, exact: true });

/** The name of what has the focus: its label or its text. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(50);
  }
}

const inGrid = (page: Page): Promise<boolean> => page.evaluate(() => document.activeElement?.closest('[role=grid]') !== null);

it('a connection is found, opened, read and closed by keyboard alone', async () => {
  const { page, problems, close } = await harness.openControl('bar=0');
  await opener(page, 'Dataverse - Finance').waitFor();
  await press(page, 'Tab');
  expect(await focused(page)).toBe('Connections');
  await press(page, 'Tab');
  await page.keyboard.type('finance');
  await page.getByText(/^\d+ of 60$/).waitFor();
  for (let stops = 0; !(await inGrid(page)) && stops < 20; stops++) {
    await press(page, 'Tab');
  }
  await press(page, 'ArrowDown', 'ArrowRight');
  const first = await focused(page);
  expect(first).toMatch(/^Open .*Finance/);
  await press(page, 'ArrowDown', 'ArrowRight', 'ArrowLeft', 'ArrowUp');
  expect(await focused(page)).toBe(first);
  await press(page, 'Enter');
  expect(`Open ${await focused(page)}`).toBe(first);
  await press(page, 'Tab');
  expect(await focused(page)).toBe('Close');
  await press(page, 'Escape');
  expect(await focused(page)).toBe(first);
  expect(await page.getByRole('region').count()).toBe(0);
  expect(problems).toEqual([]);
  await close();
});

it('arrow keys walk through rows that were not drawn at first', async () => {
  const { page, close } = await harness.openControl('bar=0');
  await opener(page, 'Approvals').focus();
  await press(page, ...Array.from({ length: 40 }, () => 'ArrowDown'));
  const row = page.locator('[role=row]:focus-within');
  expect(await row.getAttribute('aria-rowindex')).toBe('42');
  expect(await row.isVisible()).toBe(true);
  await close();
});

it('at 400 px two columns and details in place of the list still serve', async () => {
  const { page, close } = await harness.openControl('bar=0', { viewport: { width: 400, height: 800 } });
  await page.getByRole('searchbox').fill('campaigns');
  const headers = page.getByRole('columnheader');
  await page.getByText('1 of 60').waitFor();
  expect(await headers.allInnerTexts()).toEqual(['', 'Name', 'Status']);
  await opener(page, 'Dataverse - Campaigns').click();
  const pane = page.getByRole('region', { name: 'Dataverse - Campaigns' });
  await pane.getByRole('heading', { name: '1 flow uses it' }).waitFor();
  expect(await findAccessibilityViolations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
  expect(await page.getByRole('grid').isVisible()).toBe(false);
  await pane.getByRole('button', { name: 'Back to the list' }).click();
  await pane.waitFor({ state: 'detached' });
  expect(await focused(page)).toBe('Open Dataverse - Campaigns');
  await close();
});

it('a flow leads to its connection', async () => {
  const { page, problems, close } = await harness.openControl('host=custom&bar=0');
  await page.getByRole('tab', { name: 'Flows' }).click();
  await page.getByRole('searchbox', { name: 'Search flows' }).fill('campaign list');
  await opener(page, 'Daily: campaign list (not connected)').click();
  await page.getByRole('region').getByRole('button', { name: 'Dataverse - Campaigns' }).click();
  const pane = page.getByRole('region', { name: 'Dataverse - Campaigns' });
  await pane.getByText(/has no connection/).first().waitFor();
  expect(await page.getByRole('tab', { name: 'Connections' }).getAttribute('aria-selected')).toBe('true');
  expect(problems).toEqual([]);
  await close();
});

it.each([
  ['maker', /^\d connection references/],
  ['operator', /^60 connection references/],
])('a %s sees what they may', async (user, summary) => {
  const { page, close } = await harness.openControl(`user=${user}&bar=0`);
  await page.getByText(summary).waitFor();
  await close();
});

it('someone without the privilege is told which one it is', async () => {
  const { page, close } = await harness.openControl('user=basic&bar=0');
  await page.getByRole('alert').getByText('prvReadconnectionreference', { exact: false }).waitFor();
  expect(await findAccessibilityViolations(page)).toEqual([]);
  await close();
});

it.each(['theme=light', 'theme=dark', 'theme=contrast', 'dir=rtl&lang=1025'])('open details have no accessibility violation: %s', async (query) => {
  const { page, close } = await harness.openControl(`${query}&bar=0`);
  const rows = page.getByRole('button', { name: /^(Open|فتح) / });
  await rows.nth(3).click();
  await page.getByRole('region').waitFor();
  expect(await findAccessibilityViolations(page)).toEqual([]);
  await page.getByRole('tab').nth(1).click();
  await rows.nth(3).click();
  await page.getByRole('region').waitFor();
  expect(await findAccessibilityViolations(page)).toEqual([]);
  await close();
});
