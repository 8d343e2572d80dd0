import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { allRead, handedIn } from './connectionsList';
import { definition, environment, flowRow, referenceRow, rowTrigger } from './environment';
import { showControl, type ShownControl } from './harness';

const roles = /Environment Maker usually has them .* System Customizer/;

/** Shows an environment with a connection that is handed in, where requests for some sets are refused as long as they stand there. */
function showWithout(refused: Readonly<Record<string, Response>>): Promise<ShownControl> {
  const data = environment({
    connectionreferences: [referenceRow(1)],
    workflows: [flowRow(1, definition(rowTrigger('account', 1), { dataverse: { reference: 'contoso_reference1' } }))],
  });
  return showControl(data, {
    inputs: { connections: handedIn([{ name: '1'.padStart(32, '0'), account: 'ann@contoso.example' }]) },
    through: (fetch) => (request) => {
      const set = new URL(request.url).pathname.split('/').pop() ?? '';
      return refused[set] ? Promise.resolve(refused[set].clone()) : fetch(request);
    },
  });
}

function missing(privilege: string): Response {
  const message = `Principal user (Id=1, type=8) is missing ${privilege} privilege (Id=2) on OTC=1 for entity 'x'.`;
  return Response.json({ error: { code: '0x80040220', message } }, { status: 403 });
}

const unavailable = (): Response => Response.json({ error: { code: '0x80040216', message: 'The service is unavailable.' } }, { status: 503 });

describe.each([
  ['callbackregistrations', 'prvReadCallbackRegistration', 'trigger subscriptions'],
  ['systemusers', 'prvReadUser', 'disabled users, guests, and their privileges'],
])('%s', (table, privilege, part) => {
  it('are missing with a message, and Try again brings them', async () => {
    const refused: Record<string, Response> = { [table]: unavailable() };
    const { container } = await showWithout(refused);
    expect(await screen.findByText(new RegExp(`^Some of what makes up the status couldn't be read\\. .*${part}\\.`))).toBeVisible();
    await allRead();
    delete refused[table];
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(container).not.toHaveTextContent('Some of what makes up the status'));
    await allRead();
  });

  it('are missing with a note that names the privilege and who usually has it', async () => {
    await showWithout({ [table]: missing(privilege) });
    const note = await screen.findByText(new RegExp(`Not judged: .*${part}\\. Missing privileges: ${privilege}\\.`));
    expect(note).toHaveTextContent(roles);
    expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Flows' }));
    expect(screen.getByText(new RegExp(`Missing privileges: ${privilege}\\.`))).toBeVisible();
  });
});

it('says that tables could not be looked up', async () => {
  await showWithout({ privileges: unavailable(), EntityDefinitions: unavailable() });
  expect(await screen.findByText(/privileges for the tables that flows use/)).toBeVisible();
});

it("says that the connections' own status could not be read, but nothing of a privilege for it", async () => {
  const { unmount } = await showWithout({ connectioninstances: unavailable() });
  expect(await screen.findByText(/the connections' own status/)).toBeVisible();
  unmount();
  const { requests } = await showWithout({ connectioninstances: missing('prvReadConnectionInstance'), flowruns: missing('prvReadflowrun') });
  expect(await screen.findByText(/prvReadflowrun is missing/)).toBeVisible();
  await allRead();
  expect(requests.length).toBeGreaterThan(0);
  expect(screen.queryByText(/prvReadConnectionInstance|Some of what makes up/)).not.toBeInTheDocument();
});

it('tells several that are missing in one message, and those for want of a privilege in one note', async () => {
  await showWithout({
    connectioninstances: unavailable(),
    systemusers: unavailable(),
    flowruns: missing('prvReadflowrun'),
    callbackregistrations: missing('prvReadCallbackRegistration'),
  });
  expect(await screen.findByText(/Not judged, or out of date: .*disabled users, .*the connections' own status/)).toBeVisible();
  expect(await screen.findByText(/Not judged: failed runs, trigger subscriptions\. Missing privileges: prvReadflowrun, prvReadCallbackRegistration\./)).toHaveTextContent(roles);
  expect(screen.getAllByText(/what makes up the status/)).toHaveLength(2);
});
