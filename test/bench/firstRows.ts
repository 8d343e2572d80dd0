import type { Page } from 'playwright-core';
import { startHarness, type Harness } from '../e2e/harness';
import { generateSample } from '../emulator/sample/generateSample';

/**
 * How long a person waits for rows in a large environment, beside a small one. Prints milliseconds and their ratio:
 * `npm run bench`. Needs the production build.
 */
interface Waiting {
  readonly firstRow: number;
  readonly allReferences: number;
  /** Both lists and all definitions. */
  readonly allRead: number;
  /** Runs, subscriptions, tables and privileges, too. */
  readonly everything: number;
  /** From Refresh to the last answer, after one flow has changed. */
  readonly refresh: number;
  /** Requests of that refresh. */
  readonly refreshRequests: number;
}

const lines = ['firstRow', 'allReferences', 'allRead', 'everything', 'refresh', 'refreshRequests'] as const;
const runs = 3;
const sizes = { small: { connectionReferences: 100, flows: 100 }, large: { connectionReferences: 10_000, flows: 10_000, clientdataBytes: 8_000 } };

/** No answer for so many milliseconds means that nothing more is asked for. */
const silence = 2_000;

/** The requests to Dataverse that were answered, and when the last one was. */
interface Traffic {
  count: number;
  last: number;
}

function watchTraffic(page: Page): Traffic {
  const traffic = { count: 0, last: Date.now() };
  page.on('requestfinished', (request) => {
    if (request.url().includes('/api/data/')) {
      traffic.count++;
      traffic.last = Date.now();
    }
  });
  return traffic;
}

async function untilSilent(page: Page, traffic: Traffic): Promise<void> {
  while (Date.now() - traffic.last < silence) {
    await page.waitForTimeout(100);
  }
}

async function changeOneFlow({ emulator, url }: Harness): Promise<void> {
  const flows = `${new URL('/api/data/v9.2/workflows', url).href}`;
  const list = await emulator.fetch(new Request(`${flows}?$select=name&$filter=category eq 5 and statecode eq 0&$top=1`));
  const { value } = (await list.json()) as { value: { workflowid: string }[] };
  const init = { method: 'PATCH', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ description: `Changed ${Date.now()}` }) };
  const changed = await emulator.fetch(new Request(`${flows}(${value[0]?.workflowid})`, init));
  if (!changed.ok) {
    throw new Error(await changed.text());
  }
}

async function measureRefresh(harness: Harness, page: Page, traffic: Traffic): Promise<Pick<Waiting, 'refresh' | 'refreshRequests'>> {
  await changeOneFlow(harness);
  const [started, before] = [Date.now(), traffic.count];
  traffic.last = started;
  await page.getByRole('button', { name: 'Refresh' }).first().click();
  await untilSilent(page, traffic);
  return { refresh: traffic.last - started, refreshRequests: traffic.count - before };
}

async function measure(harness: Harness): Promise<Waiting> {
  let traffic: Traffic = { count: 0, last: Date.now() };
  const prepare = (page: Page): Promise<void> => Promise.resolve(void (traffic = watchTraffic(page)));
  const { page, close } = await harness.openControl('bar=0', { prepare });
  const now = (): Promise<number> => page.evaluate(() => performance.now());
  await page.getByRole('button', { name: /^Open / }).first().waitFor();
  const firstRow = await now();
  await page.getByText(/^[\d,]+ connection references( ·|$)/).waitFor({ timeout: 120_000 });
  const allReferences = await now();
  await page.getByRole('progressbar').waitFor({ state: 'detached', timeout: 300_000 });
  const allRead = await now();
  await untilSilent(page, traffic);
  const everything = traffic.last - (await page.evaluate(() => performance.timeOrigin));
  const refresh = await measureRefresh(harness, page, traffic);
  await close();
  return { firstRow, allReferences, allRead, everything, ...refresh };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

async function waitingFor(size: (typeof sizes)[keyof typeof sizes]): Promise<Waiting> {
  const harness = await startHarness(generateSample(size));
  const measured: Waiting[] = [];
  for (let run = 0; run < runs; run++) {
    measured.push(await measure(harness));
  }
  await harness.close();
  const medianOf = (key: keyof Waiting): number => Math.round(median(measured.map((each) => each[key])));
  return Object.fromEntries(lines.map((key) => [key, medianOf(key)])) as Record<keyof Waiting, number>;
}

async function main(): Promise<void> {
  const small = await waitingFor(sizes.small);
  const large = await waitingFor(sizes.large);
  console.log(`Median of ${runs} runs, milliseconds from opening the page. 100 × 100 and 10,000 × 10,000 connection references and flows.`);
  for (const key of lines) {
    console.log(`${key.padEnd(16)} ${small[key]} → ${large[key]}  (× ${(large[key] / small[key]).toFixed(1)})`);
  }
}

void main();
