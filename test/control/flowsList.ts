import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { DataRow, EnvironmentData } from '../emulator/environmentData';
import { definition, environment, flowRow, id, people, referenceRow, rowTrigger, schedule } from './environment';
import { showControl, type HostOptions, type ShownControl } from './harness';

// Dialogs and details are slow to draw on a busy machine.
configure({ asyncUtilTimeout: 10_000 });

/** A trigger that a person starts. */
export const button = { type: 'Request', kind: 'Button' };

/** An environment's id, for links. */
export const environmentId = '11111111-2222-3333-4444-555555555555';

/** A run of the nth flow, owned by Ann but for what a test says. */
export function runRow(number: number, flow: number, changes: DataRow): DataRow {
  return {
    flowrunid: id('n', number),
    name: `08584${number}`,
    status: 'Succeeded',
    starttime: '2026-09-02T08:00:00Z',
    _workflow_value: id('f', flow),
    _ownerid_value: people.ann,
    ...changes,
  };
}

/** Five flows, of which two are on and have a row trigger and a button, and two rows that are no cloud flows. */
export function contoso(more: Readonly<Record<string, DataRow[]>> = {}): EnvironmentData {
  return environment({
    connectionreferences: [
      referenceRow(1, { connectionreferencelogicalname: 'contoso_sales', connectionreferencedisplayname: 'Dataverse - Sales' }),
      referenceRow(2, {
        connectionreferencelogicalname: 'contoso_archive',
        connectionreferencedisplayname: 'Archive',
        connectorid: '/providers/Microsoft.PowerApps/apis/shared_sharepointonline',
        connectionid: null,
      }),
    ],
    workflows: [
      flowRow(1, definition(rowTrigger('account', 1), { dv: { reference: 'contoso_sales' } }), { name: 'Notify sales' }),
      flowRow(2, definition(rowTrigger('contact', 4), { dv: { reference: 'contoso_gone' } }), { name: 'Bad run as', statecode: 0, statuscode: 1 }),
      flowRow(
        3,
        definition(button, {
          dv: { reference: 'contoso_sales' },
          sp: { reference: 'contoso_archive', connector: 'shared_sharepointonline' },
        }),
        { name: 'Press me', _ownerid_value: people.bob, _owninguser_value: people.bob },
      ),
      flowRow(4, definition(schedule, {}), { name: 'Nightly', statecode: 2, statuscode: 3, suspensionreasondetails: 'Blocked by the policy Finance.' }),
      flowRow(5, '{"properties":{"definition":', { name: 'Broken' }),
      flowRow(6, definition(schedule, {}), { name: 'A classic workflow', category: 0 }),
      flowRow(7, definition(schedule, {}), { name: 'An activation', type: 2 }),
    ],
    ...more,
  });
}

/** Shows the flows, once everything has been read. */
export async function showFlows(data: EnvironmentData = contoso(), options: HostOptions = {}): Promise<ShownControl> {
  const shown = await showControl(data, { ...options, inputs: { view: 'flows', environmentId, ...options.inputs } });
  await screen.findByRole('grid', { name: 'Cloud flows' });
  await waitFor(() => expect(screen.queryByRole('progressbar')).not.toBeInTheDocument());
  return shown;
}

/** The cells of a flow's row by their columns' titles. */
export function cellsOf(name: string): Readonly<Record<string, string>> {
  const row = screen.getByRole('button', { name: `Open ${name}` }).closest<HTMLElement>('[role=row]');
  const cells = within(row ?? document.body).getAllByRole('gridcell');
  const titles = screen.getAllByRole('columnheader').map((header) => header.textContent ?? '');
  const named = cells.slice(cells.length - titles.filter(Boolean).length).map((cell) => cell.textContent ?? '');
  return Object.fromEntries(titles.filter(Boolean).map((title, index) => [title, named[index] ?? '']));
}

/** Opens a flow's details. */
export async function open(name: string): Promise<HTMLElement> {
  await userEvent.click(screen.getByRole('button', { name: `Open ${name}` }));
  return screen.getByRole('region', { name });
}

/** The names of the flows that are listed. */
export function listed(): readonly (string | null)[] {
  return screen.getAllByRole('button', { name: /^Open / }).map((each) => each.textContent);
}
