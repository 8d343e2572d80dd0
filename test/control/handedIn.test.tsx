import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ConnectionManager } from '../../ConnectionManager';
import * as parsing from '../../ConnectionManager/model/connections/parseConnections';
import { startServices } from '../../ConnectionManager/services';
import { createContext, withInputs, withLayout } from '../host/context';
import { liveConnections } from '../host/liveConnections';
import type { EnvironmentData } from '../emulator/environmentData';
import { definition, environment, flowRow, id, people, referenceRow, schedule } from './environment';
import { showControl } from './harness';

const bound = (number: number): string => `${number}`.padStart(32, '0');

const small = (): EnvironmentData =>
  environment({
    connectionreferences: [referenceRow(1), referenceRow(2)],
    workflows: [flowRow(1, definition(schedule, { dv: { reference: 'contoso_reference1' } }))],
    PowerAppsConnections: [1, 2].map((number) => ({
      name: bound(number),
      connectorId: '/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps',
      createdBy: people.ann,
      properties: { statuses: [{ status: 'Connected' }] },
    })),
  });

const everybodys = (data: EnvironmentData): string => liveConnections(data, { user: people.ann, all: true }) ?? '';

/** The row of a connection reference, as text. */
const rowOf = (name: string, container = document.body): string | null | undefined =>
  within(container).getByRole('button', { name: `Open ${name}` }).closest('[role="row"]')?.textContent;

describe('the connections that the host hands in', () => {
  it('decide the status, and do so anew when they change', async () => {
    const data = small();
    const shown = await showControl(data, { inputs: { connections: everybodys(data) } });
    await screen.findByRole('button', { name: 'Open Reference 1' });
    await waitFor(() => expect(rowOf('Reference 1')).toContain('Healthy'));
    shown.setInputs({ connections: everybodys(data).replace('{"status":"Connected"}', '{"status":"Error","target":"token"}') });
    await waitFor(() => expect(rowOf('Reference 1')).toContain('Needs attention'));
    expect(rowOf('Reference 2')).toContain('Healthy');
    shown.setInputs({});
    await waitFor(() => expect(rowOf('Reference 1')).not.toContain('Needs attention'));
  });

  it('are taken from a host that lacks every feature which the control does not require', () => {
    const never = new Promise<never>(() => undefined);
    const webAPI = { retrieveMultipleRecords: () => never } as unknown as ComponentFramework.WebApi;
    const whole = createContext({ webAPI, resx: [], user: { id: people.ann, name: 'Ann', roleIds: [] }, inputs: { connections: '[]' } });
    const context = { ...whole, utils: null, navigation: null, fluentDesignLanguage: undefined } as unknown as typeof whole;
    const control = new ConnectionManager();
    control.init(context);
    const { container } = render(control.updateView(context));
    expect(container).not.toBeEmptyDOMElement();
    expect(screen.getByRole('tab', { selected: true })).toBeInTheDocument();
    control.destroy();
  });

  it('are read once for each text, however often the host updates', () => {
    const parse = jest.spyOn(parsing, 'parseConnections');
    const never = new Promise<never>(() => undefined);
    const webAPI = { retrieveMultipleRecords: () => never } as unknown as ComponentFramework.WebApi;
    const context = createContext({ webAPI, resx: [], user: { id: people.ann, name: 'Ann', roleIds: [] }, inputs: { connections: '[]' } });
    const control = new ConnectionManager();
    control.init(context);
    control.updateView(context);
    control.updateView(withLayout(context, { allocatedWidth: 1, allocatedHeight: 1 }));
    expect(parse).toHaveBeenCalledTimes(1);
    control.updateView(withInputs(context, { connections: '{"value":[]}' }));
    expect(parse).toHaveBeenCalledTimes(2);
    control.destroy();
    parse.mockRestore();
  });

  it.each(['not JSON', '{"error":{"code":"MissingEnvironmentFilter"}}', '7'])('cost nothing but the status where they are %s', async (connections) => {
    await showControl(small(), { inputs: { connections } });
    expect(await screen.findByRole('button', { name: 'Open Reference 1' })).toBeInTheDocument();
    expect(screen.queryByText('Something went wrong')).not.toBeInTheDocument();
  });

  it('are listed without a connection reference only once all references have been read', async () => {
    const data = { ...small(), connectionreferences: [referenceRow(1)] };
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await showControl(data, {
      inputs: { connections: everybodys(data) },
      through: (fetch) => async (request) => {
        if (request.url.includes('/connectionreferences')) {
          await held;
        }
        return fetch(request);
      },
    });
    await userEvent.click(await screen.findByRole('tab', { name: /Flows/ }));
    await screen.findByRole('button', { name: 'Open Flow 1' });
    await userEvent.click(screen.getByRole('tab', { name: /Connections/ }));
    expect(screen.queryByText(/without a known connection reference$/)).not.toBeInTheDocument();
    answer();
    await screen.findByRole('button', { name: 'Open Reference 1' });
    expect(await screen.findAllByText(/1 connection without a known connection reference$/)).not.toHaveLength(0);
  });

  it('are said to have no connection reference by nobody who may just not see it', async () => {
    const data = { ...small(), connectionreferences: [] };
    await showControl(data, { inputs: { connections: everybodys(data) } });
    expect(await screen.findAllByText(/2 connections without a known connection reference$/)).not.toHaveLength(0);
    expect(screen.getAllByText('No known connection reference')).toHaveLength(2);
    expect(screen.queryByText('No connection reference')).not.toBeInTheDocument();
  });

  it('are those of each of two controls on a page', async () => {
    const data = small();
    const first = await showControl(data, { inputs: { connections: everybodys(data) } });
    const second = await showControl(data);
    await waitFor(() => expect(rowOf('Reference 1', first.container)).toContain('Healthy'));
    await waitFor(() => expect(rowOf('Reference 1', second.container)).toContain('Unknown'));
  });

  it('are asked no more about once the control is gone', async () => {
    const data = small();
    const shown = await showControl(data);
    await screen.findByRole('button', { name: 'Open Reference 1' });
    await waitFor(() => expect(screen.queryByRole('progressbar')).not.toBeInTheDocument());
    shown.setInputs({ connections: everybodys(data) });
    shown.remove();
    const before = shown.requests.length;
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(shown.requests.slice(before)).toEqual([]);
  });
});

it('asks no more for a row that Dataverse limits once the control is gone', async () => {
  const retrieveRecord = jest.fn().mockRejectedValue({ errorCode: 0x80072322, message: 'Number of requests exceeded the limit.' });
  const webAPI = { retrieveMultipleRecords: () => new Promise<never>(() => undefined), retrieveRecord } as unknown as ComponentFramework.WebApi;
  const context = createContext({ webAPI, resx: [], user: { id: people.ann, name: 'Ann', roleIds: [] } });
  const { client, stop } = startServices(context);
  const asked = client.row('workflow', id('f', 1), '?$select=name').catch((thrown: unknown) => thrown);
  await act(() => Promise.resolve());
  stop();
  expect(await asked).toMatchObject({ problem: { kind: 'throttled' } });
  expect(retrieveRecord).toHaveBeenCalledTimes(1);
});

describe('links to the pages of the environment', () => {
  const environmentId = '1f2e3d4c-0000-4000-8000-00000000beef';
  const withId = (): EnvironmentData => ({ ...small(), OrganizationDetails: [{ EnvironmentId: environmentId }] });
  const linked = (): string[] => screen.queryAllByRole('link').map((link) => link.getAttribute('href') ?? '');

  it("lead to the environment that Dataverse tells, in the app's cloud", async () => {
    await showControl(withId(), { inputs: { recordId: id('f', 1) }, clientUrl: 'https://contoso.crm.microsoftdynamics.us' });
    await screen.findByRole('region', { name: 'Flow 1' });
    await waitFor(() => expect(linked().join()).toContain(`https://make.high.powerautomate.us/environments/${environmentId}/flows/`));
  });

  it('lead to the environment that the host names, and Dataverse is not asked', async () => {
    const shown = await showControl(withId(), { inputs: { recordId: id('f', 1), environmentId: `Default-${environmentId}` } });
    await screen.findByRole('region', { name: 'Flow 1' });
    expect(linked().join()).toContain(`https://make.powerautomate.com/environments/Default-${environmentId}/flows/`);
    expect(shown.requests.filter((url) => url.includes('RetrieveCurrentOrganization'))).toEqual([]);
  });

  it('are not there where nobody tells the environment', async () => {
    await showControl(withId(), { inputs: { recordId: id('f', 1) }, execute: false });
    await screen.findByRole('region', { name: 'Flow 1' });
    await waitFor(() => expect(screen.queryByRole('progressbar')).not.toBeInTheDocument());
    expect(linked().filter((href) => href.includes('/environments/'))).toEqual([]);
  });

  it('are not there where Dataverse refuses to tell', async () => {
    await showControl(withId(), {
      inputs: { recordId: id('f', 1) },
      through: (fetch) => (request) =>
        request.url.includes('RetrieveCurrentOrganization') ? Promise.resolve(new Response('{}', { status: 403 })) : fetch(request),
    });
    await screen.findByRole('region', { name: 'Flow 1' });
    await waitFor(() => expect(screen.queryByRole('progressbar')).not.toBeInTheDocument());
    expect(linked().filter((href) => href.includes('/environments/'))).toEqual([]);
  });
});
