import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import type { AxeResults } from 'axe-core';
import { findBrowser } from '../../tools/browser';
import type { Behaviour } from '../emulator/core/behaviour';
import type { Emulator } from '../emulator/emulator';
import type { EnvironmentData } from '../emulator/environmentData';
import { parseFaultRule } from '../emulator/faults/parseFaultRule';
import { isBundleStale } from '../../tools/checks/productionBuild';
import { loadHostEnvironment } from '../host/environment';
import { startHost } from '../host/hostServer';

const root = join(__dirname, '..', '..');

/** Nothing but the page itself uses the network. */
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Playwright's own arguments that are left out: scrollbars take their room, as they do for most people with a mouse. */
const keptOut = ['--hide-scrollbars'];

/** A page with the control on it. */
export interface OpenedControl {
  page: Page;
  /** Errors so far: uncaught ones, those on the console, and answers with an error status. */
  problems: string[];
  close: () => Promise<void>;
}

/** How a page is opened: a browser context's own options, such as `viewport` or `forcedColors: 'active'`, and more. */
export interface OpenOptions extends BrowserContextOptions {
  /** Runs before the page is asked for: the place for routes. */
  prepare?: (page: Page) => Promise<void>;
}

/** How the embedded Dataverse behaves. */
export interface ServiceOptions {
  /** What goes wrong, in the words of `--fault`: `method=PATCH; table=workflows; first=1; drop=after`. */
  faults?: readonly string[];
  /** Where Dataverse does now this and now that; the rest stays as it is by default. */
  behaviour?: Partial<Behaviour>;
}

/** The host page in a real browser, on the embedded Dataverse. */
export interface Harness {
  url: string;
  emulator: Emulator;
  /**
   * Opens the host page in a browser context of its own and waits for the control to show something.
   * @param query the page's switches, such as `host=form&theme=dark`
   */
  openControl: (query?: string, options?: OpenOptions) => Promise<OpenedControl>;
  close: () => Promise<void>;
}

async function launch(): Promise<Browser> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: await findBrowser(), args: [...quiet, ...sandbox], ignoreDefaultArgs: keptOut });
}

/** Whether a table is looked up by a name that may be none: only asking tells, and the answer 404 is one. */
function asksForTable(url: string): boolean {
  return url.includes('/EntityDefinitions(LogicalName=');
}

function watch(page: Page): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !asksForTable(message.location().url)) {
      problems.push(`console: ${message.text()}`);
    }
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !(response.status() === 404 && asksForTable(response.url()))) {
      problems.push(`HTTP ${response.status()}: ${response.url()}`);
    }
  });
  return problems;
}

/** Opens the host page that is served at an address. */
async function open(browser: Browser, url: string, query: string, { prepare, ...options }: OpenOptions): Promise<OpenedControl> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const problems = watch(page);
  await prepare?.(page);
  await page.goto(`${url}?${query}`);
  await page.locator('.host-control > *').first().waitFor({ state: 'attached' });
  return { page, problems, close: () => context.close() };
}

/**
 * Starts the host page on a free port and a browser for it. The production bundle has to be up to date: tests that
 * run side by side must not build it under each other.
 * @param data the environment; the sample when absent
 * @throws {Error} (as a rejection) when the bundle is missing or older than its sources, there is no browser, or a fault makes no sense
 */
export async function startHarness(data?: EnvironmentData, { faults = [], behaviour = {} }: ServiceOptions = {}): Promise<Harness> {
  if (isBundleStale(root)) {
    throw new Error('The production bundle is missing or older than its sources: npm run build');
  }
  const rules = faults.map((rule) => parseFaultRule(rule));
  const browser = await launch();
  const host = await startHost({ port: 0, data: data ?? (await loadHostEnvironment(undefined, [])), faults: rules, behaviour });
  return {
    url: host.url,
    emulator: host.emulator,
    openControl: (query = '', options = {}) => open(browser, host.url, query, options),
    async close() {
      await browser.close();
      await host.close();
    },
  };
}

/**
 * What axe looks at and how. The heading of the page is the app's, not the control's; and Fluent's grids and tab lists
 * have hidden elements that pass the focus on as soon as they get it, which axe can't see.
 */
const axeScope = { include: [['html']], exclude: [['[data-tabster-dummy]']] };
const axeOptions = { resultTypes: ['violations'], rules: { 'page-has-heading-one': { enabled: false } } };

/**
 * Checks a page with axe, every rule but those that are the app's to keep.
 * @returns a line for each violation: the rule, and the elements that break it
 */
export async function findAccessibilityViolations(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8'));
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(axeScope)}, ${JSON.stringify(axeOptions)})`);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
