import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessibilityViolations } from '../ui/accessibility';
import { definition, flowRow, id, people, rowTrigger } from './environment';
import { contoso, environmentId, open, runRow, showFlows } from './flowsList';

const link = (pane: HTMLElement, name: string): HTMLElement => within(pane).getByRole('link', { name });

it('gives the two answers as sentences, and what to do', async () => {
  await showFlows();
  const pane = await open('Press me');
  expect(within(pane).getByText("You can't save or publish this flow.")).toBeInTheDocument();
  expect(within(pane).getByText('Choose a connection for this connection reference.')).toBeInTheDocument();
});

it('gives the reason of a suspension, and what has to be mended first', async () => {
  await showFlows();
  const pane = await open('Nightly');
  expect(within(pane).getByText('Blocked by the policy Finance.')).toBeInTheDocument();
  expect(within(pane).getByText(/Have an administrator mend that first, then turn on the flow/)).toBeInTheDocument();
});

it('finds a Run as that has no effect, and a trigger that is not subscribed, and offers what mends it', async () => {
  await showFlows();
  const pane = await open('Notify sales');
  expect(within(pane).getByText(/^Run as has no effect/)).toBeInTheDocument();
  expect(within(pane).getByText(/its trigger isn't subscribed to changes, so it doesn't start/)).toBeInTheDocument();
  await userEvent.click(within(pane).getByRole('button', { name: 'Turn off and on' }));
  expect(await within(pane).findByText('The flow is on.')).toBeInTheDocument();
  expect(within(pane).queryByText(/its trigger isn't subscribed to changes, so it doesn't start/)).not.toBeInTheDocument();
});

it('tells of each connection the connector, the reference, who brings it, what it reaches, and what it means', async () => {
  await showFlows();
  const pane = await open('Press me');
  const dataverse = within(pane).getByText('Microsoft Dataverse').closest('li');
  const sharePoint = within(pane).getByText('SharePoint').closest('li');
  expect(dataverse).toHaveTextContent(/Dataverse - Sales.*Use this connection.*This environment.*1 step/);
  expect(sharePoint).toHaveTextContent(/Archive.*Use this connection.*Blocked.*1 step/);
  expect(within(sharePoint as HTMLElement).getByRole('button', { name: 'Archive' })).toBeInTheDocument();
  await userEvent.click(within(dataverse as HTMLElement).getByRole('button', { name: '1 step' }));
  expect(within(dataverse as HTMLElement).getByText('Use dv')).toBeInTheDocument();
});

it('does not call a reference missing that may only belong to someone else', async () => {
  await showFlows();
  const pane = await open('Bad run as');
  expect(within(pane).getAllByText(/^You can't see the connection reference/)[0]).toHaveTextContent('contoso_gone');
  expect(within(pane).queryByText(/doesn't exist/)).not.toBeInTheDocument();
});

describe('the last runs', () => {
  const failed = { status: 'Failed', starttime: '2026-09-03T08:00:00Z', errorcode: 'ConnectionAuthorizationFailed', errormessage: 'Nope <b>.' };
  const runs = [runRow(1, 1, {}), runRow(2, 1, failed)];

  it('are read when the details open, explained, and linked', async () => {
    const { requests } = await showFlows(contoso({ flowruns: runs }));
    const before = requests.length;
    const pane = await open('Notify sales');
    expect(await within(pane).findByText(/^Last success on 9\/2\/2026/)).toBeInTheDocument();
    expect(within(pane).getByText(/^Last failure on 9\/3\/2026/)).toBeInTheDocument();
    expect(within(pane).getByText('ConnectionAuthorizationFailed')).toBeInTheDocument();
    expect(requests.slice(before).filter((url) => url.includes('flowruns?') && url.includes(id('f', 1)))).toHaveLength(2);
    const addresses = within(pane).getAllByRole('link', { name: 'Open the run in Power Automate' }).map((each) => each.getAttribute('href'));
    expect(addresses).toContain(`https://make.powerautomate.com/environments/${environmentId}/flows/${id('f', 1)}/runs/085842`);
  });

  it('are read again with the list, and stay in sight until then', async () => {
    const { requests } = await showFlows(contoso({ flowruns: runs }));
    const pane = await open('Notify sales');
    await within(pane).findByText(/^Last success on/);
    const before = requests.length;
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    const again = (): readonly string[] => requests.slice(before).filter((url) => url.includes('flowruns?') && url.includes(id('f', 1)));
    await waitFor(() => expect(again()).toHaveLength(2));
    expect(within(pane).getByText(/^Last success on/)).toBeInTheDocument();
  });

  it('are not called none where none is recorded', async () => {
    await showFlows();
    const pane = await open('Nightly');
    expect(await within(pane).findByText(/That doesn't mean that it never ran/)).toBeInTheDocument();
  });

  it("that can't be read are told in place, and read again", async () => {
    let broken = true;
    await showFlows(contoso({ flowruns: runs }), {
      through: (fetch) => (request) => {
        const exact = decodeURIComponent(request.url).includes(`_workflow_value eq ${id('f', 4)}`);
        return exact && broken ? Promise.reject(new TypeError('Failed to fetch')) : fetch(request);
      },
    });
    const pane = await open('Nightly');
    expect(await within(pane).findByText(/couldn't be reached/)).toBeInTheDocument();
    broken = false;
    await userEvent.click(within(pane).getByRole('button', { name: 'Try again' }));
    expect(await within(pane).findByText(/That doesn't mean that it never ran/)).toBeInTheDocument();
  });
});

describe('links', () => {
  it('lead to the flow in the cloud of the environment', async () => {
    await showFlows();
    const pane = await open('Nightly');
    expect(link(pane, 'Open the flow in Power Automate')).toHaveAttribute(
      'href',
      `https://make.powerautomate.com/environments/${environmentId}/flows/${id('f', 4)}/details`,
    );
    expect(link(pane, 'Open the flow in Power Automate')).toHaveAttribute('rel', 'noopener noreferrer');
  });

  it('are missing where the environment is not known, which is said once', async () => {
    await showFlows(contoso(), { inputs: { environmentId: undefined }, execute: false });
    const pane = await open('Nightly');
    expect(within(pane).queryByRole('link', { name: 'Open the flow in Power Automate' })).not.toBeInTheDocument();
    expect(within(pane).getAllByText(/There's no link to the flow's page/)).toHaveLength(1);
  });
});

it('names trigger, table, Run as, owner and when it was changed, and lets the ID be copied', async () => {
  const row = flowRow(1, definition(rowTrigger('account', 2), {}), { _ownerid_value: people.bob, _owninguser_value: people.bob });
  await showFlows({ ...contoso(), workflows: [row] });
  const pane = await open('Flow 1');
  const facts = within(pane).getAllByRole('definition').map((each) => each.textContent);
  expect(facts).toEqual(['Row change: account', 'account', 'Row owner', 'Bob Ray (disabled)', 'No', expect.stringContaining('9/1/2026')]);
  expect(within(pane).getByRole('button', { name: 'Copy Flow ID' })).toBeInTheDocument();
});

it('says which tables the steps need that it cannot tell the privileges of', async () => {
  await showFlows();
  const pane = await open('Press me');
  await userEvent.click(within(pane).getByRole('button', { name: "Privileges that can't be told" }));
  expect(within(pane).getByText(/The table accounts isn't in this environment\. · Steps: Use dv/)).toBeInTheDocument();
});

it('has no accessibility violation with everything unfolded', async () => {
  const { container } = await showFlows(contoso({ flowruns: [runRow(1, 3, { status: 'Failed', errorcode: 'Forbidden', errormessage: 'No.' })] }));
  const pane = await open('Press me');
  await within(pane).findByText(/^Last failure on/);
  for (const fold of within(pane).getAllByRole('button', { expanded: false })) {
    await userEvent.click(fold);
  }
  expect(await accessibilityViolations(container)).toEqual([]);
  expect(screen.getByRole('region', { name: 'Press me' })).toBe(pane);
});

it('lists the steps of every connector, the key of each entry, and lets the name of a reference that is not in sight be copied', async () => {
  await showFlows();
  const sharePoint = within(await open('Press me')).getByText('SharePoint').closest('li') as HTMLElement;
  expect(within(sharePoint).getByText('sp')).toBeInTheDocument();
  await userEvent.click(within(sharePoint).getByRole('button', { name: '1 step' }));
  expect(within(sharePoint).getByText('Use sp')).toBeInTheDocument();
  expect(within(await open('Bad run as')).getByRole('button', { name: 'Copy Logical name' })).toBeInTheDocument();
});

it('leads to the reference whose connection is to be chosen', async () => {
  await showFlows();
  await userEvent.click(within(await open('Press me')).getByRole('button', { name: 'Choose a connection' }));
  expect(await screen.findByRole('region', { name: 'Archive' })).toBeInTheDocument();
});
