import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { choose, longTest, nameOf, namesIn, openBulk, press, rowFlows, showTab, watchWrites } from './bulkFlows';
import { definition, environment, flowRow, id, referenceRow, rowTrigger } from './environment';
import { button, showFlows } from './flowsList';
import type { HostOptions } from './harness';

/** The next write, which is held until a test lets it go. */
function held(): { readonly answer: Promise<null>; readonly letGo: () => void } {
  let letGo = (): void => undefined;
  const answer = new Promise<null>((resolve) => (letGo = () => resolve(null)));
  return { answer, letGo: () => letGo() };
}

/** Has somebody else set the second flow to Modifying user while the first is saved. */
function meanwhile(): NonNullable<HostOptions['through']> {
  let begun = false;
  return (fetch) => async (request) => {
    if (request.method === 'PATCH' && !begun) {
      begun = true;
      const clientdata = JSON.stringify(definition(rowTrigger('account', 1), { dv: { reference: 'contoso_reference1' } }));
      const headers = { 'Content-Type': 'application/json' };
      await fetch(new Request(request.url.replace(id('f', 1), id('f', 2)), { method: 'PATCH', headers, body: JSON.stringify({ clientdata }) }));
    }
    return fetch(request);
  };
}

async function applyRowOwner(count: number): Promise<HTMLElement> {
  const pane = await openBulk('Set Run as');
  await choose(pane, 'Row owner');
  await press(pane, `Apply to ${count} flows`);
  return pane;
}

it(
  'tells of a flow that somebody else has set meanwhile what it is now and where to change it: there is nothing to choose',
  async () => {
    await showFlows(rowFlows(2), { through: meanwhile() });
    const pane = await applyRowOwner(2);
    expect(await within(pane).findByText('1 flow is set. 1 flow failed.')).toBeInTheDocument();
    const failed = within(within(pane).getByRole('list', { name: "1 flow isn't as you asked" })).getAllByRole('listitem');
    expect(failed.map((item) => item.textContent)).toEqual([
      `${nameOf(2)}Somebody else has changed these settings meanwhile, so they aren't as you asked. ` +
        'Open the flow to look at them, and change them there if you need to.Run asNow: Modifying user. Then: Row owner.',
    ]);
  },
  longTest,
);

it(
  'records each flow as it is saved; one that is put back before the end is put back once all are through',
  async () => {
    const { answer, letGo } = held();
    const writes = watchWrites((nth) => (nth === 2 ? answer : Promise.resolve(null)));
    await showFlows(rowFlows(3), { through: writes.through });
    const pane = await applyRowOwner(3);
    expect(await within(pane).findByText(/^Saving flow 2 of 3: /)).toBeInTheDocument();
    await showTab(/^Activity \(1\)$/);
    await userEvent.click(screen.getByRole('button', { name: `Open ${nameOf(1)}` }));
    await press(await screen.findByRole('region', { name: nameOf(1) }), 'Undo');
    expect(writes.flowIds).toEqual([id('f', 1), id('f', 2)]);
    letGo();
    await waitFor(() => expect(writes.flowIds).toEqual([1, 2, 3, 1].map((number) => id('f', number))));
    expect(await screen.findByText('The settings are as they were before.')).toBeInTheDocument();
    await showTab(/^Activity \(3\)$/);
    await showTab(/^Flows/);
    const results = await screen.findByRole('region', { name: 'Set Run as' });
    expect(namesIn(results, '3 flows were changed')).toEqual([1, 2, 3].map(nameOf));
    expect(within(results).getAllByRole('checkbox')).toHaveLength(2);
  },
  longTest,
);

it(
  'stops putting back after the flow under way, and says of the others that they have the new settings',
  async () => {
    const { answer, letGo } = held();
    const writes = watchWrites((nth) => (nth === 5 ? answer : Promise.resolve(null)));
    await showFlows(rowFlows(3), { through: writes.through });
    const pane = await applyRowOwner(3);
    await within(pane).findByText('3 flows are set.');
    await press(pane, 'Undo all');
    await within(pane).findByText(/^Putting back flow 2 of 3: /);
    await press(pane, 'Stop after this flow');
    expect(within(pane).getByText('Stopping after this flow')).toBeInTheDocument();
    letGo();
    expect(await within(pane).findByText('You stopped before this flow was put back. It still has the new settings.')).toBeInTheDocument();
    expect(within(pane).getAllByText('The settings are as they were before.')).toHaveLength(2);
    expect(writes.flowIds).toHaveLength(5);
    expect(within(pane).getAllByRole('checkbox')).toHaveLength(1);
  },
  longTest,
);

it(
  'names connections by their references, and the flows that have none of the connector',
  async () => {
    const mail = { reference: 'contoso_reference2', connector: 'shared_office365' };
    const connectorid = '/providers/Microsoft.PowerApps/apis/shared_office365';
    await showFlows(
      environment({
        connectionreferences: [referenceRow(1), referenceRow(2, { connectionreferencedisplayname: 'Sales mailbox', connectorid })],
        workflows: [
          flowRow(1, definition(button, { dv: { reference: 'contoso_reference1' }, mail }), { name: 'Mails' }),
          flowRow(2, definition(button, { dv: { reference: 'contoso_reference1' } }), { name: 'Without' }),
        ],
      }),
    );
    const pane = await openBulk('Set connections of run-only users');
    await userEvent.click(within(pane).getByRole('combobox', { name: 'Connector' }));
    await userEvent.click(screen.getByRole('option', { name: /Office 365|Office365/ }));
    await choose(pane, 'Provided by run-only user');
    expect(namesIn(pane, '1 flow will change')).toEqual(['Mails']);
    expect(namesIn(pane, "1 flow can't be set so")).toEqual(['Without']);
    expect(within(pane).getByText('Not available: the flow has no such connection.')).toBeInTheDocument();
    expect(within(pane).getByText('Connection used: \u2068Sales mailbox\u2069')).toBeInTheDocument();
    await press(pane, 'Apply to 1 flow');
    await within(pane).findByText('1 flow is set.');
    expect(within(pane).getByText('Connection used: \u2068Sales mailbox\u2069')).toBeInTheDocument();
  },
  longTest,
);
