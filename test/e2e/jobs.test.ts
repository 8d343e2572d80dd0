import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { definition, environment, flowRow, id, people, referenceRow, schedule } from '../control/environment';
import { findAccessibilityViolations, startHarness, type Harness, type OpenedControl } from './harness';

const connectionName = (number: number): string => `${number}`.padStart(32, '0');
const dataverse = 'shared_commondataserviceforapps';

/** Ann's three references, the second of which has a connection in error, and a flow for each. */
const contoso = environment({
  connectionreferences: [1, 2, 3].map((number) => referenceRow(number)),
  workflows: [1, 2, 3].map((number) => flowRow(number, definition(schedule, { dv: { reference: `contoso_reference${number}` } }))),
  flowruns: [
    {
      flowrunid: id('r', 1),
      name: '08585000000000000000000000001',
      status: 'Running',
      starttime: '2026-10-01T07:00:00Z',
      _workflow_value: id('f', 3),
      _ownerid_value: people.ann,
      partitionid: people.ann,
    },
  ],
  PowerAppsConnections: [1, 2, 3].map((number) => ({
    name: connectionName(number),
    connectorId: dataverse,
    createdBy: people.ann,
    status: number === 2 ? 'Error' : 'Connected',
  })),
});

let harness: Harness;
let opened: OpenedControl;

afterEach(async () => {
  await opened.close();
  await harness.close();
});

async function open(query: string): Promise<Page> {
  harness = await startHarness(contoso);
  opened = await harness.openControl(`bar=0&host=custom&live=on&${query}`);
  const { page } = opened;
  await page.getByRole('button', { name: 'Open Reference 1' }).or(page.getByRole('button', { name: 'Open Flow 1' })).waitFor();
  await page.getByRole('progressbar').waitFor({ state: 'detached' });
  return page;
}

const details = (page: Page, name: string): Locator => page.getByRole('region', { name });

async function openRow(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: `Open ${name}` }).click();
  await details(page, name).waitFor();
  return details(page, name);
}

/** A row of the list, as one text. */
const row = (page: Page, name: string): Promise<string> =>
  page.getByRole('row').filter({ has: page.getByRole('button', { name: `Open ${name}` }) }).innerText();

const hosts = [
  ['left-to-right, React 16, with execute', 'react=16&dir=ltr&execute=1'],
  ['right-to-left, React 17, without execute', 'react=17&dir=rtl&execute=0'],
] as const;

describe.each(hosts)('%s', (_name, query) => {
  it('a broken connection is found, explained with both answers, and its flow is a step away', async () => {
    const page = await open(query);
    await page.getByRole('button', { name: /^Needs attention/ }).click();
    expect(await page.getByRole('button', { name: /^Open Reference/ }).count()).toBe(1);
    const pane = await openRow(page, 'Reference 2');
    const text = await pane.innerText();
    expect(text).toContain("You can't save or publish flows that use this connection.");
    expect(text).toMatch(/Seen live/);
    expect(await findAccessibilityViolations(page)).toEqual([]);
    await pane.getByRole('button', { name: 'Flow 2' }).click();
    expect(await details(page, 'Flow 2').innerText()).toContain("You can't save or publish this flow.");
    expect(await findAccessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Open Flow 2');
    expect(opened.problems).toEqual([]);
  });

  it('a connection reference gets another connection, and its own one back', async () => {
    const page = await open(query);
    const pane = await openRow(page, 'Reference 2');
    await pane.getByRole('button', { name: 'Change connection' }).click();
    await pane.getByRole('radio').first().check();
    await pane.getByRole('button', { name: 'Save' }).click();
    await pane.getByText('The connection is changed.').waitFor();
    await expectSoon(async () => expect(await row(page, 'Reference 2')).toContain('Healthy'));
    await pane.getByRole('button', { name: 'Undo' }).click();
    await pane.getByText('The change is undone.').waitFor();
    await expectSoon(async () => expect(await row(page, 'Reference 2')).toContain('Needs attention'));
    expect(opened.problems).toEqual([]);
  });

  it('a flow is turned off, and on again', async () => {
    const page = await open(`${query}&view=flows`);
    const pane = await openRow(page, 'Flow 1');
    await pane.getByRole('button', { name: 'Turn off' }).click();
    await pane.getByText('The flow is off. Runs that have started go on.').waitFor();
    await expectSoon(async () => expect(await row(page, 'Flow 1')).toContain('Off'));
    await pane.getByRole('button', { name: 'Undo' }).click();
    await pane.getByText('The flow is on.').waitFor();
    expect(opened.problems).toEqual([]);
  });

  it('turning on a flow whose connection is in error says why it was refused', async () => {
    const page = await open(`${query}&view=flows&recordId=${id('f', 2)}`);
    const pane = details(page, 'Flow 2');
    await pane.getByRole('button', { name: 'Turn off' }).click();
    await pane.getByText('The flow is off. Runs that have started go on.').waitFor();
    await pane.getByRole('button', { name: 'Turn on' }).click();
    const alert = pane.getByRole('alert');
    await alert.getByText(/^The flow couldn't be turned on\./).waitFor();
    expect(await alert.innerText()).not.toContain('{');
  });

  it('a flow is stopped', async () => {
    const page = await open(`${query}&view=flows`);
    const pane = await openRow(page, 'Flow 3');
    await pane.getByRole('button', { name: query.includes('execute=1') ? 'Stop and cancel runs' : 'Stop', exact: true }).click();
    const question = page.getByRole('alertdialog', { name: /^Stop/ });
    await question.getByRole('button', { name: 'Cancel', exact: true }).waitFor();
    await atRest(page);
    expect(await findAccessibilityViolations(page)).toEqual([]);
    await question.getByRole('button', { name: /^Stop/ }).or(question.getByRole('button', { name: 'Turn off' })).click();
    await pane.getByText(query.includes('execute=1') ? 'The flow is off, and its runs are canceled.' : /this app can't cancel them/).waitFor();
    const runs = (await (await harness.emulator.fetch(new Request('http://x/api/data/v9.2/flowruns?$select=status'))).json()) as { value: { status: string }[] };
    expect(runs.value.map(({ status }) => status)).toEqual([query.includes('execute=1') ? 'Cancelled' : 'Running']);
    expect(opened.problems).toEqual([]);
  });

  it('what is filtered is exported', async () => {
    const page = await open(query);
    await page.getByRole('searchbox').fill('reference2');
    await page.getByRole('button', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'CSV file' }).click();
    const text = await readFile(await (await download).path(), 'utf8');
    expect(text.split('\r\n').filter(Boolean)).toHaveLength(2);
    expect(text).toContain('contoso_reference2');
  });
});

/** Waits until nothing moves or fades any more: colours are checked as they stay. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null))).then(() => null));
}

/** Waits until an expectation holds: what is shown follows a moment after what was done. */
async function expectSoon(expectation: () => Promise<void>): Promise<void> {
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
