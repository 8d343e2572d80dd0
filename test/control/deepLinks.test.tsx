import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EnvironmentData } from '../emulator/environmentData';
import { definition, environment, flowRow, id, referenceRow, schedule } from './environment';
import { showControl, type HostOptions } from './harness';

const notThere = /isn't there, or you don't have permission to see it/;

const small = (): EnvironmentData =>
  environment({
    connectionreferences: [referenceRow(1), referenceRow(2)],
    workflows: [flowRow(1, definition(schedule, { dv: { reference: 'contoso_reference1' } }))],
  });

/** Answers connection references with an error. */
const withoutReferences: NonNullable<HostOptions['through']> = (fetch) => (request) =>
  request.url.includes('connectionreferences?') ? Promise.resolve(new Response('{}', { status: 500 })) : fetch(request);

const selectedTab = (): string | null => screen.getByRole('tab', { selected: true }).textContent;

describe('the row that the host asks for', () => {
  it.each([
    ['the id of a connection reference', { recordId: id('c', 2) }, 'Reference 2', 'Connections'],
    ['an id in braces and capitals', { recordId: `{${id('c', 2).toUpperCase()}}` }, 'Reference 2', 'Connections'],
    ['a logical name in other letters', { view: 'connections', recordId: 'Contoso_Reference2' }, 'Reference 2', 'Connections'],
    ['the id of a flow', { recordId: id('f', 1) }, 'Flow 1', 'Flows'],
    ['the id of a flow, and the view', { view: 'flows', recordId: id('f', 1) }, 'Flow 1', 'Flows'],
  ])('is opened once it has been read: %s', async (_what, inputs, name, tab) => {
    await showControl(small(), { inputs });
    expect(await screen.findByRole('region', { name })).toBeInTheDocument();
    expect(selectedTab()).toBe(tab);
    expect(screen.queryByText(notThere)).not.toBeInTheDocument();
  });

  it('is what a full page says in its address', async () => {
    await showControl(small(), { fullPageParam: { recordId: id('f', 1) } });
    expect(await screen.findByRole('region', { name: 'Flow 1' })).toBeInTheDocument();
  });

  it('stays closed once a person has closed it, until the host asks for another', async () => {
    const shown = await showControl(small(), { inputs: { recordId: id('c', 1) } });
    await screen.findByRole('region', { name: 'Reference 1' });
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    shown.resize({ allocatedWidth: 900, allocatedHeight: -1 });
    shown.setInputs({ recordId: id('c', 1).toUpperCase() });
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    await waitFor(() => expect(screen.queryByRole('progressbar')).not.toBeInTheDocument());
    expect(screen.queryByRole('region', { name: 'Reference 1' })).not.toBeInTheDocument();
    shown.setInputs({ recordId: id('c', 2) });
    expect(await screen.findByRole('region', { name: 'Reference 2' })).toBeInTheDocument();
  });

  it('leaves the focus where it is, which is elsewhere on the page, until a person opens one', async () => {
    await showControl(small(), { inputs: { recordId: id('c', 1) } });
    await screen.findByRole('region', { name: 'Reference 1' });
    expect(document.body).toHaveFocus();
    await userEvent.click(screen.getByRole('button', { name: 'Open Reference 2' }));
    expect(screen.getByText('Reference 2', { selector: 'h2 *' }).closest('[tabindex]')).toHaveFocus();
    await userEvent.click(screen.getByRole('button', { name: 'Open Reference 1' }));
    expect(screen.getByText('Reference 1', { selector: 'h2 *' }).closest('[tabindex]')).toHaveFocus();
  });

  it('is opened again when the host takes it back and asks anew', async () => {
    const shown = await showControl(small(), { inputs: { recordId: id('c', 1) } });
    await screen.findByRole('region', { name: 'Reference 1' });
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    shown.setInputs({});
    shown.setInputs({ recordId: id('c', 1) });
    expect(await screen.findByRole('region', { name: 'Reference 1' })).toBeInTheDocument();
  });

  it.each([
    ['connections', "That connection reference isn't there, or you don't have permission to see it."],
    ['flows', "That flow isn't there, or you don't have permission to see it."],
    [undefined, "That connection reference or flow isn't there, or you don't have permission to see it."],
  ])('is told not to be there: view %s', async (view, message) => {
    const shown = await showControl(small(), { inputs: { view, recordId: id('x', 9) } });
    expect(await screen.findByText(message)).toBeInTheDocument();
    shown.setInputs({ view, recordId: '' });
    expect(screen.queryByText(message)).not.toBeInTheDocument();
  });

  it('is looked for in the named list alone', async () => {
    await showControl(small(), { inputs: { view: 'flows', recordId: id('c', 1) } });
    expect(await screen.findByText(/^That flow isn't there/)).toBeInTheDocument();
    expect(screen.queryByRole('region', { name: 'Reference 1' })).not.toBeInTheDocument();
  });

  it('is not told to be missing where its list can not be read', async () => {
    await showControl(small(), { inputs: { recordId: 'contoso_reference1' }, through: withoutReferences });
    await screen.findByRole('alert');
    await waitFor(() => expect(screen.queryByRole('progressbar')).not.toBeInTheDocument());
    expect(screen.queryByText(notThere)).not.toBeInTheDocument();
  });
});

describe('the view that the host asks for', () => {
  it('is shown first, and again when it changes, but what a person chooses stays', async () => {
    const shown = await showControl(small(), { inputs: { view: 'Flows' } });
    expect(await screen.findByRole('button', { name: 'Open Flow 1' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Connections' }));
    shown.resize({ allocatedWidth: 900, allocatedHeight: -1 });
    expect(selectedTab()).toBe('Connections');
    shown.setInputs({ view: 'connections' });
    shown.setInputs({ view: 'flows' });
    expect(selectedTab()).toBe('Flows');
  });

  it('is the connections where it is none', async () => {
    await showControl(small(), { inputs: { view: 'agents' } });
    expect(selectedTab()).toBe('Connections');
  });
});
