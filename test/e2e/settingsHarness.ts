import type { Locator, Page } from 'playwright-core';
import { rowsOf, type DataRow } from '../emulator/environmentData';
import { generateSample } from '../emulator/sample/generateSample';
import { startHarness, type Harness, type OpenedControl, type ServiceOptions } from './harness';
import { press, tabTo, toRow } from './keyboard';

/** The company that the settings are edited in. */
export const sample = generateSample();

/** The two hosts that every job is done in: what the one has the other lacks. */
export const hosts = [
  ['left-to-right, React 16, with execute', 'react=16&dir=ltr&execute=1'],
  ['right-to-left, React 17, without execute', 'react=17&dir=rtl&execute=0'],
] as const;

/** The embedded Dataverse with the sample, and a page with the control on its flows. */
export interface SettingsPages {
  readonly harness: Harness;
  readonly opened: OpenedControl;
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/**
 * Opens the control on the flows of the sample, and waits until it has read them.
 * @param query the page's switches beside those that are always the same
 * @param service how Dataverse behaves
 */
export async function openFlows(query: string, service: ServiceOptions = {}, options: Parameters<Harness['openControl']>[1] = {}): Promise<SettingsPages> {
  const harness = await startHarness(sample, service);
  const opened = await harness.openControl(`bar=0&host=custom&${query.includes('view=') ? '' : 'view=flows&'}${query}`, options);
  const { page } = opened;
  await page.getByRole('progressbar').first().waitFor({ state: 'detached' });
  const close = async (): Promise<void> => {
    await opened.close();
    await harness.close();
  };
  return { harness, opened, page, close };
}

/** The id of a flow of the sample. */
export function flowIdOf(name: string): string {
  const row = rowsOf(sample, 'workflows').find((each) => each.name === name && each.type === 1);
  if (row === undefined) {
    throw new Error(`The sample has no flow ${name}.`);
  }
  return String(row.workflowid);
}

/** The details of something, or a page in their place, by its title. */
export const pane = (page: Page, title: string): Locator => page.getByRole('region', { name: title, exact: true });

/** Finds a flow by a part of its name and opens its details, by keyboard. */
export async function openDetails(page: Page, search: string, name: string): Promise<Locator> {
  await tabTo(page, page.getByRole('searchbox'));
  await page.keyboard.type(search);
  await page.getByRole('button', { name: `Open ${name}`, exact: true }).waitFor();
  await toRow(page, page.getByRole('checkbox', { name: `Select ${name}`, exact: true }));
  await tabToOpener(page, name);
  await press(page, 'Enter');
  await pane(page, name).waitFor();
  return pane(page, name);
}

/** The name stands beside the check box: one step on in the direction of reading. */
async function tabToOpener(page: Page, name: string): Promise<void> {
  const rtl = await page.evaluate(() => document.documentElement.dir === 'rtl');
  await press(page, rtl ? 'ArrowLeft' : 'ArrowRight');
  if (!(await page.getByRole('button', { name: `Open ${name}`, exact: true }).evaluate((button) => button === document.activeElement))) {
    throw new Error(`${name} isn't beside its check box.`);
  }
}

async function rows(harness: Harness, query: string): Promise<DataRow[]> {
  const answer = await harness.emulator.fetch(new Request(`http://x/api/data/v9.2/${query}`));
  return ((await answer.json()) as { value: DataRow[] }).value;
}

/** A flow's definition as Dataverse has it now, as text. */
export async function definitionOf(harness: Harness, name: string): Promise<string> {
  const [row] = await rows(harness, `workflows?$select=clientdata&$filter=workflowid eq ${flowIdOf(name)}`);
  return String(row?.clientdata);
}

/** The Run as that a flow's trigger is subscribed with; undefined where it isn't. */
export async function subscribedRunAs(harness: Harness, name: string): Promise<unknown> {
  const [row] = await rows(harness, `callbackregistrations?$select=runas&$filter=name eq '${flowIdOf(name)}'`);
  return row?.runas;
}

/** Rights on a flow's row by the id of the user or team. */
export async function sharesOf(harness: Harness, name: string): Promise<Map<string, number>> {
  const found = await rows(
    harness,
    `principalobjectaccessset?$select=principalid,accessrightsmask&$filter=objectid eq ${flowIdOf(name)} and accessrightsmask gt 0`,
  );
  return new Map(found.map(({ principalid, accessrightsmask }) => [String(principalid), Number(accessrightsmask)]));
}

/** Every flow's definition as Dataverse has it now, by the flow's name. */
export async function definitions(harness: Harness): Promise<ReadonlyMap<string, string>> {
  const found = await rows(harness, 'workflows?$select=name,clientdata&$filter=category eq 5 and type eq 1');
  return new Map(found.map(({ name, clientdata }) => [String(name), String(clientdata)]));
}

/** Saves a flow's definition as somebody else does. */
export async function saveElsewhere(harness: Harness, name: string, edit: (text: string) => string): Promise<void> {
  const body = JSON.stringify({ clientdata: edit(await definitionOf(harness, name)) });
  const request = { method: 'PATCH', body, headers: { 'Content-Type': 'application/json' } };
  const answer = await harness.emulator.fetch(new Request(`http://x/api/data/v9.2/workflows(${flowIdOf(name)})`, request));
  if (answer.status !== 204) {
    throw new Error(await answer.text());
  }
}

/** Counts the writes to flows that the page sends from now on. */
export function countWrites(page: Page): () => number {
  let count = 0;
  page.on('request', (request) => {
    count += request.method() === 'PATCH' && request.url().includes('/workflows(') ? 1 : 0;
  });
  return () => count;
}
