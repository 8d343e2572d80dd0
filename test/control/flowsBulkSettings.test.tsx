import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessibilityViolations } from '../ui/accessibility';
import { choose, longTest, mixedFlows, namesIn, nameOf, openBulk, press, refusal, rowFlows, showTab, watchWrites } from './bulkFlows';
import { id } from './environment';
import { open, showFlows } from './flowsList';

describe('the preview', () => {
  it('says flow by flow what will change, what cannot and why, what is so already, and what is not read', async () => {
    const { container, requests } = await showFlows(mixedFlows());
    const pane = await openBulk('Set Run as');
    expect(within(pane).getByRole('button', { name: 'Apply' })).toHaveAccessibleDescription('Choose what to set.');
    await choose(pane, 'Row owner');
    expect(namesIn(pane, '1 flow will change')).toEqual(['On accounts']);
    expect(within(pane).getByText('Now: Flow owner. Then: Row owner.')).toBeInTheDocument();
    expect(namesIn(pane, '1 flow is set so already')).toEqual(['As row owner']);
    expect(namesIn(pane, "2 flows can't be set so")).toEqual(['Nightly', 'Press me']);
    expect(namesIn(pane, "1 flow isn't read")).toEqual(['Broken']);
    expect(within(pane).getByRole('button', { name: 'Apply to 1 flow' })).toBeInTheDocument();
    expect(requests.some((url) => url.includes('clientdata') && url.includes('workflows('))).toBe(false);
    expect(await accessibilityViolations(container)).toEqual([]);
  });

  it('sets whose connections run-only users use, for one connector or all', async () => {
    const writes = watchWrites();
    await showFlows(mixedFlows(), { through: writes.through });
    const pane = await openBulk('Set connections of run-only users');
    await choose(pane, 'Provided by run-only user');
    expect(namesIn(pane, '1 flow will change')).toEqual(['Press me']);
    await press(pane, 'Apply to 1 flow');
    expect(await within(pane).findByText('1 flow is set.')).toBeInTheDocument();
    expect(writes.flowIds).toEqual([id('f', 3)]);
  });

  it('is closed with Cancel, and leaves nothing behind', async () => {
    await showFlows(mixedFlows());
    const pane = await openBulk('Set Run as');
    await press(pane, 'Cancel');
    expect(screen.queryByRole('region')).not.toBeInTheDocument();
    expect(screen.queryByText(/^Set Run as: /)).not.toBeInTheDocument();
  });

  it('is kept while another row is open, and found again', async () => {
    await showFlows(mixedFlows());
    const pane = await openBulk('Set Run as');
    await choose(pane, 'Row owner');
    await open('Nightly');
    expect(screen.getByText('Set Run as: Not applied yet to 5 flows.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show' }));
    const again = await screen.findByRole('region', { name: 'Set Run as' });
    expect(within(again).getByRole('radio', { name: 'Row owner' })).toBeChecked();
  });
});

it(
  'draws the first of 1,000 flows, and more when asked',
  async () => {
    await showFlows(rowFlows(1_000));
    const pane = await openBulk('Set Run as');
    await choose(pane, 'Row owner');
    expect(namesIn(pane, '1,000 flows will change')).toHaveLength(50);
    await press(pane, 'Show more (950 left)');
    expect(namesIn(pane, '1,000 flows will change')).toHaveLength(100);
    expect(within(pane).getAllByRole('listitem')[50]).toHaveFocus();
    expect(within(pane).getByRole('button', { name: 'Apply to 1,000 flows' })).toBeInTheDocument();
  },
  longTest,
);

it('makes way for a flow that is opened from elsewhere, and is found again', async () => {
  await showFlows(mixedFlows());
  const details = await open('Nightly');
  await press(details, 'Turn off');
  await within(details).findByText(/^The flow is off\./);
  await openBulk('Set Run as');
  await showTab(/^Activity/);
  await userEvent.click(screen.getByRole('button', { name: 'Open Nightly' }));
  await press(await screen.findByRole('region', { name: 'Nightly' }), 'Show the flow');
  const shown = await screen.findByRole('region', { name: 'Nightly' });
  expect(within(shown).getByRole('button', { name: 'Turn on' })).toBeInTheDocument();
  expect(screen.getByText('Set Run as: Not applied yet to 5 flows.')).toBeInTheDocument();
});

describe('saving several flows', () => {
  it(
    'waits when requests are limited in the middle of 50, goes on with the same flow, and loses none',
    async () => {
      const writes = watchWrites((nth) => Promise.resolve(nth === 25 ? refusal(429, '0x80072322', 'Number of requests exceeded') : null));
      await showFlows(rowFlows(50), { through: writes.through });
      const pane = await openBulk('Set Run as');
      await choose(pane, 'Row owner');
      await press(pane, 'Apply to 50 flows');
      expect(await within(pane).findByText(/^Dataverse limits requests\. Waiting before it goes on\. 24 of 50/)).toBeInTheDocument();
      expect(await within(pane).findByText('50 flows are set.')).toBeInTheDocument();
      expect(writes.flowIds).toHaveLength(51);
      expect(writes.flowIds[25]).toBe(writes.flowIds[24]);
      expect(new Set(writes.flowIds).size).toBe(50);
      expect(within(pane).getByText('50 flows were changed')).toBeInTheDocument();
    },
    longTest,
  );

  it(
    'stops after the flow under way, tells which were left, and goes on while another tab is shown',
    async () => {
      let letGo = (): void => undefined;
      const held = new Promise<null>((resolve) => (letGo = () => resolve(null)));
      const writes = watchWrites((nth) => (nth === 2 ? held : Promise.resolve(null)));
      await showFlows(rowFlows(4), { through: writes.through });
      const pane = await openBulk('Set Run as');
      await choose(pane, 'Row owner');
      await press(pane, 'Apply to 4 flows');
      expect(await within(pane).findByText(/^Saving flow 2 of 4: /)).toBeInTheDocument();
      await showTab(/^Connections/);
      await showTab(/^Flows/);
      const again = await screen.findByRole('region', { name: 'Set Run as' });
      await press(again, 'Stop after this flow');
      expect(within(again).getByText('Stopping after this flow')).toBeInTheDocument();
      await userEvent.keyboard('{Escape}');
      letGo();
      expect(await screen.findByText(/^Set Run as: 2 flows are set\. 2 flows weren't begun, because you stopped\./)).toBeInTheDocument();
      await userEvent.click(screen.getByRole('button', { name: 'Show' }));
      const results = await screen.findByRole('region', { name: 'Set Run as' });
      expect(namesIn(results, "2 flows weren't begun")).toEqual([nameOf(3), nameOf(4)]);
      expect(writes.flowIds).toEqual([id('f', 1), id('f', 2)]);
    },
    longTest,
  );

  it(
    'tells each failure with its reason when a privilege is taken away midway, and undoes some of the others',
    async () => {
      const why = 'Principal user (Id=x, type=8) is missing prvWriteWorkflow privilege (Id=y) on OTC=4703 for entity workflow.';
      const denied = (nth: number): boolean => nth === 3 || nth === 4;
      const writes = watchWrites((nth) => Promise.resolve(denied(nth) ? refusal(403, '0x80040220', why) : null));
      const { container } = await showFlows(rowFlows(4), { through: writes.through });
      const pane = await openBulk('Set Run as');
      await choose(pane, 'Row owner');
      await press(pane, 'Apply to 4 flows');
      expect(await within(pane).findByText('2 flows are set. 2 flows failed.')).toBeInTheDocument();
      const failed = within(within(pane).getByRole('list', { name: "2 flows aren't as you asked" })).getAllByRole('listitem');
      expect(failed.map((item) => item.textContent)).toEqual([
        expect.stringMatching(/^Flow 03.*prvWriteWorkflow/),
        expect.stringMatching(/^Flow 04.*prvWriteWorkflow/),
      ]);
      expect(await accessibilityViolations(container)).toEqual([]);

      expect(within(pane).getByRole('button', { name: 'Undo selected (0)' })).toHaveAttribute('aria-disabled', 'true');
      await userEvent.click(within(pane).getByRole('checkbox', { name: nameOf(2) }));
      await press(pane, 'Undo selected (1)');
      expect(await within(pane).findByText('The settings are as they were before.')).toBeInTheDocument();
      expect(writes.flowIds.slice(4)).toEqual([id('f', 2)]);
      expect(within(pane).queryByRole('checkbox', { name: nameOf(2) })).not.toBeInTheDocument();
      expect(within(pane).getByRole('checkbox', { name: nameOf(1) })).toBeInTheDocument();
      await showTab(/^Activity \(2\)$/);
      await waitFor(() => expect(screen.getAllByText('Undone')).toHaveLength(1));
    },
    longTest,
  );
});

it('works by keyboard alone', async () => {
  await showFlows(mixedFlows());
  const pane = await openBulk('Set Run as');
  within(pane).getByRole('radio', { name: 'Flow owner' }).focus();
  await userEvent.keyboard(' ');
  within(pane).getByRole('radio', { name: 'Row owner' }).focus();
  await userEvent.keyboard(' ');
  within(pane).getByRole('button', { name: 'Apply to 1 flow' }).focus();
  await userEvent.keyboard('{Enter}');
  expect(await within(pane).findByText('1 flow is set.')).toBeInTheDocument();
  within(pane).getByRole('checkbox', { name: 'On accounts' }).focus();
  await userEvent.keyboard(' ');
  within(pane).getByRole('button', { name: 'Undo selected (1)' }).focus();
  await userEvent.keyboard('{Enter}');
  expect(await within(pane).findByText('The settings are as they were before.')).toBeInTheDocument();
});
