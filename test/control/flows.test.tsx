import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EnvironmentData } from '../emulator/environmentData';
import { definition, environment, flowRow, people, referenceRow, rowTrigger, schedule } from './environment';
import { accessibilityViolations, showControl } from './harness';

const button = { type: 'Request', kind: 'Button' };

function contoso(): EnvironmentData {
  return environment({
    connectionreferences: [
      referenceRow(1, { connectionreferencelogicalname: 'contoso_sales', connectionreferencedisplayname: 'Dataverse - Sales' }),
      referenceRow(2, { connectionreferencelogicalname: 'contoso_archive', connectionreferencedisplayname: 'Archive', connectionid: null }),
    ],
    workflows: [
      flowRow(1, definition(rowTrigger('account', 1), { dv: { reference: 'contoso_sales' } }), { name: 'Notify sales' }),
      flowRow(2, definition(rowTrigger('contact', 4), { dv: { reference: 'contoso_gone' } }), { name: 'Bad run as', statecode: 0, statuscode: 1 }),
      flowRow(
        3,
        definition(button, {
          dv: { reference: 'contoso_sales' },
          sp: { reference: 'contoso_archive', connector: 'shared_sharepointonline', runtimeSource: 'invoker' },
        }),
        { name: 'Press me', _ownerid_value: people.bob, _owninguser_value: people.bob },
      ),
      flowRow(4, definition(schedule, {}), { name: 'Nightly', statecode: 2, statuscode: 3, suspensionreasondetails: 'Blocked by the policy Finance.' }),
      flowRow(5, '{"properties":{"definition":', { name: 'Broken' }),
      flowRow(6, definition(schedule, {}), { name: 'A classic workflow', category: 0 }),
      flowRow(7, definition(schedule, {}), { name: 'An activation', type: 2 }),
    ],
  });
}

async function showFlows(): Promise<{ container: HTMLElement }> {
  const shown = await showControl(contoso());
  await userEvent.click(screen.getByRole('tab', { name: 'Flows' }));
  await screen.findByRole('grid', { name: 'Cloud flows' });
  await waitFor(() => expect(screen.queryByRole('progressbar')).not.toBeInTheDocument());
  return shown;
}

const cellsOf = (name: string): (string | null)[] => {
  const row = screen.getByRole('button', { name: `Open ${name}` }).closest('[role=row]');
  return within(row as HTMLElement)
    .getAllByRole('gridcell')
    .map((cell) => cell.textContent);
};
const open = async (name: string): Promise<HTMLElement> => {
  await userEvent.click(screen.getByRole('button', { name: `Open ${name}` }));
  return screen.getByRole('region', { name });
};

it('lists cloud flows with state, trigger, Run as and owner, and nothing but cloud flows', async () => {
  await showFlows();
  expect(screen.getByText('5 flows · 3 on')).toBeInTheDocument();
  expect(cellsOf('Notify sales')).toEqual(['Notify sales', 'On', 'Row change: account', 'Modifying user', 'Ann Lee']);
  expect(cellsOf('Bad run as')).toEqual(['Bad run as', 'Off', 'Row change: contact', "Value isn't valid", 'Ann Lee']);
  expect(cellsOf('Press me')).toEqual(['Press me', 'On', 'Instant', '–', 'Bob Ray (disabled)']);
  expect(cellsOf('Nightly').slice(0, 3)).toEqual(['Nightly', 'Suspended', 'Scheduled']);
});

it('says of a flow whose definition is broken that it can not be read, and what to do', async () => {
  await showFlows();
  expect(cellsOf('Broken').slice(2, 4)).toEqual(["Can't be read", "Can't be read"]);
  expect(within(await open('Broken')).getByText(/isn't valid JSON.*Open the flow in the designer/)).toBeInTheDocument();
});

it('tells who brings each connection of a flow, what it reaches, and which reference is behind it', async () => {
  await showFlows();
  const items = within(await open('Press me')).getAllByRole('listitem');
  expect(items.map((item) => item.textContent)).toEqual([
    'Microsoft DataverseDataverse - SalesUse this connectionThis environment1 step',
    'SharePointArchiveNo connectionProvided by run-only user1 step',
  ]);
});

it('does not call a reference missing that may only belong to someone else', async () => {
  await showFlows();
  expect(within(await open('Bad run as')).getByText(/“contoso_gone” isn't visible to you. It may belong to someone else, or be missing/)).toBeInTheDocument();
});

it('gives the reason of a suspension', async () => {
  await showFlows();
  expect(within(await open('Nightly')).getByText('Blocked by the policy Finance.')).toBeInTheDocument();
});

it('finds flows by table, connector, and Run as', async () => {
  await showFlows();
  const search = screen.getByRole('searchbox', { name: 'Search flows' });
  const found = (): (string | null)[] => screen.getAllByRole('button', { name: /^Open / }).map((each) => each.textContent);
  await userEvent.type(search, 'account');
  expect(found()).toEqual(['Notify sales']);
  await userEvent.clear(search);
  await userEvent.type(search, 'sharepoint');
  expect(found()).toEqual(['Press me']);
  await userEvent.clear(search);
  await userEvent.type(search, 'modifying');
  expect(found()).toEqual(['Notify sales']);
});

it('has no accessibility violation, with and without details', async () => {
  const { container } = await showFlows();
  expect(await accessibilityViolations(container)).toEqual([]);
  await open('Press me');
  expect(await accessibilityViolations(container)).toEqual([]);
});
