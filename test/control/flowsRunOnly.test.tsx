import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessibilityViolations } from '../ui/accessibility';
import { definition, id } from './environment';
import { button } from './flowsList';
import { beside } from './runAsFlows';
import { named, press, providersOf, showRunOnly, withInstantFlow } from './runOnlyFlows';

/** The choices of one connection. */
const choices = (page: HTMLElement, connection: string): HTMLElement =>
  within(page).getByRole('radiogroup', { name: new RegExp(`${connection}\u2069$`) });

const choice = (page: HTMLElement, connection: string, name: string | RegExp): HTMLElement =>
  within(choices(page, connection)).getByRole('radio', { name });

const details = (): Promise<HTMLElement> => screen.findByRole('region', { name: 'Press me' });

const runOnlyUser = 'Provided by run-only user';

it('says before saving what will happen, with which steps, and warns that apps keep what they know', async () => {
  const { shown, page } = await showRunOnly(withInstantFlow());
  expect(choice(page, 'Archive', /^Use this connection/)).toBeChecked();
  expect(within(page).getByText("All actions will use the flow's own connections, whoever runs the flow.")).toBeInTheDocument();
  expect(within(page).getByRole('button', { name: 'Save' })).toHaveAttribute('aria-disabled', 'true');
  await userEvent.click(choice(page, 'Archive', runOnlyUser));
  const will = within(page).getByText(/^1 of 2 actions will use a connection of whoever runs the flow\. 1 will use the flow's own connection\.$/);
  expect(will.closest('[role=status]')).not.toBeNull();
  expect(within(page).getByText(/apps/i)).toBeInTheDocument();
  await userEvent.click(within(page).getAllByRole('button', { name: '1 step' })[1]!);
  expect(within(page).getByText('Use sp')).toBeInTheDocument();
  expect(await accessibilityViolations(shown.container)).toEqual([]);
});

it('saves who provides a connection, tells it in the details, and undoes it', async () => {
  const service = beside();
  const { page } = await showRunOnly(withInstantFlow(), { through: service.through });
  await userEvent.click(choice(page, 'Archive', runOnlyUser));
  await press(page, 'Save');
  const pane = await details();
  expect(await within(pane).findByText('The settings are saved.')).toBeInTheDocument();
  expect(await providersOf(service)).toEqual({ dv: 'embedded', sp: 'invoker' });
  await waitFor(() => expect(within(pane).getByRole('list', { name: 'Connections used' })).toHaveTextContent(/Archive.*Provided by run-only user/));
  expect(within(pane).getByRole('button', { name: 'Edit run only users' })).toHaveFocus();
  await press(pane, 'Undo');
  expect(await within(pane).findByText('The settings are as they were before.')).toBeInTheDocument();
  expect(await providersOf(service)).toEqual({ dv: 'embedded', sp: 'embedded' });
});

it('saves in a host without execute, too', async () => {
  const service = beside();
  const { page } = await showRunOnly(withInstantFlow(), { through: service.through, execute: false });
  await userEvent.click(choice(page, 'Archive', runOnlyUser));
  await press(page, 'Save');
  await details();
  await waitFor(async () => expect(await providersOf(service)).toEqual({ dv: 'embedded', sp: 'invoker' }));
});

it('is saved when only the answer got lost', async () => {
  const service = beside();
  const faults = [{ method: 'PATCH', fault: { drop: 'after' } }] as const;
  const { page } = await showRunOnly(withInstantFlow(), { through: service.through, emulator: { faults } });
  await userEvent.click(choice(page, 'Archive', runOnlyUser));
  await press(page, 'Save');
  expect(await within(await details()).findByText('The settings are saved.')).toBeInTheDocument();
  expect(await providersOf(service)).toEqual({ dv: 'embedded', sp: 'invoker' });
});

it('says so where the flow has no such connection any more, and writes nothing', async () => {
  const service = beside();
  const { page } = await showRunOnly(withInstantFlow(), { through: service.through });
  await userEvent.click(choice(page, 'Archive', runOnlyUser));
  await service.patch(`workflows(${id('f', 1)})`, { clientdata: JSON.stringify(definition(button, { dv: { reference: 'contoso_sales' } })) });
  await press(page, 'Save');
  expect(await within(page).findByText(/The flow doesn't have this connection any more\. Close this page, and open it again\.$/)).toBeInTheDocument();
  expect(await providersOf(service)).toEqual({ dv: 'embedded' });
});

it('keeps what somebody else has changed in another place meanwhile', async () => {
  const service = beside();
  const { page } = await showRunOnly(withInstantFlow(), { through: service.through });
  await userEvent.click(choice(page, 'Archive', runOnlyUser));
  const theirs = {
    dv: { reference: 'contoso_sales', runtimeSource: 'invoker' },
    sp: { reference: 'contoso_archive', connector: 'shared_sharepointonline' },
  };
  await service.patch(`workflows(${id('f', 1)})`, { clientdata: JSON.stringify(definition(button, theirs)) });
  await press(page, 'Save');
  expect(await within(await details()).findByText('The settings are saved.')).toBeInTheDocument();
  expect(await providersOf(service)).toEqual({ dv: 'invoker', sp: 'invoker' });
});

it('keeps a choice visible that the Environment parameter rules out, with the actions', async () => {
  const flow = definition(button, { dv: { reference: 'contoso_sales' } }) as { properties: { definition: { actions: Record<string, unknown> } } };
  const host = { apiId: '/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps', connectionName: 'dv', operationId: 'ListRecordsWithOrganization' };
  flow.properties.definition.actions.List_elsewhere = {
    type: 'OpenApiConnection',
    inputs: { host, parameters: { entityName: 'accounts', organization: 'https://other.example.com' } },
  };
  const { page } = await showRunOnly(withInstantFlow({ row: { clientdata: JSON.stringify(flow) } }));
  const unavailable = choice(page, 'Sales', runOnlyUser);
  expect(unavailable).toHaveAttribute('aria-disabled', 'true');
  expect(unavailable).toHaveAccessibleDescription(/List elsewhere/);
  await userEvent.click(unavailable);
  expect(unavailable).not.toBeChecked();
  expect(choice(page, 'Sales', /^Use this connection/)).toBeChecked();
});

it('is left by keyboard after asking, and what was chosen is there again until then', async () => {
  const { page } = await showRunOnly(withInstantFlow());
  choice(page, 'Archive', /^Use this connection/).focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(choice(page, 'Archive', runOnlyUser)).toBeChecked();
  await userEvent.keyboard('{Escape}');
  const dialog = await screen.findByRole('alertdialog', { name: 'Discard changes?', hidden: true });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel', hidden: true }));
  expect(choice(page, 'Archive', runOnlyUser)).toBeChecked();
});

it('names a connection that looks like markup as text', async () => {
  const entries = { '<b>x</b>': { reference: '<script>1</script>', connector: 'shared_sharepointonline' } };
  const { shown, page } = await showRunOnly(withInstantFlow({ entries }));
  expect(within(page).getByRole('radiogroup', { name: `SharePoint: ${named('<script>1</script>')}` })).toBeInTheDocument();
  expect(shown.container.querySelector('script')).toBeNull();
});
