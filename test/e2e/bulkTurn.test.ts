import type { Locator, Page } from 'playwright-core';
import { definition, environment, flowRow, referenceRow, schedule } from '../control/environment';
import { findAccessibilityViolations, startHarness, type Harness, type OpenedControl, type ServiceOptions } from './harness';
import { atRest, press, pressOn, tabTo, toRow } from './keyboard';

const connectionName = (number: number): string => `${number}`.padStart(32, '0');

/** Four flows of Ann's, the last of which has a connection in error: it can be turned off, and not on again. */
const contoso = environment({
  connectionreferences: [1, 2].map((number) => referenceRow(number)),
  workflows: [1, 2, 3, 4].map((number) =>
    flowRow(number, definition(schedule, { dv: { reference: `contoso_reference${number === 4 ? 2 : 1}` } })),
  ),
  PowerAppsConnections: [1, 2].map((number) => ({
    name: connectionName(number),
    connectorId: 'shared_commondataserviceforapps',
    createdBy: '00000000-0000-0000-0000-0000000000a1',
    status: number === 2 ? 'Error' : 'Connected',
  })),
});

let harness: Harness;
let opened: OpenedControl;

afterEach(async () => {
  await opened.close();
  await harness.close();
});

async function open(query: string, service: ServiceOptions = {}): Promise<Page> {
  harness = await startHarness(contoso, service);
  opened = await harness.openControl(`bar=0&host=custom&live=on&view=flows&${query}`);
  await opened.page.getByRole('button', { name: 'Open Flow 1' }).waitFor();
  return opened.page;
}

/** Selects rows by keys, from the first on. */
async function selectRows(page: Page, count: number): Promise<Locator> {
  await toRow(page, page.getByRole('checkbox', { name: 'Select Flow 1' }));
  await press(page, 'Space', ...Array.from({ length: count - 1 }, () => ['ArrowDown', 'Space']).flat());
  const bar = page.getByRole('group', { name: 'Selected rows' });
  await bar.getByText(`${count} selected`).waitFor();
  return bar;
}

/** Goes back to the commands above the list, and presses one. */
async function command(page: Page, bar: Locator, name: string): Promise<void> {
  await tabTo(page, bar.getByRole('button', { name, exact: true }), 'Shift+Tab');
  await press(page, 'Enter');
}

async function confirm(page: Page, name: string): Promise<void> {
  const question = page.getByRole('alertdialog');
  await pressOn(page, question.getByRole('button', { name, exact: true }));
  await question.waitFor({ state: 'detached' });
}

/** Names of the flows that are off. */
async function offFlows(): Promise<string[]> {
  const answer = await harness.emulator.fetch(new Request('http://x/api/data/v9.2/workflows?$select=name,statecode&$orderby=name'));
  const { value } = (await answer.json()) as { value: { name: string; statecode: number }[] };
  return value.filter(({ statecode }) => statecode === 0).map(({ name }) => name);
}

const hosts = [
  ['left-to-right, React 16, with execute', 'react=16&dir=ltr&execute=1'],
  ['right-to-left, React 17, without execute', 'react=17&dir=rtl&execute=0'],
] as const;

describe.each(hosts)('%s', (_name, query) => {
  it('several flows are turned off by keyboard, and on again by Undo', async () => {
    const page = await open(query);
    const bar = await selectRows(page, 3);
    await command(page, bar, 'Turn off');
    await page.getByRole('alertdialog', { name: 'Turn off 3 flows?' }).waitFor();
    await atRest(page);
    expect(await findAccessibilityViolations(page)).toEqual([]);
    await confirm(page, 'Turn off');
    await page.getByText('3 flows are off.').waitFor();
    expect(await offFlows()).toEqual(['Flow 1', 'Flow 2', 'Flow 3']);
    await tabTo(page, page.getByRole('button', { name: 'Undo' }), 'Shift+Tab');
    await press(page, 'Enter');
    await page.getByText('3 flows are on.').waitFor();
    expect(await offFlows()).toEqual([]);
    expect(opened.problems).toEqual([]);
  });
});

it('a flow that stays off is named with the reason, beside those that are on', async () => {
  const page = await open('');
  const bar = await selectRows(page, 4);
  await command(page, bar, 'Turn off');
  await confirm(page, 'Turn off');
  await page.getByText('4 flows are off.').waitFor();
  await command(page, bar, 'Turn on');
  await confirm(page, 'Turn on');
  await page.getByText('3 flows are on.').waitFor();
  const failures = page.getByRole('list', { name: "1 flow isn't as you asked:" });
  expect(await failures.innerText()).toMatch(/^Flow 4\n+The flow couldn't be turned on\./);
  expect(await offFlows()).toEqual(['Flow 4']);
});

it('turning many off ends after the flow that is under way when that is asked for', async () => {
  const page = await open('', { faults: ['method=PATCH; table=workflows; delay=1500'] });
  const bar = await selectRows(page, 4);
  await command(page, bar, 'Turn off');
  await confirm(page, 'Turn off');
  await tabTo(page, page.getByRole('button', { name: 'End after this flow' }), 'Shift+Tab');
  await press(page, 'Enter');
  await page.getByText('You ended it before 3 flows.').waitFor();
  expect(await offFlows()).toEqual(['Flow 1']);
});

it('a turn that gets no answer is looked at, not repeated', async () => {
  const page = await open('', { faults: ['method=PATCH; table=workflows; first=1; drop=after', 'method=PATCH; table=workflows; every=2; drop=before'] });
  const bar = await selectRows(page, 2);
  await command(page, bar, 'Turn off');
  await confirm(page, 'Turn off');
  await page.getByText('1 flow is off.').waitFor({ timeout: 40_000 });
  expect(await offFlows()).toEqual(['Flow 1']);
});

it.each(['light', 'dark', 'contrast'])('the result of turning many can be read in the theme "%s"', async (theme) => {
  const page = await open(`theme=${theme}`);
  const bar = await selectRows(page, 4);
  await command(page, bar, 'Turn off');
  await confirm(page, 'Turn off');
  await page.getByText('4 flows are off.').waitFor();
  await command(page, bar, 'Turn on');
  await confirm(page, 'Turn on');
  await page.getByRole('list', { name: "1 flow isn't as you asked:" }).waitFor({ timeout: 60_000 });
  await atRest(page);
  expect(await findAccessibilityViolations(page)).toEqual([]);
}, 120_000);
