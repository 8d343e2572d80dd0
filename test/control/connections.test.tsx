import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { DataRow, EnvironmentData } from '../emulator/environmentData';
import { accessibilityViolations } from '../ui/accessibility';
import { definition, environment, flowRow, people, referenceRow, rowTrigger, schedule } from './environment';
import { allRead, cellsOf, grid, names, open } from './connectionsList';
import { showControl } from './harness';

function contoso(): EnvironmentData {
  return environment({
    connectionreferences: [
      referenceRow(1, { connectionreferencedisplayname: 'Dataverse - Sales', connectionreferencelogicalname: 'contoso_sales' }),
      referenceRow(2, {
        connectionreferencedisplayname: 'SharePoint - Archive',
        connectionreferencelogicalname: 'contoso_archive',
        connectorid: '/providers/Microsoft.PowerApps/apis/shared_sharepointonline',
        connectionid: null,
        _ownerid_value: people.bob,
        _owninguser_value: people.bob,
      }),
      referenceRow(3, { connectionreferencedisplayname: null, connectionreferencelogicalname: 'contoso_unused' }),
    ],
    workflows: [
      flowRow(1, definition(rowTrigger('account'), { dv: { reference: 'contoso_sales' } }), { name: 'Account: notify sales' }),
      flowRow(2, definition(schedule, { dv: { reference: 'contoso_sales' }, sp: { reference: 'CONTOSO_archive', connector: 'shared_sharepointonline' } }), {
        name: 'Nightly archive',
      }),
    ],
  });
}

const flowsIn = (pane: HTMLElement): HTMLElement => within(pane).getByRole('list', { name: /flows? uses? it$/ });

it('lists connection references with connector, status, both answers and flows', async () => {
  await showControl(contoso());
  await allRead();
  expect(cellsOf('Dataverse - Sales')).toMatchObject({ Connector: 'Microsoft Dataverse', Status: 'Unknown', Saving: 'Unknown', Runs: 'Unknown', Flows: '2, 2 on' });
  expect(cellsOf('SharePoint - Archive')).toMatchObject({ Connector: 'SharePoint', Status: 'Not connected', Saving: 'Blocked', Runs: 'Fail', Flows: '1, 1 on' });
  expect(cellsOf('contoso_unused')).toMatchObject({ Name: 'contoso_unused', Status: 'Unknown', Saving: '–', Runs: '–', Flows: '0' });
  expect(screen.getByText('3 connection references · 1 without a connection')).toBeInTheDocument();
});

it('finds a connection by the name of a flow that uses it', async () => {
  await showControl(contoso());
  await allRead();
  await userEvent.type(screen.getByRole('searchbox', { name: 'Search connections' }), 'archive nightly');
  expect(names()).toEqual(['Dataverse - Sales', 'SharePoint - Archive']);
  await userEvent.type(screen.getByRole('searchbox'), ' sharepoint');
  expect(names()).toEqual(['SharePoint - Archive']);
  expect(screen.getByText('1 of 3')).toBeInTheDocument();
});

it('says that nothing was found, and Escape clears the search', async () => {
  await showControl(contoso());
  await allRead();
  await userEvent.type(screen.getByRole('searchbox'), 'payroll');
  expect(screen.getByRole('heading', { name: 'Nothing found' })).toBeInTheDocument();
  await userEvent.keyboard('{Escape}');
  expect(names()).toHaveLength(3);
});

it('sorts by a column, and the other way round', async () => {
  await showControl(contoso());
  await allRead();
  const header = within(screen.getByRole('columnheader', { name: 'Flows' })).getByRole('button');
  await userEvent.click(header);
  expect(names()).toEqual(['contoso_unused', 'SharePoint - Archive', 'Dataverse - Sales']);
  await userEvent.click(header);
  expect(names()).toEqual(['Dataverse - Sales', 'SharePoint - Archive', 'contoso_unused']);
  expect(screen.getByRole('columnheader', { name: 'Flows' })).toHaveAttribute('aria-sort', 'descending');
});

it('opens the details with both answers for each flow, and gives the focus back', async () => {
  await showControl(contoso());
  await allRead();
  const opener = screen.getByRole('button', { name: 'Open SharePoint - Archive' });
  opener.focus();
  await userEvent.keyboard('{Enter}');
  const pane = screen.getByRole('region', { name: 'SharePoint - Archive' });
  expect(within(pane).getByText(/ has no connection. Flows that use it can't be saved/)).toBeInTheDocument();
  expect(within(pane).getByRole('heading', { name: '1 flow uses it' })).toBeInTheDocument();
  expect(flowsIn(pane).children[0]).toHaveTextContent('Nightly archiveSaving and publishingBlockedRunsFail');
  expect(document.activeElement).toHaveTextContent(/^SharePoint - Archive$/);
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('region', { name: 'SharePoint - Archive' })).not.toBeInTheDocument();
  expect(opener).toHaveFocus();
});

it('claims nothing about a bound connection that Dataverse does not tell', async () => {
  await showControl(contoso());
  await allRead();
  const pane = await open('Dataverse - Sales');
  expect(within(pane).getByText(/Dataverse doesn't show whether it still works/)).toBeInTheDocument();
  expect(within(pane).getByText("Whether you can save and publish flows that use this connection isn't known.")).toBeInTheDocument();
  expect(within(pane).getByText("Whether runs of flows that use this connection work isn't known.")).toBeInTheDocument();
  const items = Array.from(flowsIn(pane).children);
  expect(items).toHaveLength(2);
  items.forEach((item) => expect(item).toHaveTextContent('Saving and publishingUnknownRunsUnknown'));
});

it('leads from a connection to its flow and back, and keeps what was searched for', async () => {
  await showControl(contoso());
  await allRead();
  await userEvent.type(screen.getByRole('searchbox'), 'archive sharepoint');
  await userEvent.click(screen.getByRole('button', { name: 'Open SharePoint - Archive' }));
  await userEvent.click(screen.getByRole('button', { name: 'Nightly archive' }));
  expect(screen.getByRole('tab', { name: 'Flows' })).toHaveAttribute('aria-selected', 'true');
  const flow = screen.getByRole('region', { name: 'Nightly archive' });
  await userEvent.click(within(flow).getByRole('button', { name: 'SharePoint - Archive' }));
  expect(screen.getByRole('region', { name: 'SharePoint - Archive' })).toBeInTheDocument();
  expect(names()).toEqual(['SharePoint - Archive']);
});

it('does not call a reference unused while the definition of a flow cannot be read', async () => {
  const data = contoso();
  await showControl({ ...data, workflows: [...(data.workflows as DataRow[]), flowRow(3, '{"properties":', { name: 'Broken' })] });
  await allRead();
  await userEvent.click(screen.getByRole('button', { name: 'Open contoso_unused' }));
  const pane = screen.getByRole('region', { name: 'contoso_unused' });
  expect(within(pane).getByText(/^1 flow couldn't be read. It may use this connection reference too/)).toBeInTheDocument();
  expect(within(pane).queryByText('No flow that you can see uses it.')).not.toBeInTheDocument();
});

it('draws only the rows in sight of many', async () => {
  const many = Array.from({ length: 500 }, (_, index) => referenceRow(index + 1));
  await showControl(environment({ connectionreferences: many }));
  await allRead();
  expect(names().length).toBeLessThan(40);
  expect(grid()).toHaveAttribute('aria-rowcount', '501');
  expect(within(grid()).getAllByRole('row')[1]).toHaveAttribute('aria-rowindex', '2');
  expect(screen.getByText('500 connection references')).toBeInTheDocument();
});

it('says what an empty list means', async () => {
  await showControl(environment({}));
  expect(await screen.findByRole('heading', { name: 'No connection references' })).toBeInTheDocument();
  expect(screen.getByText(/that you own or that are shared with you/)).toBeInTheDocument();
});

it('leaves out a row that is not as expected, and reports it', async () => {
  const broken = async (response: Response): Promise<Response> => {
    const body = (await response.json()) as { value: { connectionreferencelogicalname: unknown }[] };
    body.value.forEach((row, index) => (row.connectionreferencelogicalname = index === 1 ? 42 : row.connectionreferencelogicalname));
    return new Response(JSON.stringify(body), response);
  };
  await showControl(contoso(), {
    through: (fetch) => async (request) => {
      const response = await fetch(request);
      return request.url.includes('connectionreferences?') ? broken(response) : response;
    },
  });
  await allRead();
  expect(names()).toHaveLength(2);
  expect(screen.getByText(/^1 row isn't as expected and was left out/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Details' }));
  expect(screen.getByText(/connectionreference 0.*connectionreferencelogicalname/)).toBeInTheDocument();
});

it('has no accessibility violation, with and without details', async () => {
  const { container } = await showControl(contoso());
  await allRead();
  expect(await accessibilityViolations(container)).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Open Dataverse - Sales' }));
  expect(await accessibilityViolations(container)).toEqual([]);
});

it('shows the connection ID, from left to right in every language', async () => {
  await showControl(contoso());
  await allRead();
  const pane = await open('Dataverse - Sales');
  expect(within(pane).getByText('1'.padStart(32, '0'))).toHaveAttribute('dir', 'ltr');
  expect(within(pane).getByRole('button', { name: 'Copy Connection ID' })).toBeInTheDocument();
});
