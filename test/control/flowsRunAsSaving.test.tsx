import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { id } from './environment';
import { environmentId, open, showFlows } from './flowsList';
import { beside, changedByOthers, choice, invoker, savedSettings, showRunAs, subscribedRunAs, withRunAsFlow, type Beside } from './runAsFlows';
import { accessibilityViolations } from '../ui/accessibility';
import type { HostOptions } from './harness';

const press = (where: HTMLElement, name: string): Promise<void> => userEvent.click(within(where).getByRole('button', { name }));

const details = (): Promise<HTMLElement> => screen.findByRole('region', { name: 'Notify sales' }, { timeout: 30_000 });

/** The page, with Modifying user and the connection Sales chosen for a flow that runs as its owner. */
async function chosen(service: Beside, options: HostOptions = {}): Promise<HTMLElement> {
  const { page } = await showRunAs(withRunAsFlow({ runAs: 3 }), { through: service.through, ...options });
  await userEvent.click(choice(page, 'Modifying user'));
  await userEvent.click(invoker(page, 'Sales'));
  return page;
}

type Fetch = Parameters<Beside['through']>[0];

/** A service that answers writes only when it's let to. */
function holdingWrites(fetch: Fetch, until: Promise<void>): Fetch {
  return async (request) => {
    if (request.method === 'PATCH') {
      await until;
    }
    return fetch(request);
  };
}

const patchesFlow = { method: 'PATCH', table: 'workflows', first: 1 } as const;

describe('somebody else has changed', () => {
  it('the same setting: both versions are shown, and one is chosen of each', async () => {
    const service = beside();
    const page = await chosen(service);
    await changedByOthers(service, { runAs: 2, invoker: [] });
    await press(page, 'Save');
    expect(await within(page).findByText(/^Ann Lee changed the same settings on .* Choose what to keep/)).toBeInTheDocument();
    expect(await savedSettings(service)).toEqual({ runAs: 2, invoker: [] });
    const conflict = within(page).getByText('Changed by somebody else meanwhile').closest<HTMLElement>('section') ?? page;
    expect(within(page).getByRole('button', { name: 'Save' })).toHaveAttribute('aria-disabled', 'true');
    const theirs = within(conflict).getByRole('radio', { name: 'Keep theirs: \u2068Row owner\u2069' });
    expect(within(conflict).getByRole('radio', { name: 'Use mine: \u2068Modifying user\u2069' })).not.toBeChecked();
    await userEvent.click(theirs);
    expect(choice(page, 'Row owner')).toBeChecked();
    expect(invoker(page, 'Sales')).toBeChecked();
    expect(await accessibilityViolations(page)).toEqual([]);
    await press(page, 'Save');
    await within(await details()).findByText(/^The settings are saved/);
    expect(await savedSettings(service)).toEqual({ runAs: 2, invoker: ['sales'] });
  });

  it('the same setting, and mine is used', async () => {
    const service = beside();
    const page = await chosen(service);
    await changedByOthers(service, { runAs: 2 });
    await press(page, 'Save');
    await userEvent.click(await within(page).findByRole('radio', { name: 'Use mine: \u2068Modifying user\u2069' }));
    await press(page, 'Save');
    await within(await details()).findByText(/^The settings are saved/);
    expect(await savedSettings(service)).toEqual({ runAs: 1, invoker: ['sales'] });
  });

  it('another setting: both are kept', async () => {
    const service = beside();
    const page = await chosen(service);
    await changedByOthers(service, { runAs: 3, invoker: ['archive'] });
    await press(page, 'Save');
    await within(await details()).findByText(/^The settings are saved/);
    expect(await savedSettings(service)).toEqual({ runAs: 1, invoker: ['sales', 'archive'] });
  });

  it('the settings since: undoing leaves them', async () => {
    const service = beside();
    const page = await chosen(service);
    await press(page, 'Save');
    const pane = await details();
    await within(pane).findByText(/^The settings are saved/);
    await changedByOthers(service, { runAs: 2, invoker: ['sales'] });
    await press(pane, 'Undo');
    expect(await within(pane).findByText(/^Somebody else has changed these settings since, so they weren't put back/)).toBeInTheDocument();
    expect(await savedSettings(service)).toEqual({ runAs: 2, invoker: ['sales'] });
  });
});

describe('an answer that got lost', () => {
  it('before the change was made says that nothing is saved, and saving works again', async () => {
    const service = beside();
    const page = await chosen(service, { emulator: { faults: [{ ...patchesFlow, fault: { drop: 'before' } }] } });
    await press(page, 'Save');
    expect(await within(page).findByText(/^No answer came, and the settings aren't saved/, {}, { timeout: 20_000 })).toBeInTheDocument();
    expect(await savedSettings(service)).toEqual({ runAs: 3, invoker: [] });
    expect(choice(page, 'Modifying user')).toBeChecked();
    await press(page, 'Save');
    await within(await details()).findByText(/^The settings are saved/);
    expect(await savedSettings(service)).toEqual({ runAs: 1, invoker: ['sales'] });
  }, 180_000);

  it('after the change was made is found out by reading', async () => {
    const service = beside();
    const page = await chosen(service, { emulator: { faults: [{ ...patchesFlow, fault: { drop: 'after' } }] } });
    await press(page, 'Save');
    await within(await details()).findByText(/^The settings are saved/);
    expect(await savedSettings(service)).toEqual({ runAs: 1, invoker: ['sales'] });
  });
});

describe('the service', () => {
  it('that turns the flow off is told, with what came of turning it on again', async () => {
    const service = beside();
    const page = await chosen(service, { emulator: { behaviour: { fallingBackToDraft: 'always' } } });
    await press(page, 'Save');
    const pane = await details();
    expect(await within(pane).findByText(/^The settings are saved, but the service turned the flow off, and it isn't on again\./)).toBeInTheDocument();
    expect(await savedSettings(service)).toEqual({ runAs: 1, invoker: ['sales'] });
    await press(pane, 'Undo');
    await waitFor(async () => expect(await savedSettings(service)).toEqual({ runAs: 3, invoker: [] }));
  });

  it('that leaves the subscription as it was is told, with what to do', async () => {
    const service = beside();
    const data = withRunAsFlow({
      runAs: 3,
      sets: { callbackregistrations: [{ callbackregistrationid: id('k', 1), name: id('f', 1), entityname: 'account', runas: 3, message: 4, scope: 4 }] },
    });
    const { page } = await showRunAs(data, { through: service.through, emulator: { behaviour: { renewingSubscriptions: 'never' } } });
    await userEvent.click(choice(page, 'Row owner'));
    await press(page, 'Save');
    const pane = await details();
    const told = /still subscribed with another Run as: Flow owner\. Turn the flow off and on again\./;
    expect(await within(pane).findByText(told, {}, { timeout: 20_000 })).toBeInTheDocument();
    expect(await subscribedRunAs(service)).toEqual([3]);
  }, 180_000);

  it('that refuses for want of a privilege is told with its name, and the changes stay', async () => {
    const message = "Principal user (Id=1, type=8) is missing prvWriteWorkflow privilege (Id=2) on OTC=1 for entity 'workflow'.";
    const page = await chosen(beside(), {
      through: (fetch) => (request) =>
        request.method === 'PATCH' ? Promise.resolve(Response.json({ error: { code: '0x80040220', message } }, { status: 403 })) : fetch(request),
    });
    await press(page, 'Save');
    expect(await within(page).findByText(/^The settings weren't saved\. You don't have the privilege prvWriteWorkflow/)).toBeInTheDocument();
    expect(choice(page, 'Modifying user')).toBeChecked();
  });

  it("whose connection is somebody else's says how it can be saved all the same", async () => {
    const service = beside();
    const data = withRunAsFlow({
      runAs: 3,
      sets: { PowerAppsConnections: [{ name: '1'.padStart(32, '0'), connectorId: 'shared_commondataserviceforapps', createdBy: '00000000-0000-0000-0000-0000000000b2' }] },
    });
    const { page } = await showRunAs(data, { through: service.through, emulator: { behaviour: { checkingConnections: 'whenSaved' } } });
    await userEvent.click(choice(page, 'Row owner'));
    await press(page, 'Save');
    expect(await within(page).findByText(/^The settings weren't saved\..*You can also turn the flow off, save the settings, and have/)).toBeInTheDocument();
    expect(within(page).getByRole('button', { name: 'Details' })).toBeInTheDocument();
    expect((await savedSettings(service)).runAs).toBe(3);
  });
});

describe('a flow', () => {
  it("that can't be read says so, and can be tried again", async () => {
    await showFlows(withRunAsFlow({ runAs: 3 }), {
      inputs: { environmentId },
      emulator: { faults: [{ method: 'GET', path: `workflows(${id('f', 1)})`, first: 1, fault: { error: true } }] },
    });
    const pane = await open('Notify sales');
    await press(pane, 'Edit Run as');
    const page = await screen.findByRole('region', { name: 'Run as' });
    expect(await within(page).findByText(/^The flow couldn't be opened\./)).toBeInTheDocument();
    await press(page, 'Try again');
    expect(await within(page).findByRole('radio', { name: 'Flow owner' })).toBeChecked();
  });

  it('goes on being saved when its page is left, and tells the result in its details', async () => {
    const service = beside();
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const page = await chosen({ ...service, through: (fetch) => holdingWrites(service.through(fetch), held) });
    await press(page, 'Save');
    await open('Another flow');
    const pane = await open('Notify sales');
    expect(within(pane).getByText('Saving…')).toBeInTheDocument();
    answer();
    expect(await within(pane).findByText(/^The settings are saved/, {}, { timeout: 15_000 })).toBeInTheDocument();
    expect(await savedSettings(service)).toEqual({ runAs: 1, invoker: ['sales'] });
  }, 180_000);
});
