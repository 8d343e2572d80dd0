import type { Locator, Page } from 'playwright-core';
import { findAccessibilityViolations } from './harness';
import { atRest, choose, expectSoon, press, pressOn, tabTo } from './keyboard';
import {
  countWrites,
  definitionOf,
  flowIdOf,
  hosts,
  openDetails,
  openFlows,
  pane,
  saveElsewhere,
  subscribedRunAs,
  type SettingsPages,
} from './settingsHarness';

/** Runs as its owner, with one Dataverse connection and one action of it. */
const welcome = 'Account: welcome mail to new customers';
const wherever = { welcome: `recordId=${flowIdOf(welcome)}` };

let pages: SettingsPages;

afterEach(() => pages.close());

/** Opens the page where Run as is edited, from the details of a flow. */
async function edit(page: Page, name: string): Promise<Locator> {
  await pressOn(page, pane(page, name).getByRole('button', { name: 'Edit Run as' }));
  const editor = pane(page, 'Run as');
  await editor.getByRole('radiogroup', { name: 'Run as' }).waitFor();
  return editor;
}

const runAs = (editor: Locator): Locator => editor.getByRole('radiogroup', { name: 'Run as' });

async function chooseModifyingUser(page: Page, editor: Locator): Promise<void> {
  await choose(page, runAs(editor), 'Modifying user');
  await pressOn(page, editor.getByRole('checkbox', { name: 'Dataverse - Sales' }), 'Space');
}

describe.each(hosts)('%s', (_name, query) => {
  it('Run as is edited, saved, seen in the subscription, and undone, by keyboard alone', async () => {
    pages = await openFlows(`user=maker&${query}`);
    const { page, harness, opened } = pages;
    const before = await definitionOf(harness, welcome);
    const details = await openDetails(page, 'welcome mail', welcome);
    const editor = await edit(page, welcome);
    expect(await editor.getByRole('radio', { name: 'Flow owner' }).isChecked()).toBe(true);
    await chooseModifyingUser(page, editor);
    await editor.getByText('After saving, 1 of 1 Dataverse actions will run as the person who changed the row.').waitFor();
    await atRest(page);
    expect(await findAccessibilityViolations(page)).toEqual([]);
    await pressOn(page, editor.getByRole('button', { name: 'Save' }));
    await details.getByText("The settings are saved, and the flow's trigger is subscribed with them.").waitFor();
    expect(await definitionOf(harness, welcome)).toContain('"subscriptionRequest/runas":1');
    expect(await definitionOf(harness, welcome)).toContain('"impersonation":{"source":"invoker"}');
    expect(await subscribedRunAs(harness, welcome)).toBe(1);
    expect(await findAccessibilityViolations(page)).toEqual([]);
    await pressOn(page, details.getByRole('button', { name: 'Undo' }));
    await details.getByText('The settings are as they were before.').waitFor();
    expect(await definitionOf(harness, welcome)).toBe(before);
    expect(await subscribedRunAs(harness, welcome)).toBe(3);
    expect(opened.problems).toEqual([]);
  });

  it('leaving with changes asks first, and leads back to where editing began', async () => {
    pages = await openFlows(`user=maker&${wherever.welcome}&${query}`);
    const { page, harness } = pages;
    const before = await definitionOf(harness, welcome);
    const editor = await edit(page, welcome);
    await choose(page, runAs(editor), 'Row owner');
    await press(page, 'Escape');
    const question = page.getByRole('alertdialog', { name: 'Discard changes?' });
    await pressOn(page, question.getByRole('button', { name: 'Cancel' }));
    await question.waitFor({ state: 'detached' });
    expect(await editor.getByRole('radio', { name: 'Row owner' }).isChecked()).toBe(true);
    await press(page, 'Escape');
    await pressOn(page, question.getByRole('button', { name: 'Discard' }));
    await pane(page, welcome).waitFor();
    await expectSoon(async () => expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Edit Run as'));
    expect(await definitionOf(harness, welcome)).toBe(before);
  });

  it('a choice that is not available says why, and can be reached', async () => {
    const flow = 'Lead time: 納期を更新する';
    pages = await openFlows(`recordId=${flowIdOf(flow)}&${query}`);
    const { page, harness } = pages;
    const before = await definitionOf(harness, flow);
    const editor = await edit(page, flow);
    const why = editor.getByText(/^Not available: .?美咲 田中.? owns the flow and doesn't have the privilege prvActOnBehalfOfAnotherUser/);
    await expectSoon(async () => expect(await why.count()).toBe(2));
    const other = editor.getByRole('radio', { name: 'Modifying user' });
    expect(await other.getAttribute('aria-disabled')).toBe('true');
    await tabTo(page, runAs(editor));
    await press(page, 'ArrowDown', 'ArrowDown');
    expect(await other.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await other.isChecked()).toBe(false);
    expect(await editor.getByRole('radio', { name: 'Flow owner' }).isChecked()).toBe(true);
    await atRest(page);
    expect(await findAccessibilityViolations(page)).toEqual([]);
    expect(await definitionOf(harness, flow)).toBe(before);
  });
});

it('an administrator gives the owner the Delegate role, and the choice is available', async () => {
  const flow = 'Lead time: 納期を更新する';
  pages = await openFlows(`recordId=${flowIdOf(flow)}&execute=1`);
  const { page } = pages;
  const editor = await edit(page, flow);
  expect(await editor.getByRole('radio', { name: 'Modifying user' }).getAttribute('aria-disabled')).toBe('true');
  await pressOn(page, editor.getByRole('button', { name: /^Give .?美咲 田中.? the Delegate role/ }));
  await editor.getByText("The flow's owner has the Delegate role now.", { exact: false }).waitFor();
  await choose(page, runAs(editor), 'Modifying user');
  await pressOn(page, editor.getByRole('checkbox', { name: 'Dataverse – 営業本部' }), 'Space');
  await pressOn(page, editor.getByRole('button', { name: 'Save' }));
  await pane(page, flow).getByText(/^The settings are saved/).waitFor();
});

it('actions that reach another environment keep their connection, and are counted', async () => {
  const flow = 'Order: total here and in the data warehouse (one connection)';
  pages = await openFlows(`user=maker&recordId=${flowIdOf(flow)}&execute=1`);
  const { page } = pages;
  const editor = await edit(page, flow);
  const connection = editor.getByRole('checkbox', { name: 'Dataverse - Sales' });
  expect(await connection.getAttribute('aria-disabled')).toBe('true');
  await tabTo(page, connection);
  await press(page, 'Space');
  expect(await connection.isChecked()).toBe(false);
  expect(await editor.innerText()).toMatch(/actions with the Environment parameter can't use the invoker's connection/);
});

it("what somebody else has changed in the same place is shown beside one's own, and nothing is lost elsewhere", async () => {
  pages = await openFlows(`user=maker&${wherever.welcome}&execute=1`);
  const { page, harness } = pages;
  const editor = await edit(page, welcome);
  await choose(page, runAs(editor), 'Modifying user');
  await saveElsewhere(harness, welcome, (text) =>
    text.replace('"subscriptionRequest/runas":3', '"subscriptionRequest/runas":2').replace('"emailMessage/Subject":"Update"', '"emailMessage/Subject":"News"'),
  );
  await pressOn(page, editor.getByRole('button', { name: 'Save' }));
  await editor.getByRole('alert').getByText(/changed the same settings on/).waitFor();
  await atRest(page);
  expect(await findAccessibilityViolations(page)).toEqual([]);
  await choose(page, editor.getByRole('radiogroup').filter({ has: page.getByRole('radio', { name: /^Use mine/ }) }), /^Use mine/);
  await pressOn(page, editor.getByRole('button', { name: 'Save' }));
  await pane(page, welcome).getByText(/^The settings are saved/).waitFor();
  const now = await definitionOf(harness, welcome);
  expect(now).toContain('"subscriptionRequest/runas":1');
  expect(now).toContain('"emailMessage/Subject":"News"');
});

it('a saving that gets no answer is looked at, not repeated', async () => {
  pages = await openFlows(`user=maker&${wherever.welcome}&execute=1`, { faults: ['method=PATCH; table=workflows; first=1; drop=after'] });
  const { page, harness } = pages;
  const writes = countWrites(page);
  const editor = await edit(page, welcome);
  await chooseModifyingUser(page, editor);
  await pressOn(page, editor.getByRole('button', { name: 'Save' }));
  await pane(page, welcome).getByText(/^The settings are saved/).waitFor();
  expect(await definitionOf(harness, welcome)).toContain('"subscriptionRequest/runas":1');
  expect(writes()).toBe(1);
});

it('a flow that the service turns off when it is saved is turned on again, and that is said', async () => {
  pages = await openFlows(`user=maker&${wherever.welcome}&execute=1`, { behaviour: { fallingBackToDraft: [flowIdOf(welcome)] } });
  const { page } = pages;
  const editor = await edit(page, welcome);
  await chooseModifyingUser(page, editor);
  await pressOn(page, editor.getByRole('button', { name: 'Save' }));
  await page.getByText(/^The settings are saved, but the service turned the flow off, and it isn't on again\./).waitFor({ timeout: 60_000 });
});

it.each(['light', 'dark', 'contrast'])('the page can be read in the theme "%s"', async (theme) => {
  pages = await openFlows(`user=maker&${wherever.welcome}&execute=1&theme=${theme}`);
  const { page } = pages;
  const editor = await edit(page, welcome);
  await chooseModifyingUser(page, editor);
  await atRest(page);
  expect(await findAccessibilityViolations(page)).toEqual([]);
});

it.each([320, 400])('nothing of the page is wider than %d px', async (width) => {
  pages = await openFlows(`user=maker&${wherever.welcome}&execute=1`, {}, { viewport: { width, height: 800 } });
  const { page } = pages;
  const editor = await edit(page, welcome);
  await chooseModifyingUser(page, editor);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  expect(await editor.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
  expect(await editor.getByRole('button', { name: 'Save' }).isVisible()).toBe(true);
});
