import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessibilityViolations } from '../ui/accessibility';
import { id, people } from './environment';
import { environmentId } from './flowsList';
import { beside, choice, invoker, showRunAs, withDelegateRole, withRunAsFlow, type Beside } from './runAsFlows';

const give = 'Give \u2068Bob Ray\u2069 the Delegate role';

const rolesOf = async ({ get }: Beside, user: string): Promise<readonly unknown[]> => {
  const { systemuserroles_association: roles } = await get(`systemusers(${user})?$select=fullname&$expand=systemuserroles_association($select=name)`);
  return (roles as readonly { name: unknown }[]).map(({ name }) => name).sort();
};

describe("a connection whose actions reach another environment", () => {
  it("can't use the invoker's connection, and names the actions", async () => {
    const { page } = await showRunAs(withRunAsFlow({ runAs: 1, invoker: ['sales'], elsewhere: true }));
    const archive = invoker(page, 'Archive');
    expect(archive).toHaveAttribute('aria-disabled', 'true');
    expect(archive).toHaveAccessibleDescription(/actions with the Environment parameter can't use.*Archive contacts, Archive notes/);
    archive.focus();
    expect(archive).toHaveFocus();
    await userEvent.click(archive);
    expect(archive).not.toBeChecked();
    expect(within(page).getByRole('button', { name: 'Save' })).toHaveAttribute('aria-disabled', 'true');
  });
});

describe('a managed flow', () => {
  const managed = (value: boolean): ReturnType<typeof withRunAsFlow> =>
    withRunAsFlow({ runAs: 3, row: { ismanaged: true, iscustomizable: { Value: value, CanBeChanged: true, ManagedPropertyLogicalName: 'iscustomizableanddeletable' } } });

  it("that isn't customizable keeps its choices in sight, and says why they aren't available", async () => {
    const { shown, page } = await showRunAs(managed(false));
    const other = choice(page, 'Row owner');
    expect(other).toHaveAttribute('aria-disabled', 'true');
    expect(other).toHaveAccessibleDescription(/managed solution that doesn't allow changes/);
    await userEvent.click(other);
    expect(choice(page, 'Flow owner')).toBeChecked();
    expect(await accessibilityViolations(shown.container)).toEqual([]);
  });

  it('that is customizable warns of the layer that saving makes', async () => {
    const { page } = await showRunAs(managed(true));
    await userEvent.click(choice(page, 'Row owner'));
    expect(within(page).getByText(/^The flow is managed\. Saving makes an unmanaged layer/)).toBeInTheDocument();
    expect(within(page).getByText('For rows that a team owns, the actions run as the flow owner.')).toBeInTheDocument();
  });
});

describe("an owner without the Delegate role", () => {
  it('is named, with the role, the privilege, who can give it, and the page', async () => {
    const { page } = await showRunAs(withDelegateRole({ runAs: 3, invoker: ['sales'] }, false));
    const others = choice(page, 'Modifying user');
    expect(others).toHaveAttribute('aria-disabled', 'true');
    expect(others).toHaveAccessibleDescription(/Bob Ray.*prvActOnBehalfOfAnotherUser, which the Delegate role gives/);
    expect(within(page).getByText(/Somebody who may assign security roles, such as a system administrator, can give/)).toBeInTheDocument();
    expect(within(page).getByText(/^You can't give it yourself/)).toBeInTheDocument();
    expect(within(page).queryByRole('button', { name: give })).not.toBeInTheDocument();
    expect(within(page).getByRole('link', { name: 'Open the environment in the Power Platform admin center' })).toHaveAttribute(
      'href',
      expect.stringContaining(environmentId),
    );
  });

  it("can't choose anybody else, whatever the connections, and keeps what is set", async () => {
    const { page } = await showRunAs(withDelegateRole({ runAs: 2 }, true));
    const others = choice(page, 'Modifying user');
    expect(others).toHaveAttribute('aria-disabled', 'true');
    expect(others).toHaveAccessibleDescription(/Bob Ray.*prvActOnBehalfOfAnotherUser/);
    await userEvent.click(others);
    expect(choice(page, 'Row owner')).toBeChecked();
    expect(choice(page, 'Row owner')).not.toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(choice(page, 'Flow owner'));
    expect(choice(page, 'Flow owner')).toBeChecked();
  });

  it('is given it by whoever may, and it can be taken away again', async () => {
    const service = beside();
    const { page } = await showRunAs(withDelegateRole({ runAs: 3 }, true), { through: service.through });
    await userEvent.click(within(page).getByRole('button', { name: give }));
    expect(await within(page).findByText(/^The flow's owner has the Delegate role now\./)).toBeInTheDocument();
    expect(await rolesOf(service, people.bob)).toEqual(['Delegate', 'Maker']);
    await waitFor(() => expect(choice(page, 'Modifying user')).not.toHaveAttribute('aria-disabled', 'true'));
    await userEvent.click(within(page).getByRole('button', { name: 'Undo' }));
    expect(await within(page).findByText("The flow's owner doesn't have the Delegate role any more.")).toBeInTheDocument();
    expect(await rolesOf(service, people.bob)).toEqual(['Maker']);
    await waitFor(() => expect(choice(page, 'Modifying user')).toHaveAttribute('aria-disabled', 'true'));
  });

  it("isn't given it where the host can't", async () => {
    const { page } = await showRunAs(withDelegateRole({ runAs: 3, invoker: ['sales'] }, true), { execute: false });
    expect(choice(page, 'Modifying user')).toHaveAttribute('aria-disabled', 'true');
    expect(within(page).queryByRole('button', { name: give })).not.toBeInTheDocument();
  });

  it('has no such role in the business unit: says so', async () => {
    const data = withDelegateRole({ runAs: 3, invoker: ['sales'] }, true);
    const roles = data.roles as { roleid: string; name: string }[];
    const { page } = await showRunAs({ ...data, roles: roles.map((role) => (role.roleid === id('r', 2) ? { ...role, name: 'Deputy' } : role)) });
    await userEvent.click(within(page).getByRole('button', { name: give }));
    expect(await screen.findByText(/^No role named Delegate was found in the business unit/)).toBeInTheDocument();
  });
});
