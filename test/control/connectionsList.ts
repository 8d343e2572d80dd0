import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EnvironmentData } from '../emulator/environmentData';
import { showControl, type HostOptions, type ShownControl } from './harness';

/** The list of connections. */
export const grid = (): HTMLElement => screen.getByRole('grid', { name: 'Connection references' });

/** The names that are listed. */
export const names = (): (string | null)[] => within(grid()).getAllByRole('button', { name: /^Open / }).map((button) => button.textContent);

/** Waits until everything has been read. */
export async function allRead(): Promise<void> {
  await screen.findByRole('grid', { name: 'Connection references' });
  await waitFor(() => expect(screen.queryByRole('progressbar')).not.toBeInTheDocument());
}

/** Shows the connections, once everything has been read. */
export async function showConnections(data: EnvironmentData, options: HostOptions = {}): Promise<ShownControl> {
  const shown = await showControl(data, options);
  await allRead();
  return shown;
}

/** The cells of a row by their columns' titles. */
export function cellsOf(name: string): Readonly<Record<string, string>> {
  const row = screen.getByRole('button', { name: `Open ${name}` }).closest<HTMLElement>('[role=row]');
  const cells = within(row ?? document.body).getAllByRole('gridcell');
  const titles = screen.getAllByRole('columnheader').map((header) => header.textContent ?? '');
  const titled = titles.map((title, index): [string, string] => [title, cells[index]?.textContent ?? '']);
  return Object.fromEntries(titled.filter(([title]) => title !== ''));
}

/** Opens a row's details. */
export async function open(name: string): Promise<HTMLElement> {
  await userEvent.click(screen.getByRole('button', { name: `Open ${name}` }));
  return screen.getByRole('region', { name });
}

/** What a test says of a connection that is handed in. */
export interface HandedIn {
  readonly name: string;
  readonly connector?: string;
  readonly status?: string;
  readonly error?: { readonly code: string; readonly message: string };
  readonly displayName?: string;
  readonly account?: string;
  readonly parameterSet?: string;
  readonly objectId?: string;
}

/** The JSON of connections as the connector Power Apps for Makers returns them. */
export function handedIn(connections: readonly HandedIn[]): string {
  return JSON.stringify({
    value: connections.map(({ name, connector = 'shared_commondataserviceforapps', status = 'Connected', error, ...more }) => ({
      name,
      id: `/providers/Microsoft.PowerApps/apis/${connector}/connections/${name}`,
      properties: {
        apiId: `/providers/Microsoft.PowerApps/scopes/admin/environments/e/apis/${connector}`,
        displayName: more.displayName,
        statuses: [{ status, ...(error ? { target: 'token', error } : {}) }],
        connectionParametersSet: { name: more.parameterSet ?? 'Oauth', values: {} },
        accountName: more.account,
        createdBy: { id: more.objectId ?? '00000000-0000-0000-0000-00000000e001', displayName: 'Ann Lee', userPrincipalName: 'ann@contoso.example' },
        lastModifiedTime: '2026-09-02T08:00:00Z',
      },
    })),
  });
}
