import type { Locator, Page } from 'playwright-core';
import { startHarness, type Harness } from './harness';
import { pressOn } from './keyboard';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
});

afterAll(() => harness.close());

const reference = 'contoso_DataverseFinance';

async function openDetails(query: string, permissions: string[]): Promise<{ page: Page; pane: Locator; close: () => Promise<void> }> {
  const { page, close } = await harness.openControl(`bar=0&host=custom&${query}`, { permissions });
  const pane = page.getByRole('region', { name: 'Dataverse - Finance' });
  await pane.waitFor();
  return { page, pane, close };
}

it('an identifier is copied by keyboard, and that is said', async () => {
  const { page, pane, close } = await openDetails(`recordId=${reference}`, ['clipboard-read', 'clipboard-write']);
  await pressOn(page, pane.getByRole('button', { name: 'Copy Logical name' }));
  await pane.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(reference);
  await close();
});

it('where the page may not copy, the identifier is selected for the keyboard, and that is said', async () => {
  const { page, pane, close } = await openDetails(`recordId=${reference}`, []);
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await pressOn(page, pane.getByRole('button', { name: 'Copy Logical name' }));
  await pane.getByText("The browser doesn't let this page copy. The text is selected: copy it with your keyboard.").waitFor();
  expect(await page.evaluate(() => document.getSelection()?.toString())).toBe(reference);
  await close();
});

it('identifiers stay left to right in a right-to-left page', async () => {
  const { pane, close } = await openDetails(`recordId=${reference}&dir=rtl`, []);
  const shown = pane.getByText(reference, { exact: true });
  expect(await shown.first().evaluate((element) => getComputedStyle(element).direction)).toBe('ltr');
  await close();
});

it('every link leads to https and opens a page of its own, and none tells where it came from', async () => {
  const { page, close } = await openDetails(`recordId=${reference}`, []);
  const found: { href: string; target: string; rel: string }[] = [];
  for (const view of [reference, 'contoso_OutlookFinance', 'contoso_DataverseServicePrincipal']) {
    const { page: other, close: closeOther } = await harness.openControl(`bar=0&host=custom&recordId=${view}`);
    await other.getByRole('region').first().waitFor();
    found.push(
      ...(await other.getByRole('link').evaluateAll((links) =>
        links.map((link) => ({ href: link.getAttribute('href') ?? '', target: link.getAttribute('target') ?? '', rel: link.getAttribute('rel') ?? '' })),
      )),
    );
    await closeOther();
  }
  expect(found.length).toBeGreaterThan(2);
  for (const { href, target, rel } of found) {
    expect(href).toMatch(/^https:\/\/[a-z.]+\//);
    expect(target).toBe('_blank');
    expect(rel.split(' ').sort()).toEqual(['noopener', 'noreferrer']);
  }
  await page.close();
  await close();
});

it('a link opens its page by keyboard', async () => {
  const { page, pane, close } = await openDetails(`recordId=${reference}`, []);
  const link = pane.getByRole('link', { name: 'Open connections in Power Automate' }).first();
  const address = await link.getAttribute('href');
  const asked = page.context().waitForEvent('request', (request) => request.isNavigationRequest());
  await pressOn(page, link);
  expect((await asked).url()).toBe(address);
  await close();
});
