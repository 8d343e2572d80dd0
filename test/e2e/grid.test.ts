import type { Locator, Page } from 'playwright-core';
import { findAccessibilityViolations, startHarness, type Harness } from './harness';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
});

afterAll(() => harness.close());

/** Where the focus is: the row's number as screen readers count it, the header's being 1, the column's, and whether it is in sight. */
interface Focus {
  row: number;
  column: number;
  inSight: boolean;
}

/** Where the focus is in the grid; null when it is somewhere else. */
const focusIn = (page: Page): Promise<Focus | null> =>
  page.evaluate(() => {
    const cell = document.activeElement?.closest('[role=gridcell], [role=columnheader]');
    const row = cell?.closest('[role=row]');
    if (!cell || !row) {
      return null;
    }
    const { left, top, width, height } = cell.getBoundingClientRect();
    const corners = [top + 1, top + height - 2].map((y) => document.elementFromPoint(left + width / 2, y));
    return {
      row: Number(row.getAttribute('aria-rowindex')),
      column: [...row.querySelectorAll('[role=gridcell], [role=columnheader]')].indexOf(cell) + 1,
      inSight: corners.every((each) => cell.contains(each)),
    };
  });

/** The name of what has the focus: its label or its text. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(30);
  }
}

/** The names of the rows, in English and Arabic. */
const openers = (page: Page): Locator => page.getByRole('button', { name: /^(Open|فتح) / });
const opener = (page: Page, name: string): Locator => page.getByRole('button', { name: `Open ${name}`, exact: true });
const details = (page: Page): Locator => page.getByRole('region');
const rowAt = (page: Page, index: number): Locator => page.locator(`[role=row][aria-rowindex="${index}"]`);

/** Opens the control, on the tab asked for, with the focus on the first row's name. */
async function openList(query = '', tab: 'Connections' | 'Flows' = 'Connections'): ReturnType<Harness['openControl']> {
  const opened = await harness.openControl(`bar=0&${query}`);
  const { page } = opened;
  await page.getByRole('tab').nth(tab === 'Flows' ? 1 : 0).click();
  await openers(page).first().waitFor();
  await page.getByRole('progressbar').waitFor({ state: 'detached' });
  await openers(page).first().focus();
  return opened;
}

/** Turns the wheel over the grid. */
async function wheel(page: Page, pixels: number): Promise<void> {
  await page.getByRole('grid').hover();
  await page.mouse.wheel(0, pixels);
  await page.waitForTimeout(300);
}

/** Cells that select their rows stand before those with the names. */
const nameColumn = 2;

const lastColumn = (page: Page): Promise<number> => page.getByRole('columnheader').count();

/** A page is one row less than are in sight, so that one stays in sight. */
const rowsOnAPage = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const [header, row] = [...document.querySelectorAll('[role=row]')].map((each) => each.getBoundingClientRect().height);
    const { height = 0 } = document.querySelector('[role=grid]')?.getBoundingClientRect() ?? {};
    return Math.floor((height - (header ?? 0)) / (row ?? 1)) - 1;
  });

/** Whether an element is drawn where a person sees it, with nothing over it. */
async function inSight(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + width / 4, top + height / 2));
  });
}

/** The names of the first rows that are drawn. */
const firstNames = async (page: Page): Promise<string[]> => (await openers(page).allInnerTexts()).slice(0, 12);

/** Left and right of each cell of a row, in whole pixels. */
async function edges(cells: Locator): Promise<number[][]> {
  return cells.evaluateAll((each) =>
    each.map((cell) => {
      const { left, right } = cell.getBoundingClientRect();
      return [Math.round(left), Math.round(right)];
    }),
  );
}

/** Whether the focused cell, or the checkbox in it, has a ring and every side of it lies inside of all that cuts off what is outside. */
const ringStaysInside = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const cell = document.activeElement?.closest('[role=gridcell], [role=columnheader]');
    if (!cell) {
      return false;
    }
    const checkbox = document.activeElement?.localName === 'input' ? document.activeElement.parentElement : null;
    const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(cell);
    const ofCheckbox = checkbox && getComputedStyle(checkbox, '::after');
    const reach = ofCheckbox ? -parseFloat(ofCheckbox.top) : parseFloat(outlineWidth) + parseFloat(outlineOffset);
    const { left, top, right, bottom } = (checkbox ?? cell).getBoundingClientRect();
    let inside = (ofCheckbox?.borderTopStyle ?? outlineStyle) !== 'none';
    for (let around = (checkbox ?? cell).parentElement; around; around = around.parentElement) {
      if (getComputedStyle(around).overflow !== 'visible') {
        const edge = around.getBoundingClientRect();
        inside &&= left - reach >= edge.left && right + reach <= edge.right && top - reach >= edge.top && bottom + reach <= edge.bottom;
      }
    }
    return inside;
  });

describe('keys in a grid', () => {
  it.each(['fluent=9.46.2', 'fluent=9.68.0&react=17'])('lead through all of its rows: %s', async (query) => {
    const { page, problems, close } = await openList(query);
    const [end, skipped] = [await lastColumn(page), await rowsOnAPage(page)];
    const seen: [string, Focus | null][] = [];
    for (const key of ['Control+End', 'Home', 'ArrowUp', 'PageUp', 'End', 'ArrowLeft', 'Control+Home', 'ArrowUp', 'End', 'ArrowDown']) {
      await press(page, key);
      seen.push([key, await focusIn(page)]);
    }
    expect(seen).toEqual([
      ['Control+End', { row: 61, column: end, inSight: true }],
      ['Home', { row: 61, column: 1, inSight: true }],
      ['ArrowUp', { row: 60, column: 1, inSight: true }],
      ['PageUp', { row: 60 - skipped, column: 1, inSight: true }],
      ['End', { row: 60 - skipped, column: end, inSight: true }],
      ['ArrowLeft', { row: 60 - skipped, column: end - 1, inSight: true }],
      ['Control+Home', { row: 2, column: 1, inSight: true }],
      ['ArrowUp', { row: 1, column: 1, inSight: true }],
      ['End', { row: 1, column: end, inSight: true }],
      ['ArrowDown', { row: 2, column: end, inSight: true }],
    ]);
    expect(problems).toEqual([]);
    await close();
  });

  it('page through it in the same column, and stop at its last and its first row', async () => {
    const { page, close } = await openList();
    await press(page, 'ArrowRight', 'PageDown');
    const column = nameColumn + 1;
    expect(await focusIn(page)).toEqual({ row: 2 + (await rowsOnAPage(page)), column, inSight: true });
    await press(page, 'PageDown', 'PageDown', 'PageDown', 'PageDown');
    expect(await focusIn(page)).toEqual({ row: 61, column, inSight: true });
    await press(page, 'PageUp', 'PageUp', 'PageUp', 'PageUp', 'PageUp');
    expect(await focusIn(page)).toEqual({ row: 2, column, inSight: true });
    await close();
  });

  it('lead to the side they point to, in a language from right to left too', async () => {
    const { page, close } = await openList('dir=rtl&lang=1025');
    await press(page, 'ArrowLeft', 'ArrowLeft', 'ArrowRight');
    expect(await focusIn(page)).toMatchObject({ row: 2, column: nameColumn + 1 });
    await close();
  });

  it('go on from where the focus was after the wheel has moved its row out of sight', async () => {
    const { page, close } = await openList();
    await press(page, 'ArrowDown', 'ArrowRight');
    await wheel(page, 1800);
    const column = nameColumn + 1;
    expect(await focusIn(page)).toMatchObject({ row: 3, column });
    await press(page, 'ArrowDown');
    expect(await focusIn(page)).toEqual({ row: 4, column, inSight: true });
    await wheel(page, 1800);
    await press(page, 'PageDown');
    expect(await focusIn(page)).toEqual({ row: 4 + (await rowsOnAPage(page)), column, inSight: true });
    await close();
  });

  it('open a row from any of its cells', async () => {
    const { page, close } = await openList();
    const name = (await openers(page).first().innerText()).trim();
    await press(page, 'ArrowRight', 'ArrowRight', 'Enter');
    await details(page).waitFor();
    expect(await focused(page)).toBe(name);
    await press(page, 'Escape');
    await details(page).waitFor({ state: 'detached' });
    expect(await focusIn(page)).toMatchObject({ row: 2, column: nameColumn + 2 });
    await close();
  });
});

describe('closing the details', () => {
  it('gives the focus back to a row that has been scrolled away', async () => {
    const { page, close } = await openList();
    const name = await focused(page);
    await press(page, 'Enter');
    await wheel(page, 1800);
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    expect(await focused(page)).toBe(name);
    expect(await focusIn(page)).toEqual({ row: 2, column: nameColumn, inSight: true });
    await close();
  });

  it('focuses the row’s name where the cell it was opened from has gone', async () => {
    const { page, close } = await openList();
    await press(page, 'ArrowDown');
    const name = await focused(page);
    const last = await page.getByRole('columnheader').last().innerText();
    await press(page, 'End', 'Enter');
    await details(page).waitFor();
    await page.getByRole('columnheader', { name: last }).waitFor({ state: 'detached' });
    await press(page, 'Escape');
    expect(await focused(page)).toBe(name);
    await close();
  });

  it('focuses the search where the row isn’t among those found', async () => {
    const { page, close } = await openList();
    await opener(page, 'Approvals').click();
    await page.getByRole('searchbox').fill('finance');
    await opener(page, 'Approvals').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    expect(await focused(page)).toBe('Search connections');
    await close();
  });

  it.each([1440, 700])('scrolls to the row and focuses it when a link of the other tab has opened it, at %d px', async (width) => {
    const { page, close } = await openList('', 'Flows');
    await page.setViewportSize({ width, height: 700 });
    await page.getByRole('searchbox').fill('teams');
    await openers(page).first().click();
    const link = details(page).getByRole('listitem').getByRole('button', { name: /Teams/ }).first();
    const name = (await link.innerText()).trim();
    await link.click();
    await page.getByRole('region', { name }).waitFor();
    if (width > 1000) {
      expect(await inSight(opener(page, name))).toBe(true);
    }
    await press(page, 'Escape');
    await details(page).waitFor({ state: 'detached' });
    expect(await focused(page)).toBe(`Open ${name}`);
    expect(await focusIn(page)).toMatchObject({ inSight: true });
    await close();
  });
});

describe('the order of rows', () => {
  it('stays when opening one hides the column they are sorted by', async () => {
    const { page, close } = await openList('', 'Flows');
    const runAs = page.getByRole('columnheader', { name: 'Run as' });
    await runAs.getByRole('button').click();
    expect(await runAs.getAttribute('aria-sort')).toBe('ascending');
    await runAs.getByRole('button').click();
    expect(await runAs.getAttribute('aria-sort')).toBe('descending');
    const before = await firstNames(page);
    await openers(page).first().click();
    await runAs.waitFor({ state: 'detached' });
    expect(await firstNames(page)).toEqual(before);
    await close();
  });

  it('is shown from its beginning when it, or the search, changes', async () => {
    const { page, close } = await openList();
    await press(page, 'Control+End');
    await page.getByRole('columnheader', { name: 'Owner' }).getByRole('button').click();
    expect(await inSight(rowAt(page, 2))).toBe(true);
    await wheel(page, 1500);
    expect(await rowAt(page, 2).count()).toBe(0);
    await page.getByRole('searchbox').fill('a');
    await rowAt(page, 2).waitFor();
    expect(await inSight(rowAt(page, 2))).toBe(true);
    await close();
  });

  it('stays where it is when more rows arrive', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const { page, close } = await harness.openControl('bar=0', {
      prepare: async (opening) => {
        await opening.route(/\/workflows\?/, async (route) => {
          await held;
          await route.continue();
        });
      },
    });
    await openers(page).first().focus();
    await press(page, 'Control+End');
    const last = await focusIn(page);
    release();
    await page.getByRole('progressbar').waitFor({ state: 'detached' });
    expect(await focusIn(page)).toEqual(last);
    await close();
  });
});

describe('what is seen of a grid', () => {
  it.each(['', 'dir=rtl&lang=1025', 'host=form'])('headers stand above their columns beside a scrollbar that takes room: %s', async (query) => {
    const { page, close } = await openList(query);
    expect(await edges(rowAt(page, 2).getByRole('gridcell'))).toEqual(await edges(page.getByRole('columnheader')));
    const [grid, row] = await Promise.all([page.getByRole('grid').boundingBox(), rowAt(page, 2).boundingBox()]);
    expect(row?.width).toBeLessThan(grid?.width ?? 0);
    await page.getByRole('searchbox').fill('finance');
    await rowAt(page, 12).waitFor({ state: 'detached' });
    expect(await edges(rowAt(page, 2).getByRole('gridcell'))).toEqual(await edges(page.getByRole('columnheader')));
    await close();
  });

  it.each(['fluent=9.46.2', 'fluent=9.68.0'])('focus rings aren’t cut off: %s', async (query) => {
    const { page, close } = await openList(query);
    for (const key of ['ArrowRight', 'End', 'ArrowUp', 'Home', 'ArrowDown', 'Control+End']) {
      await press(page, key);
      expect([key, await ringStaysInside(page)]).toEqual([key, true]);
    }
    await close();
  });

  it('a name is a target of 24 px at least', async () => {
    const { page, close } = await openList();
    expect((await openers(page).first().boundingBox())?.height).toBeGreaterThanOrEqual(24);
    await page.getByRole('tab', { name: 'Flows' }).click();
    expect((await openers(page).first().boundingBox())?.height).toBeGreaterThanOrEqual(24);
    await close();
  });

  it.each(['light', 'dark', 'contrast'])('a row under the pointer can be read in the theme "%s", open or not', async (theme) => {
    const { page, close } = await openList(`theme=${theme}`);
    await rowAt(page, 3).getByRole('gridcell').nth(1).hover();
    expect(await findAccessibilityViolations(page)).toEqual([]);
    await rowAt(page, 4).getByRole('gridcell').nth(1).click();
    await details(page).waitFor();
    expect(await findAccessibilityViolations(page)).toEqual([]);
    await close();
  });
});
