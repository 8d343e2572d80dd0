import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { DataRow, EnvironmentData } from '../emulator/environmentData';
import { accessibilityViolations } from '../ui/accessibility';
import { definition, environment, flowRow, id, people, referenceRow, schedule } from './environment';
import { cellsOf, open, runRow, showFlows } from './flowsList';

const off = { statecode: 0, statuscode: 1 };
const connectionOf = (number: number): string => `${number}`.padStart(32, '0');

/** Flows that are off, the nth of which uses the nth connection reference. */
function offFlows(count: number, more: Readonly<Record<string, DataRow[]>> = {}): EnvironmentData {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return environment({
    connectionreferences: numbers.map((number) => referenceRow(number)),
    workflows: numbers.map((number) =>
      flowRow(number, definition(schedule, { dv: { reference: `contoso_reference${number}` } }), { name: `Flow ${number}`, ...off }),
    ),
    ...more,
  });
}

/** A connection that only its maker can use. */
const connection = (number: number, createdBy: string): DataRow => ({
  name: connectionOf(number),
  connectorId: 'shared_commondataserviceforapps',
  createdBy,
});

const press = (pane: HTMLElement, name: string): Promise<void> => userEvent.click(within(pane).getByRole('button', { name }));

const selectAll = (): Promise<void> => userEvent.click(screen.getByRole('checkbox', { name: 'Select all rows shown' }));

/** The question that is asked; where nothing has a size, as here, no button of it takes the focus, and it counts as hidden. */
const question = async (name?: string): Promise<HTMLElement> => screen.findByRole('alertdialog', { name, hidden: true });

const answer = (dialog: HTMLElement, name: string): Promise<void> =>
  userEvent.click(within(dialog).getByRole('button', { name, hidden: true }));

describe('one flow', () => {
  it('is turned on, shown so, and turned off again by Undo', async () => {
    await showFlows(offFlows(1));
    const pane = await open('Flow 1');
    await press(pane, 'Turn on');
    expect(await within(pane).findByText('The flow is on.')).toBeInTheDocument();
    await waitFor(() => expect(cellsOf('Flow 1').State).toBe('On'));
    await press(pane, 'Undo');
    expect(await within(pane).findByText('The flow is off. Runs that have started go on.')).toBeInTheDocument();
    await waitFor(() => expect(cellsOf('Flow 1').State).toBe('Off'));
    expect(within(pane).getByRole('button', { name: 'Turn on' })).toBeInTheDocument();
  });

  it('keeps the focus where it is while it is turned on', async () => {
    await showFlows(offFlows(1));
    const pane = await open('Flow 1');
    const turn = within(pane).getByRole('button', { name: 'Turn on' });
    await userEvent.click(turn);
    await within(pane).findByText('The flow is on.');
    await waitFor(() => expect(turn).toHaveTextContent('Turn off'));
    expect(turn).toHaveFocus();
  });

  it("that can't be turned on says what the service said, why, and what to do", async () => {
    const { container } = await showFlows(offFlows(1, { PowerAppsConnections: [connection(1, people.bob)] }));
    const pane = await open('Flow 1');
    await press(pane, 'Turn on');
    const alert = await within(pane).findByText(/^The flow couldn't be turned on\. /);
    expect(alert.textContent).not.toMatch(/ConnectionAuthorizationFailed.*\{|undefined/);
    await userEvent.click(within(pane).getByRole('button', { name: 'Details' }));
    expect(within(pane).getByText(/0x80060467 .*ConnectionAuthorizationFailed/)).toBeInTheDocument();
    expect(cellsOf('Flow 1').State).toBe('Off');
    expect(await accessibilityViolations(container)).toEqual([]);
  });

  it('that the service turns off again is not called on', async () => {
    await showFlows(offFlows(1), { emulator: { behaviour: { fallingBackToDraft: 'always' } } });
    const pane = await open('Flow 1');
    await press(pane, 'Turn on');
    expect(await within(pane).findByText(/accepted it, but the flow isn't on now.*one of its connections can't be used/)).toBeInTheDocument();
    expect(within(pane).queryByText('The flow is on.')).not.toBeInTheDocument();
  });

  it('is off when the answer got lost on its way, and can be tried again', async () => {
    await showFlows(offFlows(1), { emulator: { faults: [{ method: 'PATCH', first: 1, fault: { drop: 'before' } }] } });
    const pane = await open('Flow 1');
    await press(pane, 'Turn on');
    expect(await within(pane).findByText(/^The flow couldn't be turned on\. /)).toBeInTheDocument();
    await press(pane, 'Try again');
    expect(await within(pane).findByText('The flow is on.')).toBeInTheDocument();
  });

  it('is on when only the answer got lost', async () => {
    await showFlows(offFlows(1), { emulator: { faults: [{ method: 'PATCH', fault: { drop: 'after' } }] } });
    const pane = await open('Flow 1');
    await press(pane, 'Turn on');
    expect(await within(pane).findByText('The flow is on.')).toBeInTheDocument();
  });

  it('that someone has changed meanwhile is looked at again before it is turned on', async () => {
    let changed = false;
    await showFlows(offFlows(1), {
      through: (fetch) => async (request) => {
        if (!changed && request.url.includes('$select=statecode,versionnumber')) {
          changed = true;
          const body = JSON.stringify({ description: 'Changed' });
          const headers = { 'Content-Type': 'application/json' };
          await fetch(new Request(request.url.replace(/\?.*/, ''), { method: 'PATCH', headers, body }));
        }
        return fetch(request);
      },
    });
    const pane = await open('Flow 1');
    await press(pane, 'Turn on');
    expect(await within(pane).findByText(/^Someone has changed this flow since it was read/)).toBeInTheDocument();
    await press(pane, 'Try again');
    expect(await within(pane).findByText('The flow is on.')).toBeInTheDocument();
  });

  it('that is gone says so', async () => {
    await showFlows(offFlows(1), {
      through: (fetch) => async (request) => {
        if (request.url.includes('$select=statecode,versionnumber')) {
          await fetch(new Request(request.url.replace(/\?.*/, ''), { method: 'DELETE' }));
        }
        return fetch(request);
      },
    });
    const pane = await open('Flow 1');
    await press(pane, 'Turn on');
    expect(await screen.findByText(/^The flow couldn't be turned on\.|^Whether this worked isn't known\./)).toHaveTextContent("doesn't exist any more");
  });
});

describe('stopping a flow', () => {
  const running = (): EnvironmentData =>
    environment({
      workflows: [flowRow(1, definition(schedule, {}), { name: 'Notify sales' })],
      flowruns: [runRow(1, 1, { status: 'Running' })],
    });

  it('turns it off and cancels its runs, after asking', async () => {
    const { requests } = await showFlows(running());
    const pane = await open('Notify sales');
    await press(pane, 'Stop and cancel runs');
    const dialog = await question('Stop “\u2068Notify sales\u2069”?');
    expect(dialog).toHaveTextContent("A broken connection doesn't stop Dataverse steps in this environment.");
    await answer(dialog, 'Stop and cancel runs');
    expect(await within(pane).findByText('The flow is off, and its runs are canceled.')).toBeInTheDocument();
    expect(requests.some((url) => url.endsWith('/Microsoft.Dynamics.CRM.CancelAllCloudFlowRuns'))).toBe(true);
    await waitFor(() => expect(cellsOf('Notify sales').State).toBe('Off'));
  });

  it('does nothing when the question is answered with Cancel, and gives the focus back', async () => {
    const { requests } = await showFlows(running());
    const pane = await open('Notify sales');
    await press(pane, 'Stop and cancel runs');
    await answer(await question(), 'Cancel');
    await waitFor(() => expect(within(pane).getByRole('button', { name: 'Stop and cancel runs' })).toHaveFocus());
    expect(requests.some((url) => url.includes('CancelAll'))).toBe(false);
    expect(cellsOf('Notify sales').State).toBe('On');
  });

  it('turns it off in a host that cannot cancel runs, and says where that is done', async () => {
    await showFlows(running(), { execute: false });
    const pane = await open('Notify sales');
    expect(within(pane).queryByRole('button', { name: /cancel/i })).not.toBeInTheDocument();
    await press(pane, 'Stop');
    const dialog = await question();
    expect(dialog).toHaveTextContent(/This app can't cancel runs that have started/);
    await answer(dialog, 'Stop');
    expect(await within(pane).findByText(/^The flow is off\. Runs that have started go on, and this app can't cancel them/)).toBeInTheDocument();
    expect(within(pane).getAllByRole('link', { name: 'Open the flow in Power Automate' }).length).toBeGreaterThan(0);
  });

  it('says where the flow is found when nothing can cancel runs or lead to it', async () => {
    await showFlows(running(), { execute: false, inputs: { environmentId: '' } });
    const pane = await open('Notify sales');
    await press(pane, 'Stop');
    const dialog = await question();
    expect(dialog).toHaveTextContent(/in Power Automate, select Solutions/);
    await answer(dialog, 'Stop');
    expect(await within(pane).findByText(/^The flow is off\. Runs that have started go on/)).toBeInTheDocument();
    expect(within(pane).getByText(/in Power Automate, select Solutions/)).toBeInTheDocument();
  });

  it('cancels the runs of a flow that is off without turning anything', async () => {
    const { requests } = await showFlows(offFlows(1));
    const pane = await open('Flow 1');
    await press(pane, 'Cancel runs');
    await answer(await question('Cancel the runs of “\u2068Flow 1\u2069”?'), 'Cancel runs');
    expect(await within(pane).findByText("The flow's runs are canceled.")).toBeInTheDocument();
    expect(requests.some((url) => url.includes('CancelAllCloudFlowRuns'))).toBe(true);
    expect(requests.some((url) => url.includes('$select=statecode,versionnumber'))).toBe(false);
  });

  it('is not offered for a flow that is off in a host that cannot cancel runs', async () => {
    await showFlows(offFlows(1), { execute: false });
    const pane = await open('Flow 1');
    expect(within(pane).getByRole('button', { name: 'Turn on' })).toBeInTheDocument();
    expect(within(pane).queryByRole('button', { name: 'Cancel runs' })).not.toBeInTheDocument();
  });

  it('says when the flow is off and its runs could not be cancelled', async () => {
    await showFlows(running(), { emulator: { faults: [{ path: 'workflows(*)/*', fault: { error: true } }] } });
    const pane = await open('Notify sales');
    await press(pane, 'Stop and cancel runs');
    await answer(await question(), 'Stop and cancel runs');
    expect(await within(pane).findByText(/^The flow is off, but its runs couldn't be canceled\./)).toBeInTheDocument();
  });
});

describe('several flows', () => {
  it('are turned on one after the other, and back by Undo', async () => {
    const { container } = await showFlows(offFlows(3));
    await selectAll();
    await userEvent.click(screen.getByRole('button', { name: 'Turn on' }));
    const dialog = await question('Turn on 3 flows?');
    await answer(dialog, 'Turn on');
    expect(await screen.findByText('3 flows are on.')).toBeInTheDocument();
    await waitFor(() => expect(cellsOf('Flow 3').State).toBe('On'));
    expect(await accessibilityViolations(container)).toEqual([]);
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('3 flows are off.')).toBeInTheDocument();
    await waitFor(() => expect(cellsOf('Flow 3').State).toBe('Off'));
  });

  it('are all tried when one fails, which is named with its reason; Undo takes back the others', async () => {
    const connections = [connection(1, people.ann), connection(2, people.bob), connection(3, people.ann)];
    const { container } = await showFlows(offFlows(3, { PowerAppsConnections: connections }));
    await selectAll();
    await userEvent.click(screen.getByRole('button', { name: 'Turn on' }));
    await answer(await question(), 'Turn on');
    expect(await screen.findByText('2 flows are on.')).toBeInTheDocument();
    const failed = within(await screen.findByRole('list', { name: "1 flow isn't as you asked:" })).getAllByRole('listitem');
    expect(failed.map((item) => item.textContent)).toEqual([expect.stringMatching(/^Flow 2The flow couldn't be turned on\. /)]);
    expect(await accessibilityViolations(container)).toEqual([]);
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('2 flows are off.')).toBeInTheDocument();
  });

  it('says of the flows that are suspended what has to be done first', async () => {
    await showFlows(environment({ workflows: [flowRow(1, definition(schedule, {}), { statecode: 2, statuscode: 3 })] }));
    await selectAll();
    await userEvent.click(screen.getByRole('button', { name: 'Turn on' }));
    expect(await question()).toHaveTextContent(/1 of them is suspended\. It can't be turned on before/);
  });

  it('does not offer to turn off what is off, and says why', async () => {
    await showFlows(offFlows(2));
    await selectAll();
    const command = screen.getByRole('button', { name: 'Turn off' });
    expect(command).toHaveAttribute('aria-disabled', 'true');
    expect(command).toHaveAccessibleDescription('None of these flows is on.');
  });

  it('are turned off and at once on again, by what is there and not by what the list showed before', async () => {
    await showFlows(offFlows(3), {
      through: (fetch) => async (request) => {
        const answered = await fetch(request);
        if (request.url.includes(`workflows(${id('f', 3)})`) && request.url.includes('clientdata')) {
          await new Promise((resolve) => setTimeout(resolve, 3000));
        }
        return answered;
      },
    });
    await selectAll();
    for (const { command, result } of [
      { command: 'Turn on', result: '3 flows are on.' },
      { command: 'Turn off', result: '3 flows are off.' },
      { command: 'Turn on', result: '3 flows are on.' },
    ]) {
      await waitFor(() => expect(screen.getByRole('button', { name: command })).not.toHaveAttribute('aria-disabled', 'true'));
      await userEvent.click(screen.getByRole('button', { name: command }));
      await answer(await question(), command);
      expect(await screen.findByText(result, {}, { timeout: 10_000 })).toBeInTheDocument();
    }
  });

  it('leaves the rest as they are when it is ended', async () => {
    let letThrough = (): void => undefined;
    const first = new Promise<void>((resolve) => (letThrough = resolve));
    const patched: string[] = [];
    await showFlows(offFlows(3), {
      through: (fetch) => async (request) => {
        if (request.method === 'PATCH') {
          patched.push(request.url);
          await first;
        }
        return fetch(request);
      },
    });
    await selectAll();
    await userEvent.click(screen.getByRole('button', { name: 'Turn on' }));
    await answer(await question(), 'Turn on');
    expect(await screen.findByText('Turning on flow 1 of 3')).toBeInTheDocument();
    await userEvent.click(await screen.findByRole('button', { name: 'End after this flow' }));
    letThrough();
    expect(await screen.findByText('You ended it before 2 flows.')).toBeInTheDocument();
    expect(patched).toHaveLength(1);
    expect(patched[0]).toContain(id('f', 1));
  });
});
