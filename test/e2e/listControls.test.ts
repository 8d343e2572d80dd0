import type { Page } from 'playwright-core';
import { findAccessibilityViolations, startHarness, type Harness } from './harness';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
});

afterAll(() => harness.close());

async function openList(query = '', viewport = { width: 1440, height: 900 }): ReturnType<Harness['openControl']> {
  const opened = await harness.openControl(`bar=0&${query}`, { viewport });
  await opened.page.getByRole('button', { name: /^(Open|فتح) / }).first().waitFor();
  await opened.page.getByRole('progressbar').waitFor({ state: 'detached' });
  return opened;
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(30);
  }
}

/** What has the focus: its role or element, and its name. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    return `${element?.getAttribute('role') ?? element?.localName ?? ''} ${element?.getAttribute('aria-label') ?? element?.textContent ?? ''}`;
  });

const selectedRows = (page: Page): Promise<number> => page.locator('[role=row][aria-selected=true]').count();
const headers = (page: Page): ReturnType<Page['locator']> => page.locator('[role=gridcell][aria-colspan] button');

it('Tab leads through search, commands, and filters into the grid, which is one stop', async () => {
  const { page, close } = await openList();
  await page.getByRole('searchbox').focus();
  const seen: string[] = [];
  for (let stop = await focused(page); !/^(columnheader|input Select|button Open|gridcell)/.test(stop) && seen.length < 20; stop = await focused(page)) {
    seen.push(stop);
    await press(page, 'Tab');
  }
  const stops = ['searchbox', 'button Refresh', 'button Export', 'button Broken', 'combobox Connector', 'button Group by connection'];
  const places = stops.map((stop) => seen.findIndex((each) => each.startsWith(stop)));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
  await press(page, 'Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('[role=grid]') === null)).toBe(true);
  await close();
});

it('rows are selected by keys: one, a range, all, none', async () => {
  const { page, close } = await openList();
  await page.getByRole('checkbox', { name: /^Select (?!all)/ }).first().focus();
  await press(page, 'Space');
  expect(await selectedRows(page)).toBe(1);
  await press(page, 'ArrowDown', 'ArrowDown', 'Shift+Space');
  expect(await selectedRows(page)).toBe(3);
  await press(page, 'ArrowDown', 'End', 'Space');
  expect(await selectedRows(page)).toBe(4);
  await press(page, 'Home', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp');
  expect(await focused(page)).toBe('input Select all rows shown');
  await press(page, 'Space');
  expect(await page.getByRole('group', { name: 'Selected rows' }).innerText()).toContain('60 selected');
  await press(page, 'Space');
  expect(await selectedRows(page)).toBe(0);
  expect(await page.getByRole('region').count()).toBe(0);
  await close();
});

it.each(['', 'dir=rtl&lang=1025'])('groups fold by keys, and the keys lead past those that are folded: %s', async (query) => {
  const { page, close } = await openList(query);
  await page.locator('button[aria-pressed]').last().click();
  const first = headers(page).first();
  await first.focus();
  const [unfold, fold] = query ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
  await press(page, fold);
  expect(await first.getAttribute('aria-expanded')).toBe('false');
  await press(page, 'ArrowDown');
  expect(await page.evaluate(() => document.activeElement?.closest('[role=row]')?.getAttribute('aria-rowindex'))).toBe('3');
  await press(page, 'ArrowUp', unfold);
  expect(await first.getAttribute('aria-expanded')).toBe('true');
  await press(page, 'Control+End', 'Control+Home');
  expect(await first.evaluate((button) => button === document.activeElement)).toBe(true);
  await close();
});

it('the menu of the export opens, moves, and closes by keys', async () => {
  const { page, close } = await openList();
  await page.getByRole('button', { name: 'Export' }).focus();
  await press(page, 'Enter');
  await page.getByRole('menuitem', { name: 'CSV file' }).waitFor();
  await press(page, 'ArrowDown');
  expect(await focused(page)).toBe('menuitem JSON file');
  await press(page, 'Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  expect(await focused(page)).toBe('button Export');
  await close();
});

it.each([320, 400])('everything can be reached at %d px, and nothing is wider than the page', async (width) => {
  const { page, close } = await openList('', { width, height: 800 });
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByRole('checkbox', { name: /^Select (?!all)/ }).first().click();
  await page.getByRole('combobox', { name: 'Connector' }).click();
  await page.getByRole('option', { name: 'Microsoft Dataverse', exact: true }).click();
  await page.getByRole('button', { name: 'Filters (1 set)' }).waitFor();
  expect(await page.getByRole('columnheader').count()).toBe(3);
  const sticksOut = await page.evaluate(() =>
    [...document.querySelectorAll('button, input, [role=columnheader], [role=combobox]')]
      .map((element) => ({ name: element.getAttribute('aria-label') ?? element.textContent, edge: element.getBoundingClientRect().right }))
      .filter(({ edge }) => edge > document.documentElement.clientWidth),
  );
  expect(sticksOut).toEqual([]);
  await close();
});

it.each(['light', 'dark', 'contrast'])('filters, groups, and a selection can be read in the theme "%s"', async (theme) => {
  const { page, close } = await openList(`theme=${theme}`);
  await page.getByRole('button', { name: /^Broken/ }).click();
  await page.getByRole('button', { name: /^Group by/ }).click();
  await page.getByRole('checkbox', { name: /^Select (?!all)/ }).first().click();
  await headers(page).first().hover();
  expect(await findAccessibilityViolations(page)).toEqual([]);
  await close();
});
