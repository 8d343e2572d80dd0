import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { DataRow, EnvironmentData } from '../emulator/environmentData';
import { withRoles } from '../emulator/fixtures/roles';
import { accessibilityViolations } from '../ui/accessibility';
import { cellsOf, handedIn, open, showConnections } from './connectionsList';
import { definition, environment, flowRow, id, people, referenceRow, schedule } from './environment';
import { type HostOptions, type ShownControl } from './harness';

const connection = (number: number): string => `${number}`.padStart(32, '0');
const good = 'shared-commondataser-0a1b2c3d-0000-4000-8000-000000000001';

/** Three references to Dataverse, the third without a connection, one to SharePoint, and a flow on each of the first three. */
function contoso(changes: Readonly<Record<number, DataRow>> = {}): EnvironmentData {
  return environment({
    connectionreferences: [
      ...[1, 2, 3].map((number) => referenceRow(number, { connectionid: number === 3 ? null : connection(number), ...changes[number] })),
      referenceRow(4, { connectorid: '/providers/Microsoft.PowerApps/apis/shared_sharepointonline' }),
    ],
    workflows: [1, 2, 3].map((number) =>
      flowRow(number, definition(schedule, { dv: { reference: `contoso_reference${number}` } }), { name: `Flow of ${number}` }),
    ),
  });
}

const live = handedIn([
  { name: good, displayName: 'Service account', account: 'svc@contoso.example' },
  { name: connection(1), displayName: 'Ann', status: 'Error', error: { code: 'Unauthorized', message: 'AADSTS50173: revoked.' } },
  { name: 'shared-sharepointonl-x', connector: 'shared_sharepointonline', displayName: 'A SharePoint one' },
]);

const show = (data: EnvironmentData = contoso(), options: HostOptions = {}): Promise<ShownControl> =>
  showConnections(data, { ...options, inputs: { connections: live, ...options.inputs } });

const press = (within_: HTMLElement, name: string): Promise<void> => userEvent.click(within(within_).getByRole('button', { name }));

/** Opens the form of a reference. */
async function openForm(name: string): Promise<HTMLElement> {
  const pane = await open(name);
  await press(pane, 'Change connection');
  return pane;
}

const choose = (pane: HTMLElement, name: RegExp): Promise<void> => userEvent.click(within(pane).getByRole('radio', { name }));

const connectionIdIn = async (pane: HTMLElement): Promise<string | null | undefined> =>
  (await within(pane).findByRole('button', { name: 'Copy Connection ID' })).parentElement?.textContent;

describe('the form', () => {
  it('offers the connections of the same connector that are known, the working ones first, and says which flows are concerned', async () => {
    const { container } = await show();
    const pane = await openForm('Reference 2');
    expect(within(pane).getByRole('heading', { name: 'Change connection' })).toHaveFocus();
    expect(within(pane).getAllByRole('radio').map((radio) => radio.parentElement?.textContent)).toEqual([
      `Service accountConnectedsvc@contoso.example${good}`,
      `AnnErrorUsed by 1 connection reference${connection(1)}`,
      'Another connection, by its ID',
    ]);
    expect(within(pane).getByText('1 flow will use the other connection:').parentElement).toHaveTextContent('Flow of 2');
    expect(await accessibilityViolations(container)).toEqual([]);
    await press(pane, 'Cancel');
    expect(within(pane).getByRole('button', { name: 'Change connection' })).toHaveFocus();
    expect(within(pane).queryByRole('radio')).not.toBeInTheDocument();
  });

  it('is left by Escape alone, and the details by another one', async () => {
    await show();
    const pane = await openForm('Reference 2');
    await choose(pane, /Another connection/);
    await userEvent.type(within(pane).getByRole('textbox', { name: 'Connection ID' }), 'odd{Escape}');
    expect(within(pane).queryByRole('radio')).not.toBeInTheDocument();
    expect(within(pane).getByRole('button', { name: 'Change connection' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('region')).not.toBeInTheDocument();
  });

  it('is opened by what is to be done about a reference without a connection', async () => {
    await show();
    const pane = await open('Reference 3');
    await press(pane, 'Choose a connection');
    expect(within(pane).getByRole('heading', { name: 'Change connection' })).toHaveFocus();
  });

  it('asks for a choice before it saves anything', async () => {
    const { requests } = await show();
    const pane = await openForm('Reference 2');
    await press(pane, 'Save');
    expect(within(pane).getByText('Choose a connection.')).toBeInTheDocument();
    expect(requests.some((url) => url.includes('connectionreferences('))).toBe(false);
  });

  it('checks an ID that is pasted, and takes it out of an address', async () => {
    await show();
    const pane = await openForm('Reference 2');
    await choose(pane, /Another connection/);
    await press(pane, 'Save');
    const field = within(pane).getByRole('textbox', { name: 'Connection ID' });
    expect(within(pane).getByText("Enter the connection's ID.")).toBeInTheDocument();
    await userEvent.click(field);
    await userEvent.paste('my own');
    expect(field).toBeInvalid();
    await userEvent.clear(field);
    await userEvent.paste('https://make.powerapps.com/environments/e/connections/odd');
    expect(within(pane).getByText("odd doesn't look like a connection's ID. Check it before you save.")).toBeInTheDocument();
    expect(field).toBeValid();
    await press(pane, 'Save');
    expect(await within(pane).findByText('The connection is changed.')).toBeInTheDocument();
    await waitFor(async () => expect(await connectionIdIn(pane)).toMatch(/^odd/));
  });
});

describe('one connection reference', () => {
  it('gets the other connection, is shown with its status, and has the old one again after Undo', async () => {
    await show();
    const pane = await openForm('Reference 2');
    await choose(pane, /Service account/);
    await press(pane, 'Save');
    expect(await within(pane).findByText('The connection is changed.')).toBeInTheDocument();
    expect(within(pane).queryByRole('radio')).not.toBeInTheDocument();
    await waitFor(() => expect(cellsOf('Reference 2').Status).toBe('Healthy'));
    expect(await connectionIdIn(pane)).toContain(good);
    await press(pane, 'Undo');
    expect(await within(pane).findByText('The change is undone.')).toBeInTheDocument();
    await waitFor(async () => expect(await connectionIdIn(pane)).toContain(connection(2)));
  });

  it('that had none has none again after Undo', async () => {
    await show();
    const pane = await openForm('Reference 3');
    await choose(pane, /Service account/);
    await press(pane, 'Save');
    await waitFor(() => expect(cellsOf('Reference 3').Status).toBe('Healthy'));
    await press(pane, 'Undo');
    await waitFor(() => expect(cellsOf('Reference 3').Status).toBe('Not connected'));
  });

  it('that the service refuses keeps its connection, and the form what was chosen', async () => {
    const refuse = { error: { code: '0x80060467', message: '{"error":{"code":"ConnectionAuthorizationFailed","message":"The caller object id is x."}}' } };
    const through: HostOptions['through'] = (fetch) => (request) =>
      request.method === 'PATCH'
        ? Promise.resolve(new Response(JSON.stringify(refuse), { status: 400, headers: { 'Content-Type': 'application/json' } }))
        : fetch(request);
    const { container } = await show(contoso(), { through });
    const pane = await openForm('Reference 2');
    await choose(pane, /Service account/);
    await press(pane, 'Save');
    expect(await within(pane).findByText(/^You don't have permission to use that connection.*Have its owner make this change, have it shared with you, or choose another/)).toBeInTheDocument();
    expect(within(pane).getByRole('radio', { name: /Service account/ })).toBeChecked();
    expect(within(pane).getByRole('button', { name: 'Try again' })).toBeInTheDocument();
    expect(await connectionIdIn(pane)).toContain(connection(2));
    expect(await accessibilityViolations(container)).toEqual([]);
  });

  it('that somebody has changed meanwhile is left alone, and can be changed after it was read again', async () => {
    let meddle = true;
    const through: HostOptions['through'] = (fetch) => async (request) => {
      if (meddle && request.url.includes('connectionreferences(')) {
        meddle = false;
        const body = JSON.stringify({ connectionid: 'theirs' });
        await fetch(new Request(request.url.replace(/\?.*/, ''), { method: 'PATCH', headers: { 'Content-Type': 'application/json' }, body }));
      }
      return fetch(request);
    };
    await show(contoso(), { through });
    const pane = await openForm('Reference 2');
    await choose(pane, /Service account/);
    await press(pane, 'Save');
    expect(await within(pane).findByText(/^Ann Lee changed this connection reference on .*so nothing was done/)).toBeInTheDocument();
    await waitFor(async () => expect(await connectionIdIn(pane)).toContain('theirs'));
    await press(pane, 'Try again');
    expect(await within(pane).findByText('The connection is changed.')).toBeInTheDocument();
  });

  it("that the person may not change says which privilege is missing and which role has it", async () => {
    const reads = ['connectionreference', 'Workflow', 'User', 'Team', 'flowrun', 'Role', 'CallbackRegistration', 'ConnectionInstance', 'BusinessUnit'];
    const privileges = Object.fromEntries(reads.map((name) => [`prvRead${name}`, 'Global' as const]));
    await show(withRoles(contoso(), [{ name: 'Reader', privileges, holders: [people.ann] }]));
    const pane = await openForm('Reference 2');
    await choose(pane, /Service account/);
    await press(pane, 'Save');
    expect(await within(pane).findByText(/System Customizer role or the privilege prvWriteconnectionreference/)).toBeInTheDocument();
  });
});

describe('several connection references', () => {
  const select = (name: string): Promise<void> => userEvent.click(screen.getByRole('checkbox', { name: new RegExp(name) }));

  it('of different connectors cannot get the same connection', async () => {
    await show();
    await select('Reference 1');
    await select('Reference 4');
    const command = screen.getByRole('button', { name: 'Change connection' });
    expect(command).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(command);
    expect(screen.queryByRole('region')).not.toBeInTheDocument();
  });

  const dataverseOnly = (): EnvironmentData => {
    const data = contoso();
    return { ...data, connectionreferences: (data.connectionreferences as DataRow[]).slice(0, 3) };
  };

  /** Refuses to change the second reference. */
  const refusing: HostOptions['through'] = (fetch) => (request) => {
    const body = JSON.stringify({ error: { code: '0x80040000', message: 'No.' } });
    return request.method === 'PATCH' && request.url.includes(id('c', 2))
      ? Promise.resolve(new Response(body, { status: 400, headers: { 'Content-Type': 'application/json' } }))
      : fetch(request);
  };

  async function changeAll(): Promise<HTMLElement> {
    await userEvent.click(screen.getByRole('searchbox'));
    await userEvent.paste('Reference');
    await userEvent.click(screen.getAllByRole('checkbox')[0] ?? document.body);
    await userEvent.click(screen.getByText('Change connection'));
    const pane = screen.getByRole('region', { name: 'Change the connection of 3 connection references' });
    await choose(pane, /Service account/);
    await userEvent.click(within(pane).getByText('Save'));
    return pane;
  }

  it('are changed one after the other, and one that fails stops none', async () => {
    const { container } = await show(dataverseOnly(), { through: refusing });
    const pane = await changeAll();
    expect(await within(pane).findByText(/^2 of 3 changed/)).toBeInTheDocument();
    const results = ['Reference 1', 'Reference 2', 'Reference 3'].map((name) => within(pane).getByText(name).closest('li')?.textContent);
    expect(results).toEqual([
      'Reference 1Changed',
      expect.stringMatching(/^Reference 2Not changed.*Dataverse refused the change/),
      'Reference 3Changed',
    ]);
    expect(within(pane).getByRole('radio', { name: /Service account/ })).toBeChecked();
    expect(await accessibilityViolations(container)).toEqual([]);
  });

  it('that were changed while others were not have the old connection again after Undo', async () => {
    await show(dataverseOnly(), { through: refusing });
    const pane = await changeAll();
    await userEvent.click(await within(pane).findByText('Undo what was changed'));
    expect(await within(pane).findByText('The change of 2 connection references is undone.')).toBeInTheDocument();
    expect(within(pane).queryByText('Changed')).not.toBeInTheDocument();
    await waitFor(() => expect(cellsOf('Reference 3').Status).toBe('Not connected'));
  });

  it('that were all changed are undone together', async () => {
    await show(dataverseOnly());
    const pane = await changeAll();
    expect(await within(pane).findByText('The connection of 3 connection references is changed.')).toBeInTheDocument();
    await waitFor(() => expect(cellsOf('Reference 3').Status).toBe('Healthy'));
    await userEvent.click(within(pane).getByText('Undo'));
    expect(await within(pane).findByText('The change of 3 connection references is undone.')).toBeInTheDocument();
  });
});
