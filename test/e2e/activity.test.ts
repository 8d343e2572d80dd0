import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { findAccessibilityViolations } from './harness';
import { atRest, choose, expectSoon, press, pressOn, tabTo, toRow } from './keyboard';
import { definitionOf, flowIdOf, hosts, openFlows, pane, type SettingsPages } from './settingsHarness';

const welcome = 'Account: welcome mail to new customers';

let pages: SettingsPages;

afterEach(() => pages.close());

/** Changes Run as of one flow, and shows what was changed, by keyboard. */
async function changeAndShow(page: Page): Promise<void> {
  await pressOn(page, pane(page, welcome).getByRole('button', { name: 'Edit Run as' }));
  const editor = pane(page, 'Run as');
  await choose(page, editor.getByRole('radiogroup', { name: 'Run as' }), 'Row owner');
  await pressOn(page, editor.getByRole('button', { name: 'Save' }));
  await pane(page, welcome).getByText(/^The settings are saved/).waitFor();
  await tabTo(page, page.getByRole('tablist'), 'Shift+Tab');
  await press(page, 'End', 'Enter');
  await page.getByRole('tab', { name: 'Activity (1)', selected: true }).waitFor();
}

/** Opens the details of what was changed. */
async function openChange(page: Page): Promise<Locator> {
  await toRow(page, page.getByRole('checkbox', { name: `Select ${welcome}` }));
  const rtl = await page.evaluate(() => document.documentElement.dir === 'rtl');
  await press(page, rtl ? 'ArrowLeft' : 'ArrowRight', 'Enter');
  await pane(page, welcome).waitFor();
  return pane(page, welcome);
}

describe.each(hosts)('%s', (_name, query) => {
  it('what was changed is listed, exported, downloaded and undone, by keyboard alone', async () => {
    pages = await openFlows(`user=maker&recordId=${flowIdOf(welcome)}&${query}`);
    const { page, harness, opened } = pages;
    const before = await definitionOf(harness, welcome);
    await changeAndShow(page);
    await page.getByText('In place', { exact: true }).first().waitFor();
    await atRest(page);
    expect(await findAccessibilityViolations(page)).toEqual([]);

    await pressOn(page, page.getByRole('button', { name: 'Export' }));
    const list = page.waitForEvent('download');
    await pressOn(page, page.getByRole('menuitem', { name: 'CSV file' }));
    const text = await readFile(await (await list).path(), 'utf8');
    expect(text.split('\r\n').filter(Boolean)).toHaveLength(2);
    expect(text).toContain(welcome);

    const details = await openChange(page);
    expect(await details.innerText()).toMatch(/Flow owner[^]*Row owner/);
    const definition = page.waitForEvent('download');
    await pressOn(page, details.getByRole('button', { name: 'Download the definition from before' }));
    expect(await readFile(await (await definition).path(), 'utf8')).toBe(before);
    await atRest(page);
    expect(await findAccessibilityViolations(page)).toEqual([]);

    await tabTo(page, details.getByRole('button', { name: 'Undo' }), 'Shift+Tab');
    await press(page, 'Enter');
    await details.getByText('Undone', { exact: true }).waitFor();
    expect(await definitionOf(harness, welcome)).toBe(before);
    expect(opened.problems).toEqual([]);
  });
});

it('several changes are undone at once from the list', async () => {
  const flow = 'Order: confirm to customer';
  pages = await openFlows(`user=maker&recordId=${flowIdOf(welcome)}`);
  const { page, harness } = pages;
  const before = [await definitionOf(harness, welcome), await definitionOf(harness, flow)];
  for (const name of [welcome, flow]) {
    await page.getByRole('searchbox').fill(name.slice(0, 20));
    await page.getByRole('button', { name: `Open ${name}`, exact: true }).click();
    await pane(page, name).getByRole('button', { name: 'Edit Run as' }).click();
    await choose(page, pane(page, 'Run as').getByRole('radiogroup', { name: 'Run as' }), 'Row owner');
    await pane(page, 'Run as').getByRole('button', { name: 'Save' }).click();
    await pane(page, name).getByText(/^The settings are saved/).waitFor();
  }
  await page.getByRole('tab', { name: 'Activity (2)' }).click();
  await page.getByRole('checkbox', { name: 'Select all rows shown' }).click();
  await page.getByRole('group', { name: 'Selected rows' }).getByRole('button', { name: 'Undo' }).click();
  await expectSoon(async () => expect([await definitionOf(harness, welcome), await definitionOf(harness, flow)]).toEqual(before));
});

it('the page starts with Activity where the host says so, and says what it is for', async () => {
  pages = await openFlows('view=activity');
  const { page } = pages;
  await page.getByRole('tab', { name: 'Activity', selected: true }).waitFor();
  await page.getByText('Nothing is changed yet').waitFor();
  expect(await findAccessibilityViolations(page)).toEqual([]);
});

it.each(['light', 'dark', 'contrast'])('it can be read in the theme "%s"', async (theme) => {
  pages = await openFlows(`user=maker&recordId=${flowIdOf(welcome)}&theme=${theme}`);
  const { page } = pages;
  await changeAndShow(page);
  await openChange(page);
  await atRest(page);
  expect(await findAccessibilityViolations(page)).toEqual([]);
});
