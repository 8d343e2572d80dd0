import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { DataRow } from '../emulator/environmentData';
import { accessibilityViolations } from '../ui/accessibility';
import { choose, longTest, nameOf, openBulk, press, rowFlows, showTab, watchWrites } from './bulkFlows';
import { handedIn, showConnections } from './connectionsList';
import { environment, id, referenceRow } from './environment';
import { open, showFlows } from './flowsList';
import { showControl, type HostOptions } from './harness';

const grid = (): HTMLElement => screen.getByRole('grid', { name: 'Activity' });

const openRow = async (name: string): Promise<HTMLElement> => {
  await userEvent.click(within(grid()).getAllByRole('button', { name: `Open ${name}` })[0] ?? grid());
  return screen.findByRole('region', { name });
};

/** Turns Flow 01 off and shows the activity. */
async function turnedOff(options: HostOptions = {}): ReturnType<typeof showFlows> {
  const shown = await showFlows(rowFlows(2), options);
  const pane = await open(nameOf(1));
  await press(pane, 'Turn off');
  await within(pane).findByText(/^The flow is off\./);
  await showTab(/^Activity/);
  return shown;
}

it('is the tab that the host asks for, and says that nothing is changed yet', async () => {
  const { container } = await showControl(rowFlows(1), { inputs: { view: 'activity' } });
  expect(await screen.findByRole('heading', { name: 'Nothing is changed yet' })).toBeInTheDocument();
  expect(screen.getByRole('tab', { name: 'Activity' })).toHaveAttribute('aria-selected', 'true');
  expect(await accessibilityViolations(container)).toEqual([]);
});

it('makes way for the record that the host asks for with it', async () => {
  await showControl(rowFlows(2), { inputs: { view: 'activity', recordId: id('f', 2) } });
  expect(await screen.findByRole('region', { name: nameOf(2) })).toBeInTheDocument();
});

it('keeps what became of several flows that were turned off while another tab is shown, and turns them on from there', async () => {
  await showFlows(rowFlows(2));
  await userEvent.click(screen.getByRole('checkbox', { name: 'Select all rows shown' }));
  await userEvent.click(screen.getByRole('button', { name: 'Turn off' }));
  const dialog = await screen.findByRole('alertdialog', { hidden: true });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Turn off', hidden: true }));
  await screen.findByText('2 flows are off.');
  await showTab(/^Activity \(2\)$/);
  expect(within(grid()).getAllByText('In place')).toHaveLength(2);
  await showTab(/^Flows/);
  expect(screen.getByText('2 flows are off.')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('2 flows are on.')).toBeInTheDocument();
  await showTab(/^Activity \(2\)$/);
  expect(within(grid()).getAllByText('Undone')).toHaveLength(2);
});

it('lists what was turned off with before and after, leads to the flow, and turns it on again', async () => {
  const { container } = await turnedOff();
  expect(screen.getByRole('tab', { name: 'Activity (1)' })).toHaveAttribute('aria-selected', 'true');
  const cells = within(grid()).getAllByRole('gridcell').map((cell) => cell.textContent);
  expect(cells).toEqual(expect.arrayContaining([nameOf(1), 'State', 'On', 'Off', 'In place']));
  const pane = await openRow(nameOf(1));
  expect(within(pane).getByText('Before: On. Now: Off.')).toBeInTheDocument();
  expect(within(pane).queryByRole('button', { name: /Download/ })).not.toBeInTheDocument();
  expect(await accessibilityViolations(container)).toEqual([]);
  await press(pane, 'Undo');
  expect(await within(pane).findByText('The flow is on.')).toBeInTheDocument();
  expect(within(pane).getByRole('button', { name: 'Undo' })).toHaveAttribute('aria-disabled', 'true');
  await press(pane, 'Show the flow');
  const flow = await screen.findByRole('region', { name: nameOf(1) });
  await waitFor(() => expect(within(flow).getByRole('button', { name: 'Turn off' })).toBeInTheDocument());
});

it('keeps the result of turning a flow off, with Undo, while another flow and tab are open', async () => {
  await turnedOff();
  await showTab(/^Flows/);
  await open(nameOf(2));
  const pane = await open(nameOf(1));
  expect(within(pane).getByText(/^The flow is off\./)).toBeInTheDocument();
  await press(pane, 'Undo');
  expect(await within(pane).findByText('The flow is on.')).toBeInTheDocument();
});

it('tells that undoing failed and why, and lets it be tried again', async () => {
  let refused = false;
  await turnedOff({
    through: (fetch) => async (request) => {
      const turnsOn = request.method === 'PATCH' && (await request.clone().text()).includes('"statecode":1');
      if (turnsOn && !refused) {
        refused = true;
        const error = { code: '0x80040220', message: 'Principal user is missing prvWriteWorkflow privilege.' };
        return new Response(JSON.stringify({ error }), { status: 403, headers: { 'Content-Type': 'application/json' } });
      }
      return fetch(request);
    },
  });
  const pane = await openRow(nameOf(1));
  await press(pane, 'Undo');
  expect(await within(pane).findByText(/^The flow couldn't be turned on\. .*prvWriteWorkflow/)).toBeInTheDocument();
  expect(within(grid()).getByText('Undo failed')).toBeInTheDocument();
  await press(pane, 'Undo');
  expect(await within(pane).findByText('The flow is on.')).toBeInTheDocument();
});

it('tells when somebody else has changed it since, once that is read', async () => {
  let service: ((request: Request) => Promise<Response>) | null = null;
  await turnedOff({
    through: (fetch) => {
      service = fetch;
      return fetch;
    },
  });
  const headers = { 'Content-Type': 'application/json' };
  const body = JSON.stringify({ statecode: 1, statuscode: 2 });
  await (service as unknown as typeof fetch)(
    new Request(`http://org.example/api/data/v9.2/workflows(${id('f', 1)})`, { method: 'PATCH', headers, body }),
  );
  await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
  expect(await within(grid()).findByText('Changed since by somebody else')).toBeInTheDocument();
});

/** The definition of Flow 02 as the environment has it at first. */
const clientdataBefore = (): unknown => (rowFlows(2).workflows as DataRow[])[1]?.clientdata;

describe('changed settings', () => {
  /** Sets Run as of three flows and shows the activity. */
  async function threeSet(options: HostOptions = {}): Promise<{ readonly shown: Awaited<ReturnType<typeof showFlows>>; readonly writes: readonly string[] }> {
    const writes = watchWrites();
    const shown = await showFlows(rowFlows(3), { ...options, through: writes.through });
    const pane = await openBulk('Set Run as');
    await choose(pane, 'Row owner');
    await press(pane, 'Apply to 3 flows');
    await within(pane).findByText('3 flows are set.');
    await showTab(/^Activity \(3\)$/);
    return { shown, writes: writes.flowIds };
  }

  it(
    'are undone for those that are selected',
    async () => {
      const { writes } = await threeSet();
      for (const number of [1, 3]) {
        await userEvent.click(within(grid()).getByRole('checkbox', { name: new RegExp(nameOf(number)) }));
      }
      await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
      await waitFor(() => expect(within(grid()).getAllByText('Undone')).toHaveLength(2));
      expect([...writes.slice(3)].sort()).toEqual([id('f', 1), id('f', 3)]);
    },
    longTest,
  );

  it(
    'can be downloaded as they were before, byte for byte, and exported',
    async () => {
      const { shown } = await threeSet();
      const pane = await openRow(nameOf(2));
      await press(pane, 'Download the definition from before');
      await waitFor(() => expect(shown.files).toHaveLength(1));
      expect(shown.files[0]).toMatchObject({ name: `${nameOf(2)}.json`, mimeType: 'application/json' });
      expect(shown.files[0]?.text).toBe(clientdataBefore());
      await userEvent.click(screen.getByRole('button', { name: 'Export' }));
      await userEvent.click(await screen.findByRole('menuitem', { name: /JSON/ }));
      await waitFor(() => expect(shown.files).toHaveLength(2));
      const exported = JSON.parse(shown.files[1]?.text ?? '') as Record<string, string>[];
      expect(exported).toHaveLength(3);
      expect(exported[0]).toMatchObject({ Setting: 'Run as', Before: 'Flow owner', Now: 'Row owner', Status: 'In place' });
    },
    longTest,
  );

  it(
    'say that they cannot be downloaded where the host saves no files',
    async () => {
      await threeSet({ navigation: { openFile: undefined as never } });
      const pane = await openRow(nameOf(2));
      expect(within(pane).getByText(/this app can't save files/)).toBeInTheDocument();
      expect(within(pane).queryByRole('button', { name: /Download/ })).not.toBeInTheDocument();
    },
    longTest,
  );
});

it('lists a changed connection, keeps a bulk change while another tab is shown, and puts it back', async () => {
  const good = 'shared-commondataser-0a1b2c3d-0000-4000-8000-000000000001';
  const live = handedIn([{ name: good, displayName: 'Service account', account: 'svc@contoso.example' }]);
  await showConnections(environment({ connectionreferences: [referenceRow(1), referenceRow(2)] }), { inputs: { connections: live } });
  for (const name of [/Reference 1/, /Reference 2/]) {
    await userEvent.click(screen.getByRole('checkbox', { name }));
  }
  await userEvent.click(screen.getByRole('button', { name: 'Change connection' }));
  const pane = await screen.findByRole('region');
  await userEvent.click(within(pane).getByRole('radio', { name: /Service account/ }));
  await press(pane, 'Save');
  expect(await within(pane).findByText('The connection of 2 connection references is changed.')).toBeInTheDocument();
  await showTab(/^Activity \(2\)$/);
  expect(within(grid()).getAllByText(good)).toHaveLength(2);
  await showTab(/^Connections/);
  const again = await screen.findByRole('region');
  expect(within(again).getByText('The connection of 2 connection references is changed.')).toBeInTheDocument();
  expect(within(again).queryByRole('radio')).not.toBeInTheDocument();
  await press(again, 'Undo');
  expect(await within(again).findByText('The change of 2 connection references is undone.')).toBeInTheDocument();
  await showTab(/^Activity \(2\)$/);
  expect(within(grid()).getAllByText('Undone')).toHaveLength(2);
  const details = await openRow('Reference 1');
  await press(details, 'Show the connection');
  expect(await screen.findByRole('region', { name: 'Reference 1' })).toBeInTheDocument();
});
