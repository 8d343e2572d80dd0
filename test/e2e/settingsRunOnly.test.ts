import type { Locator, Page } from 'playwright-core';
import { rowsOf } from '../emulator/environmentData';
import { findAccessibilityViolations } from './harness';
import { atRest, choose, press, pressOn, tabTo } from './keyboard';
import { countWrites, definitionOf, flowIdOf, hosts, openDetails, openFlows, pane, sample, sharesOf, type SettingsPages } from './settingsHarness';

/** Three connections, two of them provided by run-only users; shared with guests, a team, and a co-owner. */
const quote = 'App: prepare a quote';
const many = 'Button: report a damage (many run-only users)';

let pages: SettingsPages;

afterEach(() => pages.close());

/** Opens the page where run-only users are edited, from the details of a flow. */
async function edit(page: Page, name: string): Promise<Locator> {
  await pressOn(page, pane(page, name).getByRole('button', { name: 'Edit run only users' }));
  const editor = pane(page, 'Run only users');
  await editor.getByRole('combobox', { name: 'Add a user or team' }).waitFor();
  return editor;
}

/** Finds somebody by a part of their name and picks them from the list. */
async function pick(page: Page, editor: Locator, text: string, name: string): Promise<Locator> {
  await tabTo(page, editor.getByRole('combobox', { name: 'Add a user or team' }));
  await page.keyboard.type(text);
  await editor.getByRole('option', { name }).waitFor();
  await press(page, 'ArrowDown', 'Enter');
  const picked = editor.getByRole('group', { name: /^Add / });
  await picked.getByText(name, { exact: true }).first().waitFor();
  return picked;
}

const isolated = (name: string, start = ''): RegExp => new RegExp(`^${start}.?${name}`);
const runOnlyUsers = (editor: Locator): Locator => editor.getByRole('list', { name: 'Run-only users' });

function principalId(set: 'systemusers' | 'teams', name: string): string {
  const row = rowsOf(sample, set).find(({ fullname, name: teamName }) => (fullname ?? teamName) === name);
  return String(row?.systemuserid ?? row?.teamid);
}

const grace = principalId('systemusers', 'Grace Kim');
const peter = principalId('systemusers', 'Peter Nowak');
const salesOperations = principalId('teams', 'Sales Operations');

describe.each(hosts)('%s', (_name, query) => {
  it('a connection is switched to the run-only user, saved, and undone', async () => {
    pages = await openFlows(`user=maker&${query}`);
    const { page, harness, opened } = pages;
    const before = await definitionOf(harness, quote);
    const details = await openDetails(page, 'prepare a quote', quote);
    const editor = await edit(page, quote);
    const outlook = editor.getByRole('radiogroup', { name: /Office 365 Outlook/ });
    await choose(page, outlook, 'Provided by run-only user');
    await editor.getByText(/^4 of 4 actions will use connections of whoever runs the flow\./).waitFor();
    await atRest(page);
    expect(await findAccessibilityViolations(page)).toEqual([]);
    await pressOn(page, editor.getByRole('button', { name: 'Save' }));
    await details.getByText('The settings are saved.').waitFor();
    const now = await definitionOf(harness, quote);
    expect(now.match(/"runtimeSource":"invoker"/g)).toHaveLength(3);
    await pressOn(page, details.getByRole('button', { name: 'Undo' }));
    await details.getByText('The settings are as they were before.').waitFor();
    expect(await definitionOf(harness, quote)).toBe(before);
    expect(opened.problems).toEqual([]);
  });
});

describe('with execute', () => {
  it('a person and a team are added and removed at once, and that is undone', async () => {
    pages = await openFlows(`user=maker&recordId=${flowIdOf(quote)}&execute=1`);
    const { page, harness, opened } = pages;
    const editor = await edit(page, quote);
    for (const [text, name] of [['grace', 'Grace Kim'], ['sales op', 'Sales Operations']] as const) {
      const picked = await pick(page, editor, text, name);
      await atRest(page);
      expect(await findAccessibilityViolations(page)).toEqual([]);
      await pressOn(page, picked.getByRole('button', { name: 'Add' }));
      await editor.getByText(new RegExp(`^The flow is shared with .?${name}`)).waitFor();
    }
    expect([(await sharesOf(harness, quote)).get(grace), (await sharesOf(harness, quote)).get(salesOperations)]).toEqual([1, 1]);
    await pressOn(page, runOnlyUsers(editor).getByRole('button', { name: isolated('Peter Nowak', 'Remove ') }));
    await editor.getByText(isolated("Peter Nowak.? any more", "The flow isn't shared with ")).waitFor();
    expect((await sharesOf(harness, quote)).has(peter)).toBe(false);
    await tabTo(page, editor.getByRole('button', { name: 'Undo' }));
    await press(page, 'Enter');
    await editor.getByText(/has the same rights on this flow as before\.$/).waitFor();
    expect((await sharesOf(harness, quote)).get(peter)).toBe(1);
    expect(opened.problems).toEqual([]);
  });

  it('guests are told apart, with what they need', async () => {
    pages = await openFlows(`recordId=${flowIdOf(quote)}&execute=1`);
    const editor = await edit(pages.page, quote);
    const guest = (name: string): Locator => runOnlyUsers(editor).getByRole('listitem').filter({ hasText: name });
    await guest('Wei Chen').getByText("Guests need a Power Automate license, and Dataverse shows none for this guest.", { exact: false }).waitFor();
    await guest('Wei Chen').getByText('This user has no security role', { exact: false }).waitFor();
    await guest('Anna Svensson').getByText("Dataverse doesn't tell whether this guest's license is one.", { exact: false }).waitFor();
    expect(await editor.getByRole('list', { name: 'Co-owners' }).innerText()).toContain('João Pedro de Almeida');
  });

  it('a sharing that gets no answer is looked at, not repeated', async () => {
    pages = await openFlows(`user=maker&recordId=${flowIdOf(quote)}&execute=1`, { faults: ['method=POST; path=GrantAccess; first=1; drop=after'] });
    const { page, harness } = pages;
    const editor = await edit(page, quote);
    const picked = await pick(page, editor, 'grace', 'Grace Kim');
    await pressOn(page, picked.getByRole('button', { name: 'Add' }));
    await editor.getByText(isolated('Grace Kim', 'The flow is shared with ')).waitFor();
    expect((await sharesOf(harness, quote)).get(grace)).toBe(1);
  });
});

describe('without execute', () => {
  it('adding and removing leads to the page where it is done, with what to enter there', async () => {
    pages = await openFlows(`user=maker&recordId=${flowIdOf(quote)}&execute=0&dir=rtl&react=17`);
    const { page, opened } = pages;
    const editor = await edit(page, quote);
    const picked = await pick(page, editor, 'grace', 'Grace Kim');
    expect(await picked.getByRole('button', { name: 'Add', exact: true }).count()).toBe(0);
    await picked.getByText(/^This app can't share flows\./).waitFor();
    await tabTo(page, picked.getByRole('button', { name: 'Copy User name' }));
    const link = picked.getByRole('link', { name: 'Open the flow in Power Automate' });
    expect(await link.getAttribute('href')).toContain(flowIdOf(quote));
    await atRest(page);
    await press(page, 'Tab');
    expect(await findAccessibilityViolations(page)).toEqual([]);
    await pressOn(page, picked.getByRole('button', { name: 'Close' }));
    await pressOn(page, runOnlyUsers(editor).getByRole('button', { name: isolated('Peter Nowak', 'How to remove ') }));
    await runOnlyUsers(editor).getByText(/^This app can't stop sharing flows\./).waitFor();
    expect(opened.problems).toEqual([]);
  });
});

it('thirty run-only users are listed, and the connections are within reach after them', async () => {
  pages = await openFlows(`user=maker&recordId=${flowIdOf(many)}&execute=1`);
  const { page } = pages;
  const writes = countWrites(page);
  const editor = await edit(page, many);
  await runOnlyUsers(editor).waitFor();
  const removable = runOnlyUsers(editor).getByRole('button', { name: /^Remove / });
  expect(await removable.count()).toBe(10);
  await pressOn(page, editor.getByRole('button', { name: 'Show more (20 left)' }));
  expect(await removable.count()).toBe(30);
  await choose(page, editor.getByRole('radiogroup', { name: /Dataverse/ }), 'Provided by run-only user');
  await pressOn(page, editor.getByRole('button', { name: 'Cancel' }));
  await pressOn(page, page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }));
  await pane(page, many).waitFor();
  expect(writes()).toBe(0);
});

it.each(['light', 'dark', 'contrast'])('the page can be read in the theme "%s"', async (theme) => {
  pages = await openFlows(`recordId=${flowIdOf(quote)}&execute=1&theme=${theme}`);
  const { page } = pages;
  const editor = await edit(page, quote);
  await pick(page, editor, 'wei', 'Wei Chen');
  await atRest(page);
  expect(await findAccessibilityViolations(page)).toEqual([]);
});

it.each([320, 400])('nothing of the page is wider than %d px', async (width) => {
  pages = await openFlows(`recordId=${flowIdOf(quote)}&execute=1`, {}, { viewport: { width, height: 800 } });
  const { page } = pages;
  const editor = await edit(page, quote);
  await pick(page, editor, 'wei', 'Wei Chen');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  expect(await editor.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
});
