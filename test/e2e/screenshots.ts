import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { choices } from '../host/pageOptions';
import { startHarness, type Harness } from './harness';
import { flowIdOf } from './settingsHarness';

/** One picture: which page, which tab of the control, in which window. */
interface Picture {
  name: string;
  query: string;
  tab: string;
  options?: BrowserContextOptions;
  /** What is done on the page before. */
  steps?: (page: Page) => Promise<void>;
}

const tabs = ['Connections', 'Flows'];

const narrow: BrowserContextOptions = { viewport: { width: 400, height: 900 } };

function listPictures(): Picture[] {
  const everyHost = tabs.flatMap((tab) =>
    choices.host.flatMap((host) =>
      choices.theme.map((theme) => ({ name: `${host}-${theme}-${tab}`, query: `host=${host}&theme=${theme}`, tab })),
    ),
  );
  const special = tabs.flatMap((tab) => [
    { name: `page-narrow-${tab}`, query: 'host=page', tab, options: narrow },
    { name: `form-narrow-${tab}`, query: 'host=form', tab, options: narrow },
    { name: `page-rtl-${tab}`, query: 'host=page&dir=rtl', tab },
    { name: `page-forcedColors-${tab}`, query: 'host=page', tab, options: { forcedColors: 'active' as const } },
  ]);
  return [...everyHost, ...special];
}

async function editRunAs(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Edit Run as' }).click();
  // What an earlier picture has saved is still there.
  await page.getByRole('radio', { checked: false }).last().click();
}

async function editRunOnly(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Edit run only users' }).click();
  await page.getByRole('list', { name: 'Run-only users' }).waitFor();
}

async function previewRunAs(page: Page): Promise<void> {
  await page.getByRole('searchbox').fill('order: ');
  await page.getByRole('checkbox', { name: 'Select all rows shown' }).click();
  await page.getByRole('button', { name: 'Set Run as' }).click();
  await page.getByRole('radio', { name: 'Modifying user' }).click();
  await page.getByRole('radio', { name: 'Use it', exact: true }).click();
}

async function showActivity(page: Page): Promise<void> {
  await editRunAs(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/^The settings are saved/).waitFor();
  await page.getByRole('tab', { name: 'Activity (1)' }).click();
  await page.getByRole('button', { name: /^Open / }).first().click();
}

const looks: [string, string, BrowserContextOptions?][] = [
  ['light', ''],
  ['dark', 'theme=dark'],
  ['forcedColors', '', { forcedColors: 'active' }],
  ['400', '', narrow],
  ['320', '', { viewport: { width: 320, height: 900 } }],
  ['rtl', 'dir=rtl'],
];

/** The pages where settings are edited, for the maker who owns the flows, in everything that a page can look like. */
function settingsPictures(): Picture[] {
  const pages: [string, string, (page: Page) => Promise<void>][] = [
    ['runAs', `&recordId=${flowIdOf('Account: welcome mail to new customers')}`, editRunAs],
    ['runOnly', `&recordId=${flowIdOf('App: prepare a quote')}`, editRunOnly],
    ['bulk', '', previewRunAs],
    ['activity', `&recordId=${flowIdOf('Account: welcome mail to new customers')}`, showActivity],
  ];
  return pages.flatMap(([name, query, steps]) =>
    looks.map(([look, more, options]) => ({ name: `${name}-${look}`, query: `user=maker&execute=1&${more}${query}`, tab: 'Flows', options: options ?? {}, steps })),
  );
}

/** Into the corner below, where the control has nothing that reacts to it. */
async function moveMouseAway(page: Page): Promise<void> {
  const { height } = page.viewportSize() ?? { height: 1 };
  await page.mouse.move(0, height - 1);
}

async function take(harness: Harness, folder: string, { name, query, tab, options, steps }: Picture): Promise<void> {
  const { page, problems, close } = await harness.openControl(`${query}&bar=0`, options);
  const control = page.getByRole('tab', { name: tab, exact: true });
  if ((await control.count()) > 0) {
    await control.click();
  }
  await steps?.(page);
  await moveMouseAway(page);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(folder, `${name.toLowerCase()}.png`) });
  process.stdout.write(`${name}${problems.map((problem) => `\n  ${problem}`).join('')}\n`);
  await close();
}

async function main(folder: string, part: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const harness = await startHarness();
  try {
    for (const picture of [...listPictures(), ...settingsPictures()].filter(({ name }) => name.toLowerCase().includes(part.toLowerCase()))) {
      await take(harness, folder, picture);
    }
  } finally {
    await harness.close();
  }
}

const [folder, part = ''] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('Usage: npx tsx test/e2e/screenshots.ts FOLDER [PART OF THE NAMES]\n');
  process.exitCode = 2;
} else {
  main(folder, part).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
