import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessibilityViolations } from '../ui/accessibility';
import { id } from './environment';
import { open, showFlows } from './flowsList';
import type { HostOptions } from './harness';
import { beside } from './runAsFlows';
import { listOf, named, others, pick, press, searchBox, share, sharesOf, showRunOnly, users, withInstantFlow } from './runOnlyFlows';

/** A Dataverse that refuses a request, as long as `refusing` says so. */
function refusingTo(part: RegExp, privilege: string, refusing: () => boolean = () => true): NonNullable<HostOptions['through']> {
  const message = `Principal user (Id=1, type=8) is missing ${privilege} privilege (Id=2) on OTC=1 for entity 'x'.`;
  return (fetch) => (request) =>
    part.test(decodeURIComponent(request.url)) && refusing()
      ? Promise.resolve(Response.json({ error: { code: '0x80040220', message } }, { status: 403 }))
      : fetch(request);
}

describe('the section on run only users', () => {
  it('says who may run the flow and how many, tells co-owners apart, and whose the connections are', async () => {
    const shares = [share(others.cara, 1), share(others.sales, 1), share(others.dana, 3)];
    const entries = { dv: { reference: 'contoso_sales' }, sp: { reference: 'contoso_archive', connector: 'shared_sharepointonline', runtimeSource: 'invoker' } };
    const { container } = await showFlows(withInstantFlow({ shares, entries }));
    const pane = await open('Press me');
    expect(await within(pane).findByText('2 users and teams can run this flow.')).toBeInTheDocument();
    expect([...listOf(pane, 'Run-only users')].sort()).toEqual(['Cara Diaz', 'Sales team']);
    expect(listOf(pane, 'Co-owners')).toEqual(['Dana Fox']);
    expect(within(pane).getByText(/^Inferred:/)).toBeInTheDocument();
    const used = within(within(pane).getByRole('list', { name: 'Connections used' })).getAllByRole('listitem');
    expect(used[0]).toHaveTextContent(/Sales.*Use this connection/);
    expect(used[1]).toHaveTextContent(/Archive.*Provided by run-only user/);
    expect(await accessibilityViolations(container)).toEqual([]);
  });

  it('says so where the flow is shared with nobody', async () => {
    await showFlows(withInstantFlow());
    expect(await within(await open('Press me')).findByText('The flow is shared with nobody to run it.')).toBeInTheDocument();
  });

  it('tells in place which privilege is missing to read it, and reads again', async () => {
    let refusing = true;
    const through = refusingTo(/RetrieveSharedPrincipalsAndAccess|principalobjectaccess/, 'prvReadWorkflow', () => refusing);
    await showFlows(withInstantFlow({ shares: [share(others.cara, 1)] }), { through });
    const pane = await open('Press me');
    expect(await within(pane).findByText(/^You can't see who may run this flow.*prvReadWorkflow/)).toBeInTheDocument();
    refusing = false;
    await press(pane, 'Try again');
    expect(await within(pane).findByText('1 user or team can run this flow.')).toBeInTheDocument();
  });
});

describe('the people who may run a flow', () => {
  it('are listed with kind, role, address and what they lack', async () => {
    const shares = [share(others.cara, 1), share(others.gil, 1), share(others.dana, 3), share(others.sales, 1)];
    const { shown, page } = await showRunOnly(withInstantFlow({ shares }));
    await waitFor(() => expect(listOf(page, 'Run-only users')).toHaveLength(3));
    const item = (name: string): HTMLElement => within(page).getByText(name).closest('li') as HTMLElement;
    expect(item('Cara Diaz')).toHaveTextContent(/Person.*cara@contoso\.com/);
    expect(item('Dana Fox')).toHaveTextContent(/Person/);
    expect(item('Sales team')).toHaveTextContent(/Team/);
    await waitFor(() => expect(item('Gil Guest')).toHaveTextContent(/Guest.*need a Power Automate license, and Dataverse shows none/));
    expect(item('Cara Diaz')).not.toHaveTextContent(/license/);
    expect(await accessibilityViolations(shown.container)).toEqual([]);
  });

  it('are shown ten at first, and all when asked', async () => {
    const shares = Array.from({ length: 12 }, (_each, index) => share(id('x', 100 + index), 1));
    const { page } = await showRunOnly(withInstantFlow({ shares }));
    await waitFor(() => expect(listOf(page, 'Run-only users')).toHaveLength(10));
    await press(page, 'Show more (2 left)');
    expect(listOf(page, 'Run-only users')).toHaveLength(12);
    expect(within(page).getByRole('list', { name: 'Run-only users' }).children[10]).toHaveFocus();
  });

  it('get a person: it is found as typed, added at once, and taken back by Undo', async () => {
    const service = beside();
    const { page } = await showRunOnly(withInstantFlow(), { through: service.through });
    const picked = await pick(page, 'cara', /Cara Diaz.*Person.*cara@contoso\.com/);
    expect(picked).toHaveFocus();
    expect(await sharesOf(service)).toEqual({});
    await waitFor(() => expect(within(picked).getByRole('button', { name: 'Add' })).not.toHaveAttribute('aria-disabled', 'true'));
    await press(picked, 'Add');
    expect(await within(page).findByText(`The flow is shared with ${named('Cara Diaz')}, who can run it.`)).toBeInTheDocument();
    expect(await sharesOf(service)).toEqual({ [others.cara]: 'ReadAccess' });
    await waitFor(() => expect(listOf(page, 'Run-only users')).toEqual(['Cara Diaz']));
    await press(page, 'Undo');
    expect(await within(page).findByText(`${named('Cara Diaz')} has the same rights on this flow as before.`)).toBeInTheDocument();
    await waitFor(() => expect(listOf(page, 'Run-only users')).toEqual([]));
    expect(await sharesOf(service)).toEqual({});
  });

  it('get a team', async () => {
    const service = beside();
    const { page } = await showRunOnly(withInstantFlow(), { through: service.through });
    const picked = await pick(page, 'sales', /Sales team.*Team/);
    expect(await within(picked).findByText(/members the team has.*wasn't looked at/)).toBeInTheDocument();
    await press(picked, 'Add');
    await waitFor(() => expect(listOf(page, 'Run-only users')).toEqual(['Sales team']));
    expect(await sharesOf(service)).toEqual({ [others.sales]: 'ReadAccess' });
  });

  it('get a guest only after it was said what guests need', async () => {
    const service = beside();
    const { page } = await showRunOnly(withInstantFlow(), { through: service.through });
    const picked = await pick(page, 'gil', /Gil Guest.*Guest/);
    expect(await within(picked).findByText(/^Guests need a Power Automate license/)).toBeInTheDocument();
    expect(within(picked).getByText(/^Guests also need permissions in Dataverse/)).toBeInTheDocument();
    expect(await sharesOf(service)).toEqual({});
    await press(picked, 'Add');
    await waitFor(async () => expect(await sharesOf(service)).toEqual({ [others.gil]: 'ReadAccess' }));
  });

  it('lose one, and have them again after Undo', async () => {
    const service = beside();
    const { page } = await showRunOnly(withInstantFlow({ shares: [share(others.cara, 1)] }), { through: service.through });
    await userEvent.click(await within(page).findByRole('button', { name: `Remove ${named('Cara Diaz')}` }));
    expect(await within(page).findByText(/^The flow isn't shared with .*Cara Diaz.* any more\./)).toBeInTheDocument();
    expect(within(page).getByRole('heading', { name: 'Users and teams' })).toHaveFocus();
    expect(await sharesOf(service)).toEqual({});
    await waitFor(() => expect(within(page).getByText('The flow is shared with nobody to run it.')).toBeInTheDocument());
    await press(page, 'Undo');
    await waitFor(() => expect(listOf(page, 'Run-only users')).toEqual(['Cara Diaz']));
    expect(await sharesOf(service)).toEqual({ [others.cara]: 'ReadAccess' });
  });

  it('include co-owners, who are not removed here', async () => {
    const { page } = await showRunOnly(withInstantFlow({ shares: [share(others.dana, 3)] }));
    await waitFor(() => expect(listOf(page, 'Co-owners')).toEqual(['Dana Fox']));
    expect(within(page).queryByRole('button', { name: /Remove/ })).not.toBeInTheDocument();
    expect(within(page).getByText(/^Co-owners can edit the flow, too\./)).toBeInTheDocument();
  });

  it('keep somebody who has become a co-owner since the list was read', async () => {
    const service = beside();
    const { page } = await showRunOnly(withInstantFlow({ shares: [share(others.cara, 1)] }), { through: service.through });
    const remove = await within(page).findByRole('button', { name: `Remove ${named('Cara Diaz')}` });
    await service.post('GrantAccess', {
      Target: { '@odata.type': 'Microsoft.Dynamics.CRM.workflow', workflowid: id('f', 1) },
      PrincipalAccess: { Principal: { '@odata.type': 'Microsoft.Dynamics.CRM.systemuser', ownerid: others.cara }, AccessMask: 'WriteAccess' },
    });
    await userEvent.click(remove);
    expect(await within(page).findByText(/^Somebody else has changed what .*Cara Diaz.* may do/)).toBeInTheDocument();
    expect((await sharesOf(service))[others.cara]).toContain('WriteAccess');
    await waitFor(() => expect(listOf(page, 'Co-owners')).toEqual(['Cara Diaz']));
  });

  it('are not added twice', async () => {
    const { page } = await showRunOnly(withInstantFlow({ shares: [share(others.cara, 1)] }));
    await waitFor(() => expect(listOf(page, 'Run-only users')).toEqual(['Cara Diaz']));
    const picked = await pick(page, 'cara', /Cara Diaz/);
    expect(within(picked).getByText(`${named('Cara Diaz')} is in the list already.`)).toBeInTheDocument();
    expect(within(picked).queryByRole('button', { name: 'Add' })).not.toBeInTheDocument();
  });

  it('stay as they are when sharing is refused, and the missing privilege is named', async () => {
    const { page } = await showRunOnly(withInstantFlow(), { through: refusingTo(/GrantAccess$/, 'prvShareworkflow') });
    await press(await pick(page, 'sales', /Sales team/), 'Add');
    const alert = await within(page).findByText(/^The flow isn't shared with .*prvShareworkflow/);
    expect(alert.closest('[role=alert]')).not.toBeNull();
    expect(listOf(page, 'Run-only users')).toEqual([]);
  });

  it('are right after an answer got lost', async () => {
    const service = beside();
    const faults = [{ path: 'GrantAccess', fault: { drop: 'after' } }] as const;
    const { page } = await showRunOnly(withInstantFlow(), { through: service.through, emulator: { faults } });
    await press(await pick(page, 'sales', /Sales team/), 'Add');
    expect(await within(page).findByText(/^The flow is shared with .*Sales team/)).toBeInTheDocument();
    expect(await sharesOf(service)).toEqual({ [others.sales]: 'ReadAccess' });
  });

  it('can have names that look like markup, read from right to left, or have none', async () => {
    const name = '<img src=x onerror=alert(1)>\u202e \u05d0\u05d1';
    const systemusers = users.map((row) => (row.systemuserid === others.cara ? { ...row, fullname: name } : row));
    const shares = [share(others.cara, 1), share(id('x', 99), 1)];
    const { shown, page } = await showRunOnly(withInstantFlow({ shares, sets: { systemusers } }));
    expect(await within(page).findByText(name)).toBeInTheDocument();
    expect(shown.container.querySelector('img[src=x]')).toBeNull();
    expect(within(page).getByRole('button', { name: `Remove ${named(name)}` })).toBeInTheDocument();
    expect(within(page).getByText("Name isn't visible to you")).toBeInTheDocument();
  });
});

describe('the search for people', () => {
  it('begins with two characters, says when nobody is found, and shows only what was typed last', async () => {
    const { shown, page } = await showRunOnly(withInstantFlow());
    await userEvent.type(searchBox(page), 'c');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(shown.requests.some((url) => url.includes('contains(fullname'))).toBe(false);
    await userEvent.type(searchBox(page), 'ara');
    expect(await within(page).findByRole('option', { name: /Cara Diaz/ })).toBeInTheDocument();
    expect(within(page).getByText(/^1 user or team found\./)).toBeInTheDocument();
    await userEvent.type(searchBox(page), 'zz');
    expect(await within(page).findByText(/^No user or team found\./)).toBeInTheDocument();
    expect(within(page).queryByRole('option')).not.toBeInTheDocument();
  });

  it('drops an answer that comes after a later one', async () => {
    const held: (() => void)[] = [];
    const through: HostOptions['through'] = (fetch) => async (request) => {
      if (decodeURIComponent(request.url).includes("'car'")) {
        await new Promise<void>((resolve) => held.push(resolve));
      }
      return fetch(request);
    };
    const { page } = await showRunOnly(withInstantFlow(), { through });
    await userEvent.type(searchBox(page), 'car');
    await waitFor(() => expect(held.length).toBeGreaterThan(0));
    await userEvent.clear(searchBox(page));
    await userEvent.type(searchBox(page), 'dana');
    expect(await within(page).findByRole('option', { name: /Dana Fox/ })).toBeInTheDocument();
    held.forEach((release) => release());
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(within(page).getAllByRole('option').map((option) => option.textContent)).toEqual([expect.stringContaining('Dana Fox')]);
  });

  it('that fails says why in place, and can be repeated', async () => {
    let refusing = true;
    const through = refusingTo(/contains\(|startswith\(/, 'prvReadUser', () => refusing);
    const { page } = await showRunOnly(withInstantFlow(), { through });
    await userEvent.type(searchBox(page), 'cara');
    expect(await within(page).findByText(/^You can't search for users and teams.*prvReadUser/)).toBeInTheDocument();
    refusing = false;
    await press(page, 'Try again');
    expect(await within(page).findByRole('option', { name: /Cara Diaz/ })).toBeInTheDocument();
  });

  it('works by keyboard alone, and Escape closes no more than the list', async () => {
    const { shown, page } = await showRunOnly(withInstantFlow());
    const box = searchBox(page);
    box.focus();
    await userEvent.keyboard('contoso');
    await within(page).findByRole('option', { name: /Dana Fox/ });
    expect(box).toHaveAttribute('aria-expanded', 'true');
    await userEvent.keyboard('{Escape}');
    expect(within(page).queryByRole('listbox')).not.toBeInTheDocument();
    expect(box).toHaveValue('contoso');
    await userEvent.keyboard('{ArrowDown}{ArrowUp}');
    const options = within(page).getAllByRole('option');
    const last = options[options.length - 1];
    expect(box).toHaveAttribute('aria-activedescendant', last?.id);
    expect(last).toHaveAttribute('aria-selected', 'true');
    expect(await accessibilityViolations(shown.container)).toEqual([]);
    await userEvent.keyboard('{ArrowDown}{Enter}');
    const picked = within(page).getByRole('group', { name: `Add ${named('Ann Lee')}?` });
    expect(picked).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(within(page).queryByRole('group', { name: /^Add / })).not.toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Run only users' })).toBeInTheDocument();
  });
});

describe('a host that cannot share flows', () => {
  it('shows the shares that are readable, and leads to the flow with what to enter and to remove', async () => {
    const { shown, page } = await showRunOnly(withInstantFlow({ shares: [share(others.cara, 1)] }), { execute: false });
    await waitFor(() => expect(listOf(page, 'Run-only users')).toEqual(['Cara Diaz']));
    expect(within(page).getByText(/may not be complete/)).toBeInTheDocument();
    expect(within(page).queryByText('Adding and removing takes effect at once.')).not.toBeInTheDocument();
    await press(page, `How to remove ${named('Cara Diaz')}`);
    expect(within(page).getByText(/^This app can't stop sharing flows\./)).toBeInTheDocument();
    expect(within(page).getByRole('link', { name: 'Open the flow in Power Automate' })).toHaveAttribute('href', expect.stringContaining(id('f', 1)));
    const picked = await pick(page, 'dana', /Dana Fox/);
    expect(within(picked).getByText(/^This app can't share flows\./)).toBeInTheDocument();
    expect(within(picked).getByRole('button', { name: 'Copy Name' })).toBeInTheDocument();
    expect(within(picked).getByText('dana@contoso.com', { selector: '[dir=ltr]:not(span span *)' })).toBeInTheDocument();
    expect(within(picked).queryByRole('button', { name: 'Add' })).not.toBeInTheDocument();
    expect(await accessibilityViolations(shown.container)).toEqual([]);
  });

  it('says where the flow is found where no address leads to it', async () => {
    const { page } = await showRunOnly(withInstantFlow(), { execute: false, inputs: { environmentId: '' } });
    expect(within(page).getByText(/^No shares of this flow are visible to you\./)).toBeInTheDocument();
    const picked = await pick(page, 'dana', /Dana Fox/);
    expect(within(picked).getByText(/in Power Automate, select Solutions/)).toBeInTheDocument();
  });
});
