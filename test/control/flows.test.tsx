import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { handedIn } from './connectionsList';
import { definition, flowRow, id, people, schedule } from './environment';
import { button, cellsOf, contoso, listed, open, runRow, showFlows } from './flowsList';
import { withPrivileges } from '../dataverse/environments';
import { accessibilityViolations } from '../ui/accessibility';
import { showControl } from './harness';

const search = async (text: string): Promise<void> => {
  const field = screen.getByRole('searchbox', { name: 'Search flows' });
  await userEvent.clear(field);
  await userEvent.type(field, text);
};

const pick = async (filter: string, option: string): Promise<void> => {
  await userEvent.click(screen.getByRole('combobox', { name: filter }));
  await userEvent.click(screen.getByRole('option', { name: option }));
};

it('lists cloud flows with state, answers and trigger, and nothing but cloud flows', async () => {
  await showFlows();
  expect(screen.getByText('5 flows · 3 on')).toBeInTheDocument();
  expect(listed()).toHaveLength(5);
  expect(cellsOf('Notify sales')).toMatchObject({ Name: 'Notify sales', State: 'On', Trigger: 'Row change: account' });
  expect(cellsOf('Bad run as')).toMatchObject({ State: 'Off', Runs: 'Off', Saving: 'Unknown', Trigger: 'Row change: contact' });
  expect(cellsOf('Press me')).toMatchObject({ State: 'On', Trigger: 'Instant', Saving: 'Blocked' });
  expect(cellsOf('Nightly')).toMatchObject({ State: 'SuspendedBlocked by the policy Finance.', Runs: 'Off', Saving: 'Allowed', Trigger: 'Scheduled' });
});

it('says of a flow whose definition is broken that it can not be read, and what to do', async () => {
  await showFlows();
  expect(cellsOf('Broken')).toMatchObject({ Trigger: "Can't be read", Saving: 'Unknown' });
  expect(within(await open('Broken')).getByText(/isn't valid JSON.*Open the flow in the designer/)).toBeInTheDocument();
});

it('shows how the last recorded run ended, and does not claim that a flow never ran', async () => {
  const runs = [
    runRow(1, 1, {}),
    runRow(2, 1, { status: 'Failed', starttime: '2026-09-03T08:00:00Z', errorcode: 'Oops', errormessage: 'It broke.' }),
    runRow(3, 4, { status: 'Success', starttime: '2026-09-01T08:00:00Z' }),
  ];
  await showFlows(contoso({ flowruns: runs }));
  expect(cellsOf('Notify sales')['Last run']).toMatch(/^Failed9\/3\/2026/);
  expect(cellsOf('Nightly')['Last run']).toMatch(/^Succeeded9\/1\/2026/);
  expect(cellsOf('Bad run as')['Last run']).toBe('No runs recorded');
});

it('says what the list can hold, by what the signed-in user may read', async () => {
  const shown = await showFlows();
  expect(screen.getByText(/that your permissions let you see\. Flows outside a solution aren't listed here\.$/)).toBeInTheDocument();
  shown.remove();
  await showFlows(withPrivileges(contoso(), ['prvReadWorkflow', 'prvReadUser', 'prvReadTeam', 'prvReadRole', 'prvReadPrivilege']));
  expect(await screen.findByText(/^You see all cloud flows in solutions of this environment\./)).toBeInTheDocument();
});

it('shows the flows of a connection reference that was asked for, and all of them again', async () => {
  await showControl(contoso());
  await userEvent.click(await screen.findByRole('button', { name: 'Open Archive' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Show flows' }));
  const asked = await screen.findByRole('button', { name: 'Uses Archive' });
  expect(asked).toHaveAttribute('aria-pressed', 'true');
  expect(listed()).toEqual(['Press me']);
  await userEvent.click(asked);
  expect(listed()).toHaveLength(5);
  await userEvent.click(asked);
  expect(listed()).toEqual(['Press me']);
});

it('says below its state why a flow is suspended, and in the export', async () => {
  const reason = 'Blocked by the policy Finance.';
  const { files } = await showFlows();
  expect(cellsOf('Nightly').State).toBe(`Suspended${reason}`);
  expect(screen.getByTitle(reason)).toHaveTextContent(reason);
  await search('nightly');
  await userEvent.click(screen.getByRole('button', { name: 'Export' }));
  await userEvent.click(screen.getByRole('menuitem', { name: /JSON/ }));
  await waitFor(() => expect(files[0]?.text).toContain(reason));
});

it('finds flows by the name, the account, and the ID of their connection', async () => {
  const name = '1'.padStart(32, '0');
  const connections = handedIn([{ name, displayName: 'Sales mailbox', account: 'shared@contoso.example' }]);
  await showFlows(contoso(), { inputs: { connections } });
  for (const text of ['sales mailbox', 'shared@contoso', name]) {
    await search(text);
    await waitFor(() => expect([...listed()].sort()).toEqual(['Notify sales', 'Press me']));
  }
});

it('finds flows by what they use, by whom they run as, and by what things were once called', async () => {
  await showFlows();
  const found: Record<string, readonly (string | null)[]> = {};
  for (const text of ['contact', 'account', 'sharepoint', 'archive', 'modifying', 'triggering user', 'cds', 'bob']) {
    await search(text);
    found[text] = [...listed()].sort();
  }
  expect(found).toEqual({
    contact: ['Bad run as'],
    account: ['Bad run as', 'Notify sales', 'Press me'],
    sharepoint: ['Press me'],
    archive: ['Press me'],
    modifying: ['Notify sales'],
    'triggering user': ['Notify sales'],
    cds: ['Bad run as', 'Notify sales', 'Press me'],
    bob: ['Press me'],
  });
});

it('counts what is wrong, and shows just that when it is selected', async () => {
  await showFlows();
  const blocked = screen.getByRole('button', { name: 'Saving blocked 1' });
  expect(screen.getByRole('button', { name: 'Not running 2' })).toBeInTheDocument();
  await userEvent.click(blocked);
  expect(blocked).toHaveAttribute('aria-pressed', 'true');
  expect(listed()).toEqual(['Press me']);
});

it('narrows down by trigger, Run as, and owner', async () => {
  await showFlows();
  const found: Record<string, readonly (string | null)[]> = {};
  for (const [filter, option] of Object.entries({ Trigger: 'Instant', 'Run as': 'Modifying user' })) {
    await pick(filter, option);
    found[filter] = listed();
    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
  }
  expect(found).toEqual({ Trigger: ['Press me'], 'Run as': ['Notify sales'] });
  await userEvent.click(screen.getByRole('button', { name: 'Owned by me' }));
  expect(listed()).toEqual(['Bad run as', 'Broken', 'Nightly', 'Notify sales']);
});

it('exports every column of what is shown', async () => {
  const { files } = await showFlows(contoso({ flowruns: [runRow(1, 1, { status: 'Failed', errorcode: 'Forbidden' })] }));
  await search('notify');
  await userEvent.click(screen.getByRole('button', { name: 'Export' }));
  await userEvent.click(screen.getByRole('menuitem', { name: /JSON/ }));
  await waitFor(() => expect(files).toHaveLength(1));
  expect(files[0]?.name).toMatch(/^flows.*\.json$/);
  expect(JSON.parse(files[0]?.text ?? '')).toEqual([
    expect.objectContaining({
      Name: 'Notify sales',
      State: 'On',
      'Run as': 'Modifying user',
      Connector: 'Microsoft Dataverse',
      'Connection references': 'Dataverse - Sales',
      'Last failure': '2026-09-02T08:00:00.000Z',
      'Error code of the last failure': 'Forbidden',
      Owner: 'Ann Lee',
      'Flow ID': id('f', 1),
    }),
  ]);
});

it('shows a name as it is, whatever is in it', async () => {
  const name = '<img src=x onerror=alert(1)> \u202Eevil\u202C " \' עברית';
  const hostile = flowRow(1, definition(button, { dv: { reference: '"><script>' } }), { name, suspensionreasondetails: '<b>bold</b>' });
  const { container } = await showFlows({ ...contoso(), workflows: [{ ...hostile, statecode: 2, statuscode: 3 }] });
  const pane = screen.getByRole('button', { name: `Open ${name}` });
  expect(pane).toHaveTextContent('<img src=x onerror=alert(1)>');
  await userEvent.click(pane);
  expect(await screen.findByText('<b>bold</b>', { selector: 'bdi' })).toBeInTheDocument();
  expect(container.querySelector('img[src], script')).toBeNull();
});

it('lists flows without a name, and flows of others whose names are not visible', async () => {
  const rows = [flowRow(1, definition(schedule, {}), { name: '', _ownerid_value: people.ann, _owninguser_value: null })];
  await showFlows({ ...contoso(), workflows: rows });
  expect(listed()).toEqual(['Flow without a name']);
});

it('has no accessibility violation, with filters, with rows selected, and with details', async () => {
  const { container } = await showFlows();
  expect(await accessibilityViolations(container)).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Not running 2' }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'Select all rows shown' }));
  expect(await accessibilityViolations(container)).toEqual([]);
  await open('Bad run as');
  expect(await accessibilityViolations(container)).toEqual([]);
});
