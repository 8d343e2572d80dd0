import type { Locator, Page } from 'playwright-core';

/** Presses keys one after the other, with time for the page to react. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(30);
  }
}

/** Whether an element, or something in it, has the focus. */
const isFocused = (target: Locator): Promise<boolean> => target.evaluate((element) => element.contains(document.activeElement));

/** More stops than a page of the control has. */
const mostStops = 150;

/**
 * Goes to an element as somebody without a mouse does.
 * @param target the element, which has to be a stop or to hold one
 * @param key `Tab`, or `Shift+Tab` for those before
 * @throws {Error} (as a rejection) when no key press reaches it
 */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let stops = 0; stops < mostStops; stops++) {
    if (await isFocused(target)) {
      return;
    }
    await press(page, key);
  }
  throw new Error(`No key press reaches ${target.toString()}.`);
}

/** Goes into the list, which is one stop, and there down to an element of a row's first column. */
export async function toRow(page: Page, target: Locator): Promise<void> {
  await tabTo(page, page.getByRole('grid'));
  for (let moves = 0; moves < mostStops && !(await isFocused(target)); moves++) {
    await press(page, 'ArrowDown');
  }
}

/** Goes to a button, link or check box, and presses it. */
export async function pressOn(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await press(page, key);
}

/**
 * Chooses one of several radio buttons as somebody without a mouse does: the group is one stop, and arrow keys move in it.
 * @param group the group
 * @param name the radio button's name
 */
export async function choose(page: Page, group: Locator, name: string | RegExp): Promise<void> {
  const wanted = group.getByRole('radio', { name });
  await tabTo(page, group);
  for (let moves = 0; moves < mostStops && !(await wanted.isChecked()); moves++) {
    await press(page, 'ArrowDown');
  }
}

/** Waits until nothing moves or fades any more: colours are checked as they stay. */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null))).then(() => null));
}

/** Waits until an expectation holds: what is shown follows a moment after what was done. */
export async function expectSoon(expectation: () => Promise<void>): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await expectation();
    } catch (failed) {
      if (attempt === 50) {
        throw failed;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
