import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { DataRow } from '../emulator/environmentData';
import { accessibilityViolations } from '../ui/accessibility';
import { people } from './environment';
import type { HostOptions } from './harness';
import { application, applicationUserRow, mia, roleId, seeing, setupEnvironment, units, type SetupEnvironment, type TestRole } from './setupEnvironment';
import { press, pressAndWait, showStep, type ShownStep } from './setupStep';

const create = 'Create application user';

/** Mia as who is signed in, with a role that lets her see what the step looks at, and what a test adds. */
function asMia(grants: NonNullable<TestRole['grants']>, more: SetupEnvironment = {}): Parameters<typeof setupEnvironment>[0] {
  return { ...more, roles: [{ name: 'Maker', grants: { ...seeing, ...grants }, holders: [mia] }] };
}

/** The application users of the application, deleted ones too, by their ids. */
function users({ rows }: Pick<ShownStep, 'rows'>): Promise<readonly DataRow[]> {
  return rows(`systemusers?$filter=applicationid eq ${application.id}`);
}

/** Whether the step says something by now. */
function told({ step }: Pick<ShownStep, 'step'>, words: RegExp): () => boolean {
  return () => within(step).queryByText(words) !== null;
}

/** A host whose requests a test sees, and may answer itself. */
function intercepting(answer: (request: Request, send: (request: Request) => Promise<Response>) => Promise<Response> | undefined): HostOptions['through'] {
  return (fetch) => (request) => answer(request, fetch) ?? fetch(request);
}

/** Somebody else's request. */
function post(url: string, body: object): Request {
  const headers = { 'Content-Type': 'application/json', MSCRMCallerID: people.ann };
  return new Request(url, { method: 'POST', headers, body: JSON.stringify(body) });
}

const isCreation = ({ method, url }: Request): boolean => method === 'POST' && url.endsWith('/systemusers');

describe('without an application user', () => {
  it('creates it in the topmost business unit, and shows what Dataverse filled in', async () => {
    const shown = await showStep('Application user', setupEnvironment());
    const { step } = shown;
    expect(within(step).getByText("There's no application user for this application ID yet.")).toBeInTheDocument();
    expect(within(step).getByRole('combobox', { name: 'Business unit' })).toHaveTextContent('Contoso');
    expect(within(step).queryByRole('group', { name: 'Security roles from the beginning' })).not.toBeInTheDocument();
    expect(await accessibilityViolations(shown.container)).toEqual([]);
    await press(step, create);
    const facts = await within(step).findByRole('region', { name: 'Application user' });
    expect(facts).toHaveTextContent('The application user is there and turned on.');
    const [user] = await users(shown);
    expect(user).toMatchObject({ accessmode: 4, isdisabled: false, _businessunitid_value: units.contoso });
    expect(facts).toHaveTextContent(String(user?.fullname));
    expect(facts).toHaveTextContent(String(user?.azureactivedirectoryobjectid));
    expect(facts).toHaveTextContent('Registered');
    expect(await within(step).findByText('The application user is created.')).toBeInTheDocument();
    expect(within(step).queryByRole('button', { name: create })).not.toBeInTheDocument();
    expect(shown.state('Application user')).toBe('Done');
    expect(await accessibilityViolations(shown.container)).toEqual([]);
  });

  it('keeps the focus on the page when the button that was pressed is gone', async () => {
    const { step } = await showStep('Application user', setupEnvironment());
    within(step).getByRole('button', { name: create }).focus();
    await userEvent.keyboard('{Enter}');
    await within(step).findByRole('region', { name: 'Application user' });
    expect(document.body).not.toHaveFocus();
  });

  it('creates it in the business unit that was chosen', async () => {
    const shown = await showStep('Application user', setupEnvironment());
    const { step } = shown;
    await userEvent.click(within(step).getByRole('combobox', { name: 'Business unit' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Sales unit' }));
    await press(step, 'Ask somebody else to do it');
    expect(within(step).getByText(/^Please create an application user/)).toHaveTextContent('in the business unit Sales unit');
    await press(step, create);
    await within(step).findByText('The application user is created.');
    expect(await users(shown)).toMatchObject([{ _businessunitid_value: units.sales }]);
  });

  it('takes the creation back, and says so', async () => {
    const shown = await showStep('Application user', setupEnvironment());
    await press(shown.step, create);
    await within(shown.step).findByText('The application user is created.');
    await press(shown.step, 'Undo');
    expect(await within(shown.step).findByText('The application user is deleted again.')).toBeInTheDocument();
    expect(within(shown.step).queryByText('The application user is created.')).not.toBeInTheDocument();
    expect(await users(shown)).toMatchObject([{ isdisabled: true, deletedstate: 1 }]);
    expect(await within(shown.step).findByRole('button', { name: 'Delete for good and create' })).toBeInTheDocument();
  });

  it('is in the activity, and is taken back from there', async () => {
    const shown = await showStep('Application user', setupEnvironment());
    await press(shown.step, create);
    await within(shown.step).findByText('The application user is created.');
    const [user] = await users(shown);
    const activity = await shown.activity();
    await userEvent.click(await within(activity).findByRole('button', { name: `Open ${String(user?.fullname)}` }));
    const pane = await screen.findByRole('region', { name: String(user?.fullname) });
    await press(pane, 'Undo');
    expect(await within(pane).findByText('The application user is deleted again.')).toBeInTheDocument();
    expect(await users(shown)).toMatchObject([{ isdisabled: true, deletedstate: 1 }]);
  });

  it('understands that somebody else was first', async () => {
    const theirs = { applicationid: application.id, accessmode: 4, 'businessunitid@odata.bind': `/businessunits(${units.sales})` };
    const through = intercepting((request, fetch) =>
      isCreation(request) ? fetch(post(request.url, theirs)).then(() => fetch(request)) : undefined,
    );
    const shown = await showStep('Application user', setupEnvironment(), { through });
    await press(shown.step, create);
    expect(await within(shown.step).findByText(/somebody else has created it meanwhile/)).toBeInTheDocument();
    expect(await within(shown.step).findByRole('region', { name: 'Application user' })).toHaveTextContent('Sales unit');
    expect(await users(shown)).toHaveLength(1);
    expect(within(await shown.activity()).getByRole('heading', { name: 'Nothing is changed yet' })).toBeInTheDocument();
  });

  it('is created, and recorded, when only the answer got lost', async () => {
    const faults = [{ method: 'POST', table: 'systemusers', fault: { drop: 'after' } }] as const;
    const shown = await showStep('Application user', setupEnvironment(), { emulator: { faults } });
    await press(shown.step, create);
    expect(await within(shown.step).findByText('The application user is created.')).toBeInTheDocument();
    expect(await users(shown)).toHaveLength(1);
    expect(within(shown.step).getByRole('button', { name: 'Undo' })).toBeInTheDocument();
  });

  it('says that no answer came, and creates one and no more when it is tried again', async () => {
    const faults = [{ method: 'POST', table: 'systemusers', fault: { drop: 'before' }, first: 1 }] as const;
    const shown = await showStep('Application user', setupEnvironment(), { emulator: { faults } });
    await pressAndWait(within(shown.step).getByRole('button', { name: create }), 15, told(shown, /^No answer came, and the application user isn't there\. Try again\./));
    expect(within(shown.step).getByRole('button', { name: create })).toBeInTheDocument();
    await press(shown.step, 'Try again');
    expect(await within(shown.step).findByText('The application user is created.')).toBeInTheDocument();
    expect(await users(shown)).toHaveLength(1);
  });

  it('says that nobody knows where neither an answer came nor the users can be read', async () => {
    let silent = false;
    const through = intercepting((request) => {
      silent ||= isCreation(request);
      return silent ? Promise.reject(new TypeError('fetch failed')) : undefined;
    });
    const shown = await showStep('Application user', setupEnvironment(), { through });
    await pressAndWait(within(shown.step).getByRole('button', { name: create }), 15, told(shown, /^Nobody knows whether the application user was created\./));
    expect(within(await shown.activity()).getByRole('heading', { name: 'Nothing is changed yet' })).toBeInTheDocument();
  });

  it('tries again with what is chosen then', async () => {
    const faults = [{ method: 'POST', table: 'systemusers', fault: { error: true }, first: 1 }] as const;
    const shown = await showStep('Application user', setupEnvironment(), { emulator: { faults } });
    await pressAndWait(within(shown.step).getByRole('button', { name: create }), 15, told(shown, /^No answer came/));
    await userEvent.click(within(shown.step).getByRole('combobox', { name: 'Business unit' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Sales unit' }));
    await press(shown.step, 'Try again');
    await within(shown.step).findByText('The application user is created.');
    expect(await users(shown)).toMatchObject([{ _businessunitid_value: units.sales }]);
  });

  it('sends one request, however often the button is pressed', async () => {
    let sent = 0;
    const through = intercepting((request) => {
      sent += isCreation(request) ? 1 : 0;
      return undefined;
    });
    const shown = await showStep('Application user', setupEnvironment(), { through });
    await userEvent.dblClick(within(shown.step).getByRole('button', { name: create }));
    await within(shown.step).findByText('The application user is created.');
    expect(sent).toBe(1);
  });

  it('goes on while another step is shown, and tells whoever comes back', async () => {
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    const through = intercepting((request, fetch) => (isCreation(request) ? held.then(() => fetch(request)) : undefined));
    const shown = await showStep('Application user', setupEnvironment(), { through });
    await press(shown.step, create);
    expect(await within(shown.step).findByText('Creating the application user…')).toBeInTheDocument();
    await shown.go('App registration');
    answer();
    await waitFor(() => expect(shown.state('Application user')).toBe('Done'));
    await shown.go('Application user');
    expect(await screen.findByText('The application user is created.')).toBeInTheDocument();
  });
});

describe('without the right to create one', () => {
  it('names the privilege before anything is tried, and offers what to send to an administrator', async () => {
    const { step, container } = await showStep('Application user', setupEnvironment(asMia({})), { user: mia });
    expect(await within(step).findByText("You can't do this yourself: you don't have prvCreateUser.")).toBeInTheDocument();
    expect(within(step).queryByRole('button', { name: create })).not.toBeInTheDocument();
    const text = within(step).getByText(/^Please create an application user for/);
    expect(text).toHaveTextContent(application.name);
    expect(text).toHaveTextContent(application.id);
    expect(text).toHaveTextContent('in the business unit Contoso');
    expect(within(step).getByRole('button', { name: /^Copy / })).toBeInTheDocument();
    expect(await accessibilityViolations(container)).toEqual([]);
  });

  it('finds what an administrator has done meanwhile', async () => {
    const shown = await showStep('Application user', setupEnvironment(asMia({})), { user: mia });
    await within(shown.step).findByText(/you don't have prvCreateUser/);
    const bind = { 'businessunitid@odata.bind': `/businessunits(${units.contoso})` };
    expect((await shown.send('POST', 'systemusers', { applicationid: application.id, accessmode: 4, ...bind })).status).toBe(204);
    await press(shown.step, 'Check again');
    expect(await within(shown.step).findByRole('region', { name: 'Application user' })).toBeInTheDocument();
    expect(shown.state('Application user')).toBe('Done');
  });

  it('names the privilege that Dataverse asks for beyond what was known', async () => {
    const shown = await showStep('Application user', setupEnvironment(asMia({ prvCreateUser: 'global' })), { user: mia });
    await press(shown.step, create);
    const told = await within(shown.step).findByText(/^The application user wasn't created\./);
    expect(told).toHaveTextContent(/You don't have the privilege prvAppendUser\. Ask an administrator to give it to you, or to do it\./i);
    expect(await users(shown)).toEqual([]);
    await press(shown.step, 'Ask somebody else to do it');
    expect(within(shown.step).getByText(/^Please create an application user for/)).toBeInTheDocument();
  });

  it('says why where the users themselves can not be read, and reads again', async () => {
    let refused = true;
    const through = intercepting(({ url }) => {
      const message = "Principal user (Id=1, type=8) is missing prvReadUser privilege (Id=2) on OTC=8 for entity 'systemuser'.";
      return refused && url.includes('applicationid')
        ? Promise.resolve(Response.json({ error: { code: '0x80040220', message } }, { status: 403 }))
        : undefined;
    });
    const shown = await showStep('Application user', setupEnvironment(), { through });
    expect(await within(shown.step).findByText(/^It couldn't be read where things stand\. You don't have the privilege prvReadUser\./)).toBeInTheDocument();
    refused = false;
    await press(shown.step, 'Try again');
    expect(await within(shown.step).findByRole('button', { name: create })).toBeInTheDocument();
  });

  it('hands over where business units can not be seen', async () => {
    const through = intercepting(({ url }) => (/\/businessunits\b/.test(url) ? Promise.resolve(Response.json({ error: { code: '0x80040220', message: 'no' } }, { status: 403 })) : undefined));
    const { step } = await showStep('Application user', setupEnvironment(), { through });
    expect(within(step).getByText("You can't see the business units of this environment.")).toBeInTheDocument();
    expect(within(step).getByText(/^Please create an application user for/)).toBeInTheDocument();
    expect(within(step).queryByRole('button', { name: create })).not.toBeInTheDocument();
  });
});

describe('with a deleted one only', () => {
  const deleted = applicationUserRow({ isdisabled: true, deletedstate: 1 });

  it('explains what stands in the way, asks, and creates another one', async () => {
    const shown = await showStep('Application user', setupEnvironment({ applicationUsers: [deleted] }));
    const { step } = shown;
    expect(within(step).getByText(/^An application user of this application was deleted, and Dataverse still keeps it\./)).toBeInTheDocument();
    expect(shown.state('Application user')).toBe('Needs attention');
    const button = within(step).getByRole('button', { name: 'Delete for good and create' });
    await userEvent.click(button);
    const dialog = await screen.findByRole('alertdialog', { name: 'Delete the old application user for good?' });
    await press(dialog, 'Cancel');
    await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument());
    expect(await users(shown)).toMatchObject([{ systemuserid: application.userId }]);
    await userEvent.click(button);
    await press(await screen.findByRole('alertdialog'), 'Delete for good and create');
    expect(await within(step).findByText('The application user is created.')).toBeInTheDocument();
    const now = await users(shown);
    expect(now).toMatchObject([{ isdisabled: false, deletedstate: 0 }]);
    expect(now[0]?.systemuserid).not.toBe(application.userId);
    expect(await within(step).findByRole('region', { name: 'Application user' })).toBeInTheDocument();
  });

  it('tells that the deleted one came up only when Dataverse refused, and goes on from there', async () => {
    let hidden = true;
    const through = intercepting((request, fetch) => {
      hidden &&= !isCreation(request);
      return hidden && request.url.includes('applicationid%20eq') || hidden && /applicationid eq/.test(decodeURIComponent(request.url))
        ? fetch(request).then(() => Response.json({ value: [] }))
        : undefined;
    });
    const shown = await showStep('Application user', setupEnvironment({ applicationUsers: [deleted] }), { through });
    await press(shown.step, create);
    expect(await within(shown.step).findByRole('button', { name: 'Delete for good and create' })).toBeInTheDocument();
    expect(within(shown.step).getAllByText(/^An application user of this application was deleted/).length).toBeGreaterThan(0);
  });

  it('says what exists when the old one is deleted and the new one is not created, and creates it then', async () => {
    const faults = [{ method: 'POST', table: 'systemusers', fault: { throttle: 'requests' }, first: 1 }] as const;
    const shown = await showStep('Application user', setupEnvironment({ applicationUsers: [deleted] }), { emulator: { faults } });
    await press(shown.step, 'Delete for good and create');
    await press(await screen.findByRole('alertdialog'), 'Delete for good and create');
    expect(await within(shown.step).findByText(/^The application user wasn't created\./)).toBeInTheDocument();
    expect(await users(shown)).toEqual([]);
    expect(await within(shown.step).findByText("There's no application user for this application ID yet.")).toBeInTheDocument();
    await press(shown.step, 'Try again');
    expect(await within(shown.step).findByText('The application user is created.')).toBeInTheDocument();
    expect(await users(shown)).toHaveLength(1);
  });

  it('names what is missing for it', async () => {
    const { step } = await showStep('Application user', setupEnvironment(asMia({ prvCreateUser: 'global' }, { applicationUsers: [deleted] })), { user: mia });
    expect(await within(step).findByText("You can't do this yourself: you don't have prvDeleteUser.")).toBeInTheDocument();
    expect(within(step).getByText(/An application user that was deleted stands in the way/)).toBeInTheDocument();
  });
});

describe('with one that is turned off', () => {
  const disabled = applicationUserRow({ isdisabled: true });

  it('turns it on, and off again', async () => {
    const shown = await showStep('Application user', setupEnvironment({ applicationUsers: [disabled] }));
    const { step } = shown;
    const facts = await within(step).findByRole('region', { name: 'Application user' });
    expect(facts).toHaveTextContent("The application user is turned off. Flows can't work as it.");
    expect(shown.state('Application user')).toBe('Needs attention');
    await press(step, 'Turn on');
    expect(await within(step).findByText('The application user is turned on.')).toBeInTheDocument();
    expect(await users(shown)).toMatchObject([{ isdisabled: false }]);
    expect(await within(step).findByText('The application user is there and turned on.')).toBeInTheDocument();
    await press(step, 'Undo');
    await waitFor(async () => expect(await users(shown)).toMatchObject([{ isdisabled: true }]));
    expect(await within(step).findByText('The application user is turned off again.')).toBeInTheDocument();
  });

  it('finds that somebody else has turned it on', async () => {
    const shown = await showStep('Application user', setupEnvironment({ applicationUsers: [disabled] }));
    expect((await shown.send('PATCH', `systemusers(${application.userId})`, { isdisabled: false })).status).toBe(204);
    await press(shown.step, 'Turn on');
    expect(await within(shown.step).findByText('The application user is turned on.')).toBeInTheDocument();
    expect(within(await shown.activity()).getByRole('heading', { name: 'Nothing is changed yet' })).toBeInTheDocument();
  });

  it('finds that it is gone', async () => {
    const shown = await showStep('Application user', setupEnvironment({ applicationUsers: [disabled] }));
    const address = `systemusers(${application.userId})`;
    expect((await shown.send('DELETE', address)).status).toBe(204);
    expect((await shown.send('DELETE', address)).status).toBe(204);
    await press(shown.step, 'Turn on');
    expect(await within(shown.step).findByText("The application user isn't there any more. Check again.")).toBeInTheDocument();
    expect(await within(shown.step).findByRole('button', { name: create })).toBeInTheDocument();
  });

  it('names the privilege that is missing, and asks an administrator', async () => {
    const { step } = await showStep('Application user', setupEnvironment(asMia({}, { applicationUsers: [disabled] })), { user: mia });
    expect(await within(step).findByText("You can't do this yourself: you don't have prvDisableUser.")).toBeInTheDocument();
    expect(within(step).getByText(/^Please turn on the application user # Contoso integration/)).toHaveTextContent(application.id);
    expect(within(step).queryByRole('button', { name: 'Turn on' })).not.toBeInTheDocument();
  });

  it('tells when it is turned off in the middle', async () => {
    const shown = await showStep('Application user', setupEnvironment({ applicationUsers: [applicationUserRow()] }));
    expect(await within(shown.step).findByText('The application user is there and turned on.')).toBeInTheDocument();
    await shown.send('PATCH', `systemusers(${application.userId})`, { isdisabled: true });
    await press(shown.step, 'Check again');
    expect(await within(shown.step).findByRole('button', { name: 'Turn on' })).toBeInTheDocument();
    expect(shown.state('Application user')).toBe('Needs attention');
  });
});

it('tells that the application is gone from Microsoft Entra', async () => {
  const { step } = await showStep('Application user', setupEnvironment({ applicationUsers: [applicationUserRow({ azurestate: 1 })] }));
  const facts = await within(step).findByRole('region', { name: 'Application user' });
  expect(facts).toHaveTextContent("The application isn't registered in Microsoft Entra any more.");
});

describe('in a host without execute', () => {
  const roles: readonly TestRole[] = [{ name: 'Accounts', grants: { prvReadAccount: 'global' } }];

  /** The names of the roles that the application user holds. */
  async function held(shown: ShownStep): Promise<readonly unknown[]> {
    const [user] = await shown.rows(`systemusers?$filter=applicationid eq ${application.id}&$expand=systemuserroles_association($select=name)`);
    return (user?.systemuserroles_association as readonly DataRow[]).map(({ name }) => name);
  }

  it('gives the chosen roles of the business unit at creation', async () => {
    const shown = await showStep('Application user', setupEnvironment({ roles }), { execute: false });
    const choices = await within(shown.step).findByRole('group', { name: 'Security roles from the beginning' });
    expect(within(choices).getByRole('checkbox', { name: 'Basic User' })).toBeChecked();
    expect(within(choices).getByRole('checkbox', { name: 'Accounts' })).not.toBeChecked();
    expect(within(choices).queryByRole('checkbox', { name: 'System Administrator' })).not.toBeInTheDocument();
    await userEvent.click(within(choices).getByRole('checkbox', { name: 'Accounts' }));
    await press(shown.step, create);
    expect(await within(shown.step).findByText('The application user is created.')).toBeInTheDocument();
    expect((await held(shown)).sort()).toEqual(['Accounts', 'Basic User']);
  });

  it('takes the roles of the business unit that is chosen since', async () => {
    const shown = await showStep('Application user', setupEnvironment({ roles }), { execute: false });
    await within(shown.step).findByRole('group', { name: 'Security roles from the beginning' });
    await userEvent.click(within(shown.step).getByRole('combobox', { name: 'Business unit' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Sales unit' }));
    await waitFor(() => expect(within(shown.step).getByRole('checkbox', { name: 'Basic User' })).toBeChecked());
    await press(shown.step, create);
    await within(shown.step).findByText('The application user is created.');
    const [user] = await users(shown);
    expect(await shown.rows(`systemuserrolescollection?$filter=systemuserid eq ${String(user?.systemuserid)}`)).toMatchObject([{ roleid: roleId(1, units.sales) }]);
  });

  it('creates it without roles where Dataverse does not take them so, and says so', async () => {
    const bodies: string[] = [];
    const through: HostOptions['through'] = (fetch) => async (request) => {
      const body = isCreation(request) ? await request.clone().text() : '';
      bodies.push(...(body ? [body] : []));
      return body.includes('systemuserroles_association')
        ? Response.json({ error: { code: '0x80048d19', message: 'Error identified in Payload provided by the user.' } }, { status: 400 })
        : fetch(request);
    };
    const shown = await showStep('Application user', setupEnvironment({ roles }), { execute: false, through });
    await within(shown.step).findByRole('group', { name: 'Security roles from the beginning' });
    const withoutRoles = told(shown, /^The application user is created, but it doesn't have the roles that you chose\. Go on with the next step/);
    await pressAndWait(within(shown.step).getByRole('button', { name: create }), 15, withoutRoles);
    expect(bodies).toHaveLength(2);
    expect(await held(shown)).toEqual([]);
    expect(shown.state('Permissions')).toBe('To do');
  });
});
