import type { Page } from 'playwright-core';
import { startHarness, type Harness, type OpenedControl } from './harness';
import { readProbe, useProbe, type Probe } from './probeControl';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
});

afterAll(() => harness.close());

const openProbe = (query: string): Promise<OpenedControl> => harness.openControl(query, { prepare: useProbe });

/** Waits until the probe has been given the size of its container. */
async function measured(page: Page): Promise<Probe> {
  await page.waitForFunction('probe.layouts.length > 1');
  return readProbe(page);
}

describe('the host page', () => {
  it('hands a full page to an English admin, in the light theme and without execute', async () => {
    const { page, close } = await openProbe('');
    const { first } = await readProbe(page);
    expect(first).toMatchObject({
      isRTL: false,
      languageId: 1033,
      hasExecute: false,
      hasTheme: true,
      isDarkTheme: false,
      hasFullPageParam: true,
      initArguments: 3,
    });
    expect(first.userId).toMatch(/^\{[0-9a-f-]{36}\}$/);
    expect(first.controlName).not.toBe('');
    await close();
  });

  it('hands over what its query asks for, texts in its language', async () => {
    const admin = await openProbe('');
    const maker = await openProbe('host=form&user=maker&theme=dark&lang=1025&execute=1');
    const [adminUser, makerUser] = [(await readProbe(admin.page)).first, (await readProbe(maker.page)).first];
    expect(makerUser).toMatchObject({ isRTL: true, languageId: 1025, hasExecute: true, isDarkTheme: true, hasFullPageParam: false });
    expect([adminUser.controlName, makerUser.controlName]).toEqual(['Connection manager', 'مدير الاتصالات']);
    expect(makerUser.userId).not.toBe(adminUser.userId);
    expect(await maker.page.evaluate('document.documentElement.dir')).toBe('rtl');
    await Promise.all([admin.close(), maker.close()]);
  });

  it('has no theme where the app’s modern theme is off', async () => {
    const { page, close } = await openProbe('theming=0');
    expect((await readProbe(page)).first).toMatchObject({ hasTheme: false, isDarkTheme: null });
    await close();
  });

  it.each([
    ['page', 700, -1],
    ['form', 700, -1],
    ['custom', 700, 900],
  ])('gives a control in the host "%s" a size of -1 and then its own', async (host, width, height) => {
    const { page, close } = await openProbe(`host=${host}&width=700&bar=0`);
    const { layouts } = await measured(page);
    expect(layouts[0]).toEqual({ width: -1, height: -1, updated: [] });
    expect(layouts[1]).toEqual({ width, height, updated: ['layout'] });
    await close();
  });

  it('tells a new size when the window changes', async () => {
    const { page, close } = await openProbe('host=custom&bar=0');
    await measured(page);
    await page.setViewportSize({ width: 800, height: 600 });
    await page.waitForFunction('probe.layouts.some(({ width, height }) => width === 800 && height === 600)');
    await close();
  });

  it('lets a form grow with its controls and scroll', async () => {
    const { page, close } = await openProbe('host=form&instances=2&bar=0');
    await page.addStyleTag({ content: '.host-control > p { height: 2000px !important; }' });
    expect(await page.evaluate<number>('document.querySelector(".host-stage").scrollHeight')).toBeGreaterThan(4000);
    await close();
  });

  it('removes and restores the control from the bar', async () => {
    const { page, problems, close } = await openProbe('');
    await page.getByRole('button', { name: 'Remove control' }).click();
    expect(await page.getByText('probe').count()).toBe(0);
    await page.setViewportSize({ width: 900, height: 700 });
    await page.getByRole('button', { name: 'Restore control' }).click();
    await page.getByText('probe').waitFor();
    const { calls } = await readProbe(page);
    const end = calls.indexOf('destroy');
    expect(calls[end + 1]).toBe('init');
    expect(calls.filter((call) => call === 'destroy')).toHaveLength(1);
    expect(problems).toEqual([]);
    await close();
  });

  it('switches by the selects of its bar', async () => {
    const { page, close } = await openProbe('host=form');
    const theme = page.getByRole('combobox', { name: 'Theme' });
    await theme.selectOption('dark');
    await page.waitForURL(/theme=dark/);
    await page.getByText('probe').waitFor();
    expect(new URL(page.url()).search).toContain('host=form');
    expect((await readProbe(page)).first.isDarkTheme).toBe(true);
    expect(await theme.inputValue()).toBe('dark');
    await close();
  });

  it('shows an error in place of a control that throws, as the platform does', async () => {
    const { page, problems, close } = await openProbe('throw=1');
    await page.getByText('Error loading control').waitFor();
    expect(problems).toContainEqual(expect.stringContaining('updateView failed'));
    await close();
  });
});
