import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { choices } from '../host/pageOptions';
import { startHarness, type Harness } from './harness';

/** One picture: which page, which tab of the control, in which window. */
interface Picture {
  name: string;
  query: string;
  tab: string;
  options?: BrowserContextOptions;
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

/** Into the corner below, where the control has nothing that reacts to it. */
async function moveMouseAway(page: Page): Promise<void> {
  const { height } = page.viewportSize() ?? { height: 1 };
  await page.mouse.move(0, height - 1);
}

async function take(harness: Harness, folder: string, { name, query, tab, options }: Picture): Promise<void> {
  const { page, problems, close } = await harness.openControl(`${query}&bar=0`, options);
  const control = page.getByRole('tab', { name: tab, exact: true });
  if ((await control.count()) > 0) {
    await control.click();
  }
  await moveMouseAway(page);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(folder, `${name.toLowerCase()}.png`) });
  process.stdout.write(`${name}${problems.map((problem) => `\n  ${problem}`).join('')}\n`);
  await close();
}

async function main(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const harness = await startHarness();
  try {
    for (const picture of listPictures()) {
      await take(harness, folder, picture);
    }
  } finally {
    await harness.close();
  }
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('Usage: npx tsx test/e2e/screenshots.ts FOLDER\n');
  process.exitCode = 2;
} else {
  main(folder).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
