import { startHarness, type Harness } from '../e2e/harness';
import { generateSample } from '../emulator/sample/generateSample';

/**
 * How long a person waits for rows in a large environment, beside a small one. Prints milliseconds and their ratio:
 * `npm run bench`. Needs the production build.
 */
interface Waiting {
  readonly firstRow: number;
  readonly allReferences: number;
  readonly allRead: number;
}

const runs = 3;
const sizes = { small: { connectionReferences: 100, flows: 100 }, large: { connectionReferences: 10_000, flows: 10_000, clientdataBytes: 8_000 } };

async function measure(harness: Harness): Promise<Waiting> {
  const { page, close } = await harness.openControl('bar=0');
  const now = (): Promise<number> => page.evaluate(() => performance.now());
  await page.getByRole('button', { name: /^Open / }).first().waitFor();
  const firstRow = await now();
  await page.getByText(/^[\d,]+ connection references( ·|$)/).waitFor({ timeout: 120_000 });
  const allReferences = await now();
  await page.getByRole('progressbar').waitFor({ state: 'detached', timeout: 300_000 });
  const allRead = await now();
  await close();
  return { firstRow, allReferences, allRead };
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
  return { firstRow: medianOf('firstRow'), allReferences: medianOf('allReferences'), allRead: medianOf('allRead') };
}

async function main(): Promise<void> {
  const small = await waitingFor(sizes.small);
  const large = await waitingFor(sizes.large);
  console.log(`Median of ${runs} runs, milliseconds from opening the page. 100 × 100 and 10,000 × 10,000 connection references and flows.`);
  for (const key of ['firstRow', 'allReferences', 'allRead'] as const) {
    console.log(`${key.padEnd(14)} ${small[key]} → ${large[key]}  (× ${(large[key] / small[key]).toFixed(1)})`);
  }
}

void main();
