import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessibilityViolations } from '../ui/accessibility';
import { open, showFlows } from './flowsList';
import { beside, choice, invoker, savedSettings, showRunAs, subscribedRunAs, withRunAsFlow } from './runAsFlows';

const press = (within_: HTMLElement, name: string): Promise<void> => userEvent.click(within(within_).getByRole('button', { name }));

const details = (): Promise<HTMLElement> => screen.findByRole('region', { name: 'Notify sales' });

/** The question that is asked; where nothing has a size, as here, it counts as hidden. */
const question = (): Promise<HTMLElement> => screen.findByRole('alertdialog', { name: 'Discard changes?', hidden: true });

const answer = async (name: string): Promise<void> =>
  userEvent.click(within(await question()).getByRole('button', { name, hidden: true }));

describe('the section on Run as', () => {
  it('says whom the flow runs as, what follows that with which actions, and what it is subscribed with', async () => {
    const data = withRunAsFlow({
      runAs: 1,
      invoker: ['sales'],
      sets: { callbackregistrations: [{ callbackregistrationid: '00000000-0000-0000-0000-0000000000c1', name: '00000000-0000-0000-0066-000000000001', entityname: 'account', runas: 2, message: 4, scope: 4, _ownerid_value: '00000000-0000-0000-0000-0000000000a1' }] },
    });
    await showFlows(data);
    const pane = await open('Notify sales');
    expect(within(pane).getByRole('heading', { name: 'Run as: Modifying user' })).toBeInTheDocument();
    const section = within(pane).getByRole('heading', { name: 'Run as: Modifying user' }).closest<HTMLElement>('section') ?? pane;
    expect(section).toHaveTextContent('Sales');
    expect(section).not.toHaveTextContent('Archive');
    await press(section, '4 steps');
    expect(within(section).getByText('Update contact')).toBeInTheDocument();
    expect(section).toHaveTextContent("The flow's trigger is subscribed with this Run as: Row owner");
  });

  it("isn't there for flows of other kinds", async () => {
    await showFlows();
    const pane = await open('Press me');
    expect(within(pane).queryByRole('button', { name: 'Edit Run as' })).not.toBeInTheDocument();
  });
});

describe('editing Run as', () => {
  it('shows what is set, what each choice means, and what saving will do', async () => {
    const { shown, page } = await showRunAs(withRunAsFlow({ runAs: 3, elsewhere: true }));
    expect(choice(page, 'Flow owner')).toBeChecked();
    expect(choice(page, 'Row owner')).toHaveAccessibleDescription(/run as the user who owns the row/);
    await userEvent.click(choice(page, 'Modifying user'));
    expect(within(page).getByText(/^This has no effect, since no connection is set/)).toBeInTheDocument();
    await userEvent.click(invoker(page, 'Sales'));
    const will = within(page).getByText(/^After saving, 3 of 5 Dataverse actions will run as the person who changed the row\./);
    expect(will).toHaveTextContent("2 reach another environment and can't run as anybody else.");
    expect(will.closest('[role=status]')).not.toBeNull();
    expect(await accessibilityViolations(shown.container)).toEqual([]);
  });

  it('saves, verifies what the trigger is subscribed with, tells it in the details, and undoes it', async () => {
    const service = beside();
    const { page } = await showRunAs(withRunAsFlow({ runAs: 3 }), { through: service.through });
    await userEvent.click(choice(page, 'Modifying user'));
    await userEvent.click(invoker(page, 'Sales'));
    await press(page, 'Save');
    const pane = await details();
    expect(await within(pane).findByText("The settings are saved, and the flow's trigger is subscribed with them.")).toBeInTheDocument();
    expect(await savedSettings(service)).toEqual({ runAs: 1, invoker: ['sales'] });
    expect(await subscribedRunAs(service)).toEqual([1]);
    await waitFor(() => expect(within(pane).getByRole('heading', { name: 'Run as: Modifying user' })).toBeInTheDocument());
    expect(within(pane).getByRole('button', { name: 'Edit Run as' })).toHaveFocus();
    await press(pane, 'Undo');
    expect(await within(pane).findByText('The settings are as they were before.')).toBeInTheDocument();
    expect(await savedSettings(service)).toEqual({ runAs: 3, invoker: [] });
    expect(await subscribedRunAs(service)).toEqual([3]);
  });

  it('offers to save only what has changed, and says why not', async () => {
    const { page } = await showRunAs(withRunAsFlow({ runAs: 3 }));
    const save = within(page).getByRole('button', { name: 'Save' });
    expect(save).toHaveAttribute('aria-disabled', 'true');
    expect(save).toHaveAccessibleDescription('Nothing has changed yet.');
    await userEvent.click(choice(page, 'Row owner'));
    expect(save).not.toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(choice(page, 'Flow owner'));
    expect(save).toHaveAttribute('aria-disabled', 'true');
  });

  it('has the focus on its heading, and gives it back to the button', async () => {
    const { page } = await showRunAs(withRunAsFlow());
    expect(within(page).getByText('Run as', { selector: '[tabindex="-1"] *' }).parentElement).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(within(await details()).getByRole('button', { name: 'Edit Run as' })).toHaveFocus();
  });

  it('asks before changes are lost, also by Escape and Close', async () => {
    const { page } = await showRunAs(withRunAsFlow({ runAs: 3 }));
    await userEvent.click(choice(page, 'Row owner'));
    await userEvent.keyboard('{Escape}');
    await answer('Cancel');
    expect(choice(page, 'Row owner')).toBeChecked();
    await press(page, 'Back to the flow');
    await answer('Discard');
    const pane = await details();
    await press(pane, 'Edit Run as');
    expect(await screen.findByRole('radio', { name: 'Flow owner' })).toBeChecked();
  });

  it('keeps what was being edited while another flow and another tab are shown', async () => {
    const { page } = await showRunAs(withRunAsFlow({ runAs: 3 }));
    await userEvent.click(choice(page, 'Row owner'));
    await open('Another flow');
    await userEvent.click(screen.getByRole('tab', { name: 'Connections' }));
    await userEvent.click(screen.getByRole('tab', { name: 'Flows' }));
    await userEvent.click(screen.getByRole('button', { name: 'Open Notify sales' }));
    expect(choice(await screen.findByRole('region', { name: 'Run as' }), 'Row owner')).toBeChecked();
  });

  it('can be done by keyboard alone', async () => {
    const service = beside();
    const { page } = await showRunAs(withRunAsFlow({ runAs: 3, invoker: ['sales'] }), { through: service.through });
    choice(page, 'Flow owner').focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(choice(page, 'Modifying user')).toBeChecked();
    invoker(page, 'Archive').focus();
    await userEvent.keyboard(' ');
    within(page).getByRole('button', { name: 'Save' }).focus();
    await userEvent.keyboard('{Enter}');
    await within(await details()).findByText(/^The settings are saved/);
    expect(await savedSettings(service)).toEqual({ runAs: 1, invoker: ['sales', 'archive'] });
  });
});
