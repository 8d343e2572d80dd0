import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { DataRow, EnvironmentData } from '../emulator/environmentData';
import { withRoles } from '../emulator/fixtures/roles';
import { accessibilityViolations } from '../ui/accessibility';
import { allRead, cellsOf, grid, handedIn, names, open, showConnections } from './connectionsList';
import { definition, environment, flowRow, id, people, referenceRow, rowTrigger, schedule } from './environment';
import { showControl } from './harness';

const connection = (number: number): string => `${number}`.padStart(32, '0');
const environmentId = '11111111-2222-3333-4444-555555555555';
const revoked = { code: 'Unauthorized', message: 'Failed to refresh access token. AADSTS50173: The grant has been revoked.' };
const sharePoint = '/providers/Microsoft.PowerApps/apis/shared_sharepointonline';

/** Two references to one Dataverse connection, one to SharePoint, one without a connection; Ann is behind the Dataverse one. */
function contoso(more: Readonly<Record<string, DataRow[]>> = {}): EnvironmentData {
  const data = environment({
    connectionreferences: [
      referenceRow(1, { connectionreferencedisplayname: 'Sales' }),
      referenceRow(2, { connectionreferencedisplayname: 'Service', connectionid: connection(1), _ownerid_value: people.bob, _owninguser_value: people.bob }),
      referenceRow(3, { connectionreferencedisplayname: 'Archive', connectorid: sharePoint }),
      referenceRow(4, { connectionreferencedisplayname: 'Nobody', connectionid: null }),
    ],
    workflows: [
      flowRow(1, definition(rowTrigger('account'), { dv: { reference: 'contoso_reference1' } }), { name: 'Notify sales' }),
      flowRow(2, definition(schedule, { sp: { reference: 'contoso_reference3', connector: 'shared_sharepointonline' } }), { name: 'Nightly' }),
    ],
    ...more,
  });
  const users = (data.systemusers as DataRow[]).map((user) =>
    user.systemuserid === people.ann ? { ...user, azureactivedirectoryobjectid: '00000000-0000-0000-0000-00000000e001' } : user,
  );
  return { ...data, systemusers: users };
}

const broken = handedIn([
  { name: connection(1), displayName: 'ann@contoso.example', account: 'ann@contoso.example', status: 'Error', error: revoked },
  { name: connection(3), connector: 'shared_sharepointonline', status: 'Error', error: { code: 'Unauthenticated', message: 'This connection is not authenticated.' } },
  { name: 'shared-office365-x', connector: 'shared_office365', displayName: 'Mail of Ann', account: 'ann@contoso.example' },
]);

const show = (data = contoso(), inputs = { connections: broken, environmentId }): ReturnType<typeof showConnections> => showConnections(data, { inputs });

const pickFrom = async (filter: string, option: string): Promise<void> => {
  await userEvent.click(screen.getByRole('combobox', { name: filter }));
  await userEvent.click(await screen.findByRole('option', { name: option }));
};

it('tells apart what only blocks saving from what stops runs', async () => {
  await show();
  await waitFor(() => expect(cellsOf('Sales')).toMatchObject({ Status: 'Needs attention', Saving: 'Blocked', Runs: 'Work' }));
  expect(cellsOf('Archive')).toMatchObject({ Status: 'Broken', Saving: 'Blocked', Runs: 'Fail' });
  expect(cellsOf('Nobody')).toMatchObject({ Status: 'Not connected' });
});

it('says the two answers in sentences, why, since when, and what to do', async () => {
  const { container } = await show();
  await waitFor(() => expect(cellsOf('Sales').Runs).toBe('Work'));
  const pane = await open('Sales');
  expect(within(pane).getByText("You can't save or publish flows that use this connection.")).toBeInTheDocument();
  expect(within(pane).getByText(/^Runs go on while/)).toHaveTextContent('Runs go on while Ann Lee is enabled and has the permissions.');
  expect(within(pane).getByText('This connection needs its owner to sign in again.')).toBeInTheDocument();
  expect(within(pane).getByText(/^Seen live on /)).toBeInTheDocument();
  expect(within(pane).getByRole('link', { name: 'About error AADSTS50173' })).toHaveAttribute('href', 'https://login.microsoftonline.com/error?code=50173');
  expect(within(pane).queryByText(/Failed to refresh access token/)).not.toBeInTheDocument();
  const [details] = within(pane).getAllByRole('button', { name: 'Details' });
  await userEvent.click(details ?? pane);
  expect(within(pane).getByText(/Unauthorized Failed to refresh access token/)).toBeInTheDocument();
  const link = within(pane).getAllByRole('link', { name: 'Open connections in Power Automate' })[0];
  expect(link).toHaveAttribute('href', `https://make.powerautomate.com/environments/${environmentId}/connections`);
  expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  expect(await accessibilityViolations(container)).toEqual([]);
});

it('lists connections without a connection reference, which cannot be changed', async () => {
  await show();
  const pane = await open('Mail of Ann');
  expect(cellsOf('Mail of Ann')).toMatchObject({ Name: 'Mail of AnnNo known connection reference', Connector: 'Office 365 Outlook', Status: 'Healthy' });
  expect(within(pane).queryByRole('button', { name: 'Change connection' })).not.toBeInTheDocument();
  expect(screen.getAllByText(/1 connection without a known connection reference$/)).not.toHaveLength(0);
});

it('leaves only rows of a status, a connector, an owner, an identity, or unused ones', async () => {
  await show();
  await userEvent.click(screen.getByRole('button', { name: /^Broken/ }));
  expect(names()).toEqual(['Archive']);
  await userEvent.click(screen.getByRole('button', { name: /^Broken/ }));
  await pickFrom('Connector', 'Microsoft Dataverse');
  expect(names()).toEqual(['Nobody', 'Sales', 'Service']);
  await pickFrom('Owner', 'Disabled users');
  expect(names()).toEqual(['Service']);
  await pickFrom('Owner', 'Me');
  expect(names()).toEqual(['Nobody', 'Sales']);
  await pickFrom('Identity', 'User');
  expect(names()).toEqual(['Sales']);
  await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
  await userEvent.click(screen.getByRole('button', { name: 'Unused' }));
  expect(names()).toEqual(['Nobody', 'Service']);
});

it.each([
  ['an account, or the maker of a connection', 'ann@contoso', ['Archive', 'Mail of Ann', 'Sales', 'Service']],
  ['a connection ID', connection(3), ['Archive']],
  ['an old name of Dataverse', 'common data service', ['Nobody', 'Sales', 'Service']],
  ['its shortest name', 'cds', ['Nobody', 'Sales', 'Service']],
  ['an owner', 'bob ray', ['Service']],
])('finds %s', async (_, search, found) => {
  await show();
  await userEvent.click(screen.getByRole('searchbox'));
  await userEvent.paste(search);
  expect(names()).toEqual(found);
});

it('puts references together that share a connection', async () => {
  await show();
  await userEvent.click(screen.getByRole('button', { name: 'Group by connection' }));
  const rows = within(grid()).getAllByRole('row').map((row) => row.textContent ?? '');
  const shared = rows.findIndex((row) => row.startsWith('ann@contoso.example'));
  expect(rows[shared]).toContain(connection(1));
  expect(rows[shared + 1]).toContain('Sales');
  expect(rows[shared + 2]).toContain('Service');
  expect(rows.findIndex((row) => row.includes('Nobody'))).toBe(rows.findIndex((row) => row.startsWith('Not connected')) + 1);
});

it('finds a connection reference by who made its connection', async () => {
  const connections = handedIn([{ name: '1'.padStart(32, '0'), account: 'shared@contoso.example' }]);
  const references = [referenceRow(1, { _ownerid_value: people.bob, _owninguser_value: people.bob }), referenceRow(2)];
  await showConnections(environment({ connectionreferences: references }), { inputs: { connections } });
  await userEvent.type(screen.getByRole('searchbox'), 'ann@contoso.example');
  expect(names()).toEqual(['Reference 1']);
});

it('keeps Export where files can not be saved, unavailable and with its reason', async () => {
  await showConnections(environment({ connectionreferences: [referenceRow(1)] }), { navigation: { openFile: undefined } });
  const button = screen.getByRole('button', { name: 'Export' });
  expect(button).toHaveAttribute('aria-disabled', 'true');
  expect(button).toHaveAccessibleDescription(/^This app can't save files/);
  await userEvent.click(button);
  expect(screen.queryByRole('menuitem')).not.toBeInTheDocument();
});

it('exports what is shown, with identifiers', async () => {
  const { files } = await show();
  await userEvent.click(screen.getByRole('button', { name: /^Not connected/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Export' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: /JSON/ }));
  await waitFor(() => expect(files).toHaveLength(1));
  expect(files[0]?.name).toBe('connections.json');
  expect(JSON.parse(files[0]?.text ?? '')).toEqual([
    expect.objectContaining({ Name: 'Nobody', 'Logical name': 'contoso_reference4', 'Connection ID': null, Status: 'Not connected', Flows: 0 }),
  ]);
});

it('leads to the flows that use a reference', async () => {
  await show();
  const pane = await open('Sales');
  await userEvent.click(within(pane).getByRole('button', { name: 'Show flows' }));
  expect(screen.getByRole('tab', { name: 'Flows' })).toHaveAttribute('aria-selected', 'true');
  expect(within(screen.getByRole('grid')).getAllByRole('button', { name: /^Open / }).map((each) => each.textContent)).toEqual(['Notify sales']);
  await waitFor(() => expect(screen.getByRole('tab', { name: 'Flows' })).toHaveFocus());
});

it('shows what is known of the connection, never when its token expires', async () => {
  await show(contoso(), { connections: broken.replaceAll('"lastModifiedTime"', '"expirationTime":"2026-09-02T09:00:00Z","lastModifiedTime"'), environmentId });
  const pane = await open('Sales');
  const facts = Object.fromEntries(within(pane).getAllByRole('term').map((term) => [term.textContent, term.nextElementSibling?.textContent]));
  expect(facts).toMatchObject({ Identity: 'User', Account: 'ann@contoso.example', 'Authentication type': 'Sign-in by a user' });
  expect(facts['Connection status']).toContain('Error');
  expect(Object.keys(facts).join()).not.toMatch(/expir/i);
});

describe('the privileges that a flow needs', () => {
  const reads = ['connectionreference', 'Workflow', 'User', 'Team', 'Role', 'BusinessUnit', 'CallbackRegistration', 'ConnectionInstance', 'flowrun'];
  const privileges = Object.fromEntries(reads.map((name) => [`prvRead${name}`, 'Basic' as const]));
  const role = { name: 'Maker', privileges: { ...privileges, prvReadUser: 'Global', prvReadRole: 'Global', prvReadTeam: 'Global', prvReadBusinessUnit: 'Global' }, holders: [people.ann] } as const;

  it('are set against what the user behind the connection has', async () => {
    const twice = definition(schedule, { a: { reference: 'contoso_reference1' }, b: { reference: 'contoso_reference1' } });
    const lists = JSON.stringify(twice).replace('accounts', 'roles').replace('accounts', 'solutions');
    const data = contoso({ workflows: [flowRow(1, lists, { name: 'Notify sales' })] });
    const { container } = await show(withRoles(data, [role]), { connections: handedIn([{ name: connection(1) }]), environmentId });
    const pane = await open('Sales');
    for (const fold of await within(pane).findAllByRole('button', { name: '1 privilege needed' })) {
      await userEvent.click(fold);
    }
    const rows = within(pane).getAllByRole('row').map((row) => row.textContent);
    expect(rows).toEqual(['NeededHeld', 'Read on roleprvReadRoleSteps: Use aOrganization', 'NeededHeld', 'Read on solutionprvReadSolutionSteps: Use bMissing']);
    const [missing] = within(pane).getAllByText(/lacks privileges that steps need/);
    expect(missing).toHaveTextContent('Ann Lee lacks privileges that steps need.');
    expect(await accessibilityViolations(container)).toEqual([]);
  });

  it('decide what the list can hold, and it says so', async () => {
    await show(withRoles(contoso(), [role]));
    expect(await screen.findByText('You see the connection references that you own or that are shared with you.')).toBeInTheDocument();
  });
});

it('says that it could not use what was handed in, and what to do', async () => {
  await showControl(contoso(), { inputs: { connections: '{"value":' } });
  await allRead();
  expect(screen.getByText(/^The live status of connections isn't shown/)).toHaveTextContent('Power Apps for Makers');
  expect(cellsOf('Sales').Status).toBe('Unknown');
});

it('names the missing privilege and the roles that usually have it', async () => {
  await showControl(withRoles(contoso(), [{ name: 'Nothing', privileges: { prvReadUser: 'Global' }, holders: [people.ann] }]));
  expect(await screen.findByText(/the privilege prvReadconnectionreference is missing. Environment Maker usually has it for your own ones, System Customizer for all/)).toBeInTheDocument();
});

it('shows hostile names as the text that they are', async () => {
  const name = '<img src=x onerror=alert(1)> \u202Egnp.exe {user} ' + 'x'.repeat(3_000);
  const data = contoso();
  const [first, ...others] = data.connectionreferences as DataRow[];
  const { container } = await show(
    { ...data, connectionreferences: [{ ...first, connectionreferencedisplayname: name.slice(0, 200) }, ...others] },
    { connections: handedIn([{ name: connection(1), displayName: name, account: '"><script>alert(1)</script>', status: name }]), environmentId },
  );
  await open(name.slice(0, 200));
  expect(container.querySelector('img, script')).toBeNull();
  expect(screen.getByText('"><script>alert(1)</script>').tagName).toBe('BDI');
});

describe('what mends a connection', () => {
  const applicationId = '00000000-0000-0000-0000-0000000000aa';
  const expired = { code: 'Unauthorized', message: 'AADSTS7000222: The provided client secret keys are expired.' };
  const withApplication = (json: string): string => json.replaceAll('"values":{}', `"values":{"token:clientId":{"value":"${applicationId}"}}`);

  it('is one link away for a sign-in', async () => {
    await show();
    const fix = within(await open('Sales')).getByText(/^Have the connection's owner sign in again/).closest('li');
    expect(within(fix as HTMLElement).getByRole('link', { name: 'Open connections in Power Automate' })).toBeInTheDocument();
  });

  it('leads to the app registration for a secret that has expired', async () => {
    const connections = withApplication(handedIn([{ name: connection(1), status: 'Error', error: expired, parameterSet: 'ServicePrincipalOauth' }]));
    await show(contoso(), { connections, environmentId });
    const fix = within(await open('Sales')).getByText(/^Create a new client secret/).closest('li');
    expect(within(fix as HTMLElement).getByRole('link', { name: 'Open the app registration in Microsoft Entra' })).toHaveAttribute(
      'href',
      expect.stringContaining(`/appId/${applicationId}/`),
    );
  });
});

it('counts the flows whose runs fail, and tells their runs and steps at each of them', async () => {
  const entry = { sp: { reference: 'contoso_reference3', connector: 'shared_sharepointonline' } };
  const failed = { code: 'Forbidden', message: 'This connection is not authenticated.' };
  const run = (number: number): DataRow => ({
    flowrunid: `00000000-0000-0000-0000-00000000000${number}`,
    name: `0858${number}`,
    status: 'Failed',
    starttime: '2026-09-03T08:00:00Z',
    errorcode: failed.code,
    errormessage: failed.message,
    _workflow_value: id('f', number),
    _ownerid_value: people.ann,
  });
  const data = contoso({
    workflows: [1, 2].map((number) => flowRow(number, definition(schedule, entry))),
    flowruns: [run(1), run(2)],
  });
  await show(data);
  const pane = await open('Archive');
  expect(within(pane).getByText('Runs of 2 of 2 flows fail.')).toBeInTheDocument();
  expect(within(pane).getByText('The last recorded runs of 2 flows failed.')).toBeInTheDocument();
  const flow = within(pane).getByRole('button', { name: 'Flow 1' }).closest('li') as HTMLElement;
  expect(within(flow).getByText(/^The last recorded run failed on/)).toBeInTheDocument();
  expect(within(pane).getAllByText(/^The last recorded run failed on/)).toHaveLength(2);
  await userEvent.click(within(flow).getByRole('button', { name: '1 step' }));
  expect(within(flow).getByText('Use sp')).toBeInTheDocument();
});

it('names the user that Dataverse steps run as, and says so once', async () => {
  await show();
  const told = within(await open('Sales')).getAllByText(/^Its steps use Dataverse in this environment/);
  expect(told.map((each) => each.textContent)).toEqual(['Its steps use Dataverse in this environment as Ann Lee. There, runs go on without a working connection.']);
});
