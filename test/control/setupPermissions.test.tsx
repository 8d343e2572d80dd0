import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { DataRow } from '../emulator/environmentData';
import { accessibilityViolations } from '../ui/accessibility';
import type { HostOptions } from './harness';
import { application, applicationUserRow, mia, roleId, seeing, setupEnvironment, units, type SetupEnvironment, type TestRole } from './setupEnvironment';
import { press, pressAndWait, showStep, type ShownStep } from './setupStep';

const accounts: TestRole = { name: 'Account reader', grants: { prvReadAccount: 'global' } };
const sales: TestRole = { name: 'Sales integration', grants: { prvReadAccount: 'global', prvCreateContact: 'global' } };
const other: TestRole = { name: 'Archivist', grants: { prvDeleteContact: 'global' } };

/** Places in the list of roles: the two stock roles come first. */
const place = { administrator: 0, basicUser: 1, first: 2, second: 3, third: 4 };

/** An application user that is there, and holds what a test says. */
function withUser(more: SetupEnvironment = {}, row: DataRow = {}): Parameters<typeof setupEnvironment>[0] {
  return { ...more, applicationUsers: [applicationUserRow(row)] };
}

function holding(role: TestRole): TestRole {
  return { ...role, holders: [application.userId] };
}

/** Selects flows that the connection shall serve. */
async function pick(step: HTMLElement, ...names: readonly string[]): Promise<void> {
  const list = within(step).getByRole('group', { name: 'Flows' });
  for (const name of names) {
    await userEvent.click(within(list).getByRole('checkbox', { name: new RegExp(`^${name}`) }));
  }
}

function table(step: HTMLElement): HTMLElement {
  return within(step).getByRole('table', { name: 'What that needs' });
}

/** The rows of the table: what is needed, and how far it is held. */
function needs(step: HTMLElement): readonly (readonly string[])[] {
  const [, ...rows] = within(table(step)).getAllByRole('row');
  return rows.map((row) => [...row.children].map((cell) => cell.textContent ?? ''));
}

/** The roles that can be given, each with what is said of it. */
async function offered(step: HTMLElement): Promise<readonly string[]> {
  const list = await within(step).findByRole('group', { name: 'Security roles' });
  return within(list).getAllByRole('checkbox').map((box) => box.closest('.fui-Checkbox')?.textContent ?? '');
}

async function choose(step: HTMLElement, ...names: readonly RegExp[]): Promise<void> {
  const list = await within(step).findByRole('group', { name: 'Security roles' });
  for (const name of names) {
    await userEvent.click(await within(list).findByRole('checkbox', { name }));
  }
}

/** The names of the roles that the application user holds. */
async function held({ rows }: Pick<ShownStep, 'rows'>): Promise<readonly unknown[]> {
  const [user] = await rows(`systemusers?$filter=applicationid eq ${application.id}&$expand=systemuserroles_association($select=name)`);
  return (user?.systemuserroles_association as readonly DataRow[]).map(({ name }) => name).sort();
}

/** Privileges of a role of a name, with their masks; without those that Dataverse puts into every role. */
async function granted({ rows }: Pick<ShownStep, 'rows'>, name: string): Promise<Readonly<Record<string, unknown>>> {
  const [role] = await rows(`roles?$filter=name eq '${name}' and _parentroleid_value eq null`);
  const all = await rows(`roleprivilegescollection?$filter=roleid eq ${String(role?.roleid)}`);
  const privileges = await rows('privileges?$select=privilegeid,name');
  const nameOf = new Map(privileges.map((row) => [row.privilegeid, String(row.name)]));
  return Object.fromEntries(all.map(({ privilegeid, privilegedepthmask }) => [nameOf.get(privilegeid) ?? '', privilegedepthmask]));
}

const giving = 'Give selected roles';
const making = 'Make and give this role';

describe('what it shall serve', () => {
  it('offers the flows that use Dataverse, or may, and finds them by a search', async () => {
    const { step, container } = await showStep('Permissions', setupEnvironment(withUser()));
    const list = within(step).getByRole('group', { name: 'Flows' });
    const names = (): readonly string[] => within(list).getAllByRole('checkbox').map((box) => box.closest('.fui-Checkbox')?.textContent ?? '');
    expect(names()).toEqual(['BrokenAnn Lee', 'Import leadsAnn Lee', 'RepriceAnn Lee', 'Sync regionsAnn Lee']);
    await userEvent.type(within(list).getByRole('searchbox'), 'regi');
    expect(names()).toEqual(['Sync regionsAnn Lee']);
    await userEvent.click(within(list).getByRole('checkbox'));
    expect(within(list).getByText(/^1 selected · 1 of 4 /)).toBeInTheDocument();
    expect(within(step).getByRole('tab', { name: 'Flows (1)' })).toBeInTheDocument();
    expect(await accessibilityViolations(container)).toEqual([]);
  });

  it('offers connection references of the Dataverse connector alone, and takes their flows', async () => {
    const { step } = await showStep('Permissions', setupEnvironment(withUser()));
    await userEvent.click(within(step).getByRole('tab', { name: 'Connection references (0)' }));
    const list = within(step).getByRole('group', { name: 'Connection references' });
    expect(within(list).getAllByRole('checkbox')).toHaveLength(2);
    expect(within(list).queryByRole('checkbox', { name: /Files/ })).not.toBeInTheDocument();
    await userEvent.click(within(list).getByRole('checkbox', { name: /^Service/ }));
    expect(needs(step).map(([first]) => first)).toEqual([
      expect.stringMatching(/^Read on account.*Sync regions: .*Get account/),
      expect.stringMatching(/^Create on contoso_region, in some cases.*Sync regions: .*Save region/),
      expect.stringMatching(/^Write on contoso_region.*Sync regions: .*Save region/),
    ]);
  });

  it('says what can not be told, and which definitions could not be read', async () => {
    const { step } = await showStep('Permissions', setupEnvironment(withUser()));
    await pick(step, 'Reprice');
    expect(within(step).getByText('The selected flows need no privileges that can be told.')).toBeInTheDocument();
    expect(within(step).getByText(/^Custom action or function: its code decides what it needs\.?.*Reprice: .*Call price/)).toBeInTheDocument();
    await pick(step, 'Broken');
    expect(within(step).getByText("The definition of Broken couldn't be read, so what it needs isn't known.")).toBeInTheDocument();
  });

  it('puts together what several flows need, with the actions of each', async () => {
    const { step, container } = await showStep('Permissions', setupEnvironment(withUser()));
    await pick(step, 'Import leads', 'Sync regions');
    const [read] = needs(step);
    expect(read?.[0]).toMatch(/^Read on accountprvReadAccountImport leads: .*List accounts\. Sync regions: .*Get account\.$/);
    expect(await accessibilityViolations(container)).toEqual([]);
  });
});

describe('what its roles cover', () => {
  it('names what is missing', async () => {
    const shown = await showStep('Permissions', setupEnvironment(withUser({ roles: [holding(accounts)] })));
    await pick(shown.step, 'Import leads');
    expect(within(shown.step).getByText('It has Account reader.')).toBeInTheDocument();
    expect(await within(shown.step).findByText('It lacks prvCreateContact.')).toBeInTheDocument();
    expect(needs(shown.step)).toEqual([
      [expect.stringContaining('prvReadAccount'), 'Organization'],
      [expect.stringContaining('prvCreateContact'), 'Missing'],
    ]);
    expect(shown.state('Permissions')).toBe('Needs attention');
  });

  it('says that nothing is missing', async () => {
    const shown = await showStep('Permissions', setupEnvironment(withUser({ roles: [holding(sales)] })));
    await pick(shown.step, 'Import leads');
    expect(await within(shown.step).findByText(/^Nothing is missing of what the flows need/)).toBeInTheDocument();
    expect(shown.state('Permissions')).toBe('Done');
  });

  it('claims nothing of privileges as long as it is not known how they are held', async () => {
    let held = false;
    const through: HostOptions['through'] = (fetch) => (request) => (held ? new Promise(() => undefined) : fetch(request));
    const shown = await showStep('Permissions', setupEnvironment(withUser({ roles: [holding(accounts)] })), { through });
    held = true;
    await pick(shown.step, 'Import leads');
    expect(needs(shown.step).map(([, depth]) => depth)).toEqual(['Not known', 'Not known']);
    expect(within(shown.step).queryByText(/^Nothing is missing/)).not.toBeInTheDocument();
    expect(shown.state('Permissions')).not.toBe('Done');
  });

  it('never calls missing what is needed in some cases only', async () => {
    const role = holding({ name: 'Regions', grants: { prvReadAccount: 'basic', prvWritecontoso_Region: 'global' } });
    const shown = await showStep('Permissions', setupEnvironment(withUser({ roles: [role] })));
    await pick(shown.step, 'Sync regions');
    await waitFor(() => expect(table(shown.step)).not.toHaveTextContent('Not known'));
    expect(within(shown.step).getByText(/^Nothing is missing/)).toBeInTheDocument();
    expect(needs(shown.step)).toEqual([
      [expect.stringContaining('prvReadAccount'), 'User'],
      [expect.stringContaining('prvCreatecontoso_Region'), 'Not held'],
      [expect.stringContaining('prvWritecontoso_Region'), 'Organization'],
    ]);
  });

  it('says that without a role it can do nothing', async () => {
    const shown = await showStep('Permissions', setupEnvironment(withUser()));
    expect(within(shown.step).getByText("It has no security role. Without one it can't do anything.")).toBeInTheDocument();
    expect(shown.state('Permissions')).toBe('To do');
  });

  it('warns of a System Administrator', async () => {
    const data = setupEnvironment(withUser());
    const assigned = [...(data.systemuserrolescollection as DataRow[]), { systemuserroleid: roleId(90), systemuserid: application.userId, roleid: roleId(place.administrator) }];
    const shown = await showStep('Permissions', { ...data, systemuserrolescollection: assigned });
    expect(await within(shown.step).findByText(/^It's a System Administrator: whoever has its secret can do everything/)).toBeInTheDocument();
    expect(shown.state('Permissions')).toBe('Needs attention');
  });

  it('says that roles can not be seen, rather than that there are none', async () => {
    const { prvReadRole: _, ...blind } = seeing;
    const roles = [{ name: 'Maker', grants: blind, holders: [mia] }, holding(accounts)];
    const { step } = await showStep('Permissions', setupEnvironment(withUser({ roles })), { user: mia });
    expect(await within(step).findByText(/^Its roles can't be seen\./)).toBeInTheDocument();
    expect(within(step).queryByText(/It has no security role/)).not.toBeInTheDocument();
    await pick(step, 'Import leads');
    await waitFor(() => expect(within(step).getByText(/^Please give the application user/)).toHaveTextContent(/prvReadAccount, prvCreateContact/));
  });
});

describe('giving roles', () => {
  const roles = [accounts, sales, other];

  it('ranks the roles by what they add, System Administrator last, and chooses none by itself', async () => {
    const { step } = await showStep('Permissions', setupEnvironment(withUser({ roles })));
    await pick(step, 'Import leads');
    await within(step).findByRole('checkbox', { name: /Sales integration\s*Adds 2 of 2/ });
    expect(await offered(step)).toEqual([
      'Sales integrationAdds 2 of 2 missing privileges',
      'Account readerAdds 1 of 2 missing privileges',
      'ArchivistAdds 0 of 2 missing privileges',
      'Basic UserAdds 0 of 2 missing privileges',
      'System Administrator',
    ]);
    expect(within(await within(step).findByRole('group', { name: 'Security roles' })).queryAllByRole('checkbox', { checked: true })).toEqual([]);
    expect(within(step).getByRole('button', { name: giving })).toHaveAttribute('aria-disabled', 'true');
  });

  it('gives the chosen roles, waits until they are in effect, and takes them away again', async () => {
    const shown = await showStep('Permissions', setupEnvironment(withUser({ roles })));
    const { step } = shown;
    await pick(step, 'Import leads');
    await choose(step, /^Sales integration/, /^Basic User/);
    await press(step, giving);
    expect(await within(step).findByText('The roles are given, and in effect.')).toBeInTheDocument();
    expect(await held(shown)).toEqual(['Basic User', 'Sales integration']);
    expect(await within(step).findByText(/^Nothing is missing/)).toBeInTheDocument();
    expect(await offered(step)).toEqual(['Account reader', 'Archivist', 'System Administrator']);
    expect(await accessibilityViolations(shown.container)).toEqual([]);
    await press(step, 'Undo');
    await waitFor(async () => expect(await held(shown)).toEqual([]));
    expect(await within(step).findByText(/taken away/)).toBeInTheDocument();
    expect(within(step).queryByText('The roles are given, and in effect.')).not.toBeInTheDocument();
  });

  it('gives the roles of the application user\'s own business unit', async () => {
    const shown = await showStep('Permissions', setupEnvironment(withUser({ roles }, { _businessunitid_value: units.sales })));
    await choose(shown.step, /^Account reader/);
    await press(shown.step, giving);
    expect(await within(shown.step).findByText('The roles are given, and in effect.')).toBeInTheDocument();
    expect(await shown.rows(`systemuserrolescollection?$filter=systemuserid eq ${application.userId}`)).toMatchObject([{ roleid: roleId(place.first, units.sales) }]);
  });

  it('warns when System Administrator is chosen, and of the command that gives it', async () => {
    const { step } = await showStep('Permissions', setupEnvironment(withUser({ roles })));
    await choose(step, /^System Administrator/);
    expect(within(step).getByText(/^System Administrator allows everything\..*pac admin create-service-principal/)).toBeInTheDocument();
  });

  it('says which roles were not given, and gives only those when it is tried again', async () => {
    let posts = 0;
    const through: HostOptions['through'] = (fetch) => (request) => {
      const isGiving = request.method === 'POST' && request.url.includes('systemuserroles_association');
      posts += isGiving ? 1 : 0;
      return isGiving && posts === 2
        ? Promise.resolve(Response.json({ error: { code: '0x80072322', message: 'Number of requests exceeded the limit.' } }, { status: 429 }))
        : fetch(request);
    };
    const shown = await showStep('Permissions', setupEnvironment(withUser({ roles })), { through });
    await choose(shown.step, /^Account reader/, /^Archivist/);
    await press(shown.step, giving);
    expect(await within(shown.step).findByText(/^Archivist weren't given\.|^Archivist wasn't given\./)).toBeInTheDocument();
    expect(await held(shown)).toEqual(['Account reader']);
    await press(shown.step, 'Try again');
    expect(await within(shown.step).findByText('The roles are given, and in effect.')).toBeInTheDocument();
    expect(await held(shown)).toEqual(['Account reader', 'Archivist']);
    expect(posts).toBe(3);
  });

  it('is given when only the answer got lost', async () => {
    const faults = [{ method: 'POST', path: 'systemusers(*)/systemuserroles_association/$ref', fault: { drop: 'after' } }] as const;
    const shown = await showStep('Permissions', setupEnvironment(withUser({ roles })), { emulator: { faults } });
    await choose(shown.step, /^Account reader/);
    await press(shown.step, giving);
    expect(await within(shown.step).findByText('The roles are given, and in effect.')).toBeInTheDocument();
    expect(within(shown.step).getByRole('button', { name: 'Undo' })).toBeInTheDocument();
    expect(await held(shown)).toEqual(['Account reader']);
  });

  it('says that no answer came, and tries again', async () => {
    const faults = [{ method: 'POST', path: 'systemusers(*)/systemuserroles_association/$ref', fault: { drop: 'before' }, first: 1 }] as const;
    const shown = await showStep('Permissions', setupEnvironment(withUser({ roles })), { emulator: { faults } });
    await choose(shown.step, /^Account reader/);
    await pressAndWait(within(shown.step).getByRole('button', { name: giving }), 15, () => within(shown.step).queryByText(/^Account reader weren't given\./) !== null);
    expect(await held(shown)).toEqual([]);
    await press(shown.step, 'Try again');
    expect(await within(shown.step).findByText('The roles are given, and in effect.')).toBeInTheDocument();
    expect(await held(shown)).toEqual(['Account reader']);
  });

  describe('while Dataverse goes by what it remembers of the user', () => {
    /** Answers what roles grant with nothing, once a role was given, so many times. */
    function lagging(times: number): HostOptions['through'] {
      let left = 0;
      return (fetch) => (request) => {
        if (request.method === 'POST' && request.url.includes('systemuserroles_association')) {
          left = times;
        }
        const isOfGrants = request.method === 'GET' && /\/privileges\?/.test(request.url) && /name="roleprivileges"/.test(decodeURIComponent(request.url));
        left -= isOfGrants ? 1 : 0;
        return isOfGrants && left >= 0 ? Promise.resolve(Response.json({ value: [] })) : fetch(request);
      };
    }

    it('waits until the roles are in effect', async () => {
      const shown = await showStep('Permissions', setupEnvironment(withUser({ roles })), { through: lagging(5) });
      await pick(shown.step, 'Import leads');
      await choose(shown.step, /^Sales integration\s*Adds 2/);
      await pressAndWait(within(shown.step).getByRole('button', { name: giving }), 59, () => within(shown.step).queryByText('The roles are given, and in effect.') !== null);
      await waitFor(() => expect(needs(shown.step).map(([, depth]) => depth)).toEqual(['Organization', 'Organization']));
    });

    it('says after a minute that they are given and not in effect yet, and sees it later', async () => {
      const shown = await showStep('Permissions', setupEnvironment(withUser({ roles })), { through: lagging(11) });
      await pick(shown.step, 'Import leads');
      await choose(shown.step, /^Sales integration\s*Adds 2/);
      const later = (): boolean => within(shown.step).queryByText(/^The roles are given\. What they allow isn't in effect yet:/) !== null;
      await pressAndWait(within(shown.step).getByRole('button', { name: giving }), 70, later);
      expect(await held(shown)).toEqual(['Sales integration']);
      await waitFor(async () => {
        await press(shown.step, 'Check again');
        expect(within(shown.step).getByText(/^Nothing is missing/)).toBeInTheDocument();
      });
    });
  });

  it('is told when the application user was deleted meanwhile', async () => {
    const shown = await showStep('Permissions', setupEnvironment(withUser({ roles })));
    await choose(shown.step, /^Account reader/);
    await shown.send('PATCH', `systemusers(${application.userId})`, { isdisabled: true });
    await shown.send('DELETE', `systemusers(${application.userId})`);
    await shown.send('DELETE', `systemusers(${application.userId})`);
    await press(shown.step, giving);
    expect(await within(shown.step).findByText("There's no application user yet. Create it in the step before this one.")).toBeInTheDocument();
    expect(shown.state('Application user')).toBe('To do');
  });

  describe('by somebody who may not give all of them', () => {
    const assigning = { ...seeing, prvAssignRole: 'global', prvAppendUser: 'global', prvAppendToUser: 'global', prvWriteUser: 'global', prvAppendRole: 'global', prvAppendToRole: 'global' } as const;

    it('names the privileges that are missing for giving any, with a text for an administrator', async () => {
      const maker = { name: 'Maker', grants: seeing, holders: [mia] };
      const { step } = await showStep('Permissions', setupEnvironment(withUser({ roles: [maker, sales] })), { user: mia });
      await pick(step, 'Import leads');
      expect(await within(step).findByText("You can't do this yourself: you don't have prvAssignRole.")).toBeInTheDocument();
      await within(step).findByText(/^It lacks|^It has no security role/);
      await waitFor(() => expect(within(step).getByText(/^Please give the application user/)).toHaveTextContent(/prvReadAccount, prvCreateContact/));
      expect(within(step).getByText(/^Please give the application user/)).toHaveTextContent(application.id);
      expect(within(step).queryByRole('button', { name: giving })).not.toBeInTheDocument();
    });

    it('says before it is tried which roles allow more than the person may, and asks Dataverse nothing', async () => {
      const posts: string[] = [];
      const through: HostOptions['through'] = (fetch) => (request) => {
        posts.push(...(request.method === 'POST' ? [request.url] : []));
        return fetch(request);
      };
      const maker = { name: 'Maker', grants: { ...assigning, prvReadAccount: 'global' } as const, holders: [mia] };
      const shown = await showStep('Permissions', setupEnvironment(withUser({ roles: [maker, accounts, sales] })), { user: mia, through });
      await choose(shown.step, /^Sales integration/);
      await press(shown.step, giving);
      expect(await within(shown.step).findByText(/^You can't give Sales integration:/)).toHaveTextContent('prvCreateContact');
      expect(posts).toEqual([]);
      expect(await held(shown)).toEqual([]);
      expect(within(shown.step).getByText(/^Please give the application user/)).toBeInTheDocument();
    });

    it('makes no role that would allow more than the person may', async () => {
      const maker = { name: 'Maker', grants: { ...assigning, prvCreateRole: 'global', prvWriteRole: 'global', prvReadAccount: 'global' } as const, holders: [mia] };
      const shown = await showStep('Permissions', setupEnvironment(withUser({ roles: [maker] })), { user: mia });
      await pick(shown.step, 'Import leads');
      const make = await within(shown.step).findByRole('button', { name: making }).catch(() => null);
      if (make) {
        await userEvent.click(make);
      }
      expect((await within(shown.step).findAllByText(/prvCreateContact/)).some((each) => /You can't|you don't have|than you/.test(each.textContent ?? ''))).toBe(true);
      expect(await shown.rows("roles?$filter=contains(name,'Dataverse flows')")).toEqual([]);
    });

    it('gives what the person may give', async () => {
      const maker = { name: 'Maker', grants: { ...assigning, prvReadAccount: 'global' } as const, holders: [mia] };
      const shown = await showStep('Permissions', setupEnvironment(withUser({ roles: [maker, accounts] })), { user: mia });
      await choose(shown.step, /^Account reader/);
      await press(shown.step, giving);
      expect(await within(shown.step).findByText('The roles are given, and in effect.')).toBeInTheDocument();
      expect(await held(shown)).toEqual(['Account reader']);
    });
  });
});

describe('making a role of exactly what is needed', () => {
  const name = 'Contoso integration - Dataverse flows';

  async function form(step: HTMLElement): Promise<HTMLElement> {
    return (await within(step).findByRole('textbox', { name: /^Name of the role/ })).closest('section') as HTMLElement;
  }

  async function chooseDepth(inside: HTMLElement, depth: string): Promise<void> {
    await userEvent.click(within(inside).getByRole('combobox', { name: 'Access level' }));
    await userEvent.click(await screen.findByRole('option', { name: depth }));
  }

  it('makes it with these privileges, gives it beside Basic User, and sees it in effect', async () => {
    const shown = await showStep('Permissions', setupEnvironment(withUser()));
    const { step } = shown;
    await pick(step, 'Import leads');
    const inside = await form(step);
    expect(within(inside).getByRole('textbox', { name: /^Name of the role/ })).toHaveValue(name);
    expect(within(inside).getByRole('textbox', { name: 'Description' })).toHaveValue('What these flows need of Dataverse: Import leads');
    expect(within(inside).getByRole('checkbox', { name: 'Give Basic User, too' })).toBeChecked();
    expect(within(inside).getByText('The role grants 2 privileges.')).toBeInTheDocument();
    await press(inside, 'Details');
    expect(inside).toHaveTextContent(/prvReadAccount: Organization\s*prvCreateContact: Organization/);
    expect(await accessibilityViolations(shown.container)).toEqual([]);
    await press(inside, making);
    expect(await within(step).findByText('The roles are given, and in effect.')).toBeInTheDocument();
    expect(await held(shown)).toEqual(['Basic User', name]);
    expect(await granted(shown, name)).toMatchObject({ prvReadAccount: 8, prvCreateContact: 8 });
    expect(await shown.rows(`roles?$filter=name eq '${name}' and _businessunitid_value eq ${units.contoso}`)).toMatchObject([
      { description: 'What these flows need of Dataverse: Import leads' },
    ]);
    expect(shown.state('Permissions')).toBe('Done');
  });

  it('grants at the depth that was chosen, and says what can not be granted so', async () => {
    const shown = await showStep('Permissions', setupEnvironment(withUser()));
    await pick(shown.step, 'Sync regions');
    const inside = await form(shown.step);
    await userEvent.click(within(inside).getByRole('combobox', { name: 'Access level' }));
    expect((await screen.findAllByRole('option')).map((option) => option.textContent)).toEqual([
      'User', 'Business unit', 'Parent: child business units', 'Organization',
    ]);
    await userEvent.click(screen.getByRole('option', { name: 'Business unit' }));
    expect(within(inside).getByText(/^Not possible at this access level.*: prvCreatecontoso_Region, prvWritecontoso_Region/)).toBeInTheDocument();
    await press(inside, making);
    await within(shown.step).findByText('The roles are given, and in effect.');
    expect(await granted(shown, name)).toMatchObject({ prvReadAccount: 2, prvWritecontoso_Region: 8, prvCreatecontoso_Region: 8 });
  });

  it('leaves out what is needed in some cases only, and Basic User, when told to', async () => {
    const shown = await showStep('Permissions', setupEnvironment(withUser()));
    await pick(shown.step, 'Sync regions');
    const inside = await form(shown.step);
    await userEvent.click(within(inside).getByRole('checkbox', { name: 'Also what is needed in some cases only' }));
    await userEvent.click(within(inside).getByRole('checkbox', { name: 'Give Basic User, too' }));
    await press(inside, making);
    await within(shown.step).findByText('The roles are given, and in effect.');
    expect(await held(shown)).toEqual([name]);
    expect(await granted(shown, name)).toHaveProperty('prvWritecontoso_Region', 8);
    expect(await granted(shown, name)).not.toHaveProperty('prvCreatecontoso_Region');
  });

  it('makes it in the business unit of the application user', async () => {
    const shown = await showStep('Permissions', setupEnvironment(withUser({}, { _businessunitid_value: units.sales })));
    await pick(shown.step, 'Import leads');
    await press(await form(shown.step), making);
    await within(shown.step).findByText('The roles are given, and in effect.');
    expect(await shown.rows(`roles?$filter=name eq '${name}'`)).toMatchObject([{ _businessunitid_value: units.sales }]);
  });

  it('asks for another name where there is such a role', async () => {
    const shown = await showStep('Permissions', setupEnvironment(withUser({ roles: [accounts] })));
    await pick(shown.step, 'Import leads');
    const inside = await form(shown.step);
    const field = within(inside).getByRole('textbox', { name: /^Name of the role/ });
    await userEvent.clear(field);
    expect(within(inside).getByText('Enter a name.')).toBeInTheDocument();
    expect(within(inside).getByRole('button', { name: making })).toHaveAttribute('aria-disabled', 'true');
    await userEvent.type(field, 'account READER');
    await press(inside, making);
    expect(await within(shown.step).findByText(/^There's a role named .?account READER.? already\. Choose another name\.$/)).toBeInTheDocument();
    expect(await held(shown)).toEqual([]);
    expect(await granted(shown, accounts.name)).toEqual({ prvReadAccount: 8 });
    await userEvent.type(field, ' 2');
    await press(inside, making);
    expect(await within(shown.step).findByText('The roles are given, and in effect.')).toBeInTheDocument();
  });

  it('says what lacks where the role is there without its privileges, and adds them when it is tried again', async () => {
    const faults = [{ method: 'POST', path: 'roles(*)/Microsoft.Dynamics.CRM.AddPrivilegesRole', fault: { throttle: 'requests' }, first: 1 }] as const;
    const shown = await showStep('Permissions', setupEnvironment(withUser()), { emulator: { faults } });
    await pick(shown.step, 'Import leads');
    await press(await form(shown.step), making);
    const told = await within(shown.step).findByText(/^The role .* is there, but these privileges aren't in it: prvReadAccount, prvCreateContact\./);
    expect(told).toHaveTextContent('Trying again adds them.');
    expect(await held(shown)).toEqual([]);
    await press(shown.step, 'Try again');
    expect(await within(shown.step).findByText('The roles are given, and in effect.')).toBeInTheDocument();
    expect(await granted(shown, name)).toMatchObject({ prvReadAccount: 8, prvCreateContact: 8 });
    expect(await held(shown)).toEqual(['Basic User', name]);
    expect(await shown.rows(`roles?$filter=name eq '${name}' and _parentroleid_value eq null`)).toHaveLength(1);
  });

  it('gives the role that was made when giving it failed at first', async () => {
    const faults = [{ method: 'POST', path: 'systemusers(*)/systemuserroles_association/$ref', fault: { throttle: 'requests' }, first: 1 }] as const;
    const shown = await showStep('Permissions', setupEnvironment(withUser()), { emulator: { faults } });
    await pick(shown.step, 'Import leads');
    await press(await form(shown.step), making);
    expect(await within(shown.step).findByText(new RegExp(`${name}.* weren't given\\.`))).toBeInTheDocument();
    await press(shown.step, 'Try again');
    expect(await within(shown.step).findByText('The roles are given, and in effect.')).toBeInTheDocument();
    expect(await held(shown)).toEqual(['Basic User', name]);
    expect(await shown.rows(`roles?$filter=name eq '${name}' and _parentroleid_value eq null`)).toHaveLength(1);
  });

  it('is made once when only the answer got lost', async () => {
    const faults = [{ method: 'POST', table: 'roles', fault: { drop: 'after' }, first: 1 }] as const;
    const shown = await showStep('Permissions', setupEnvironment(withUser()), { emulator: { faults } });
    await pick(shown.step, 'Import leads');
    await press(await form(shown.step), making);
    expect(await within(shown.step).findByText('The roles are given, and in effect.')).toBeInTheDocument();
    expect(await shown.rows(`roles?$filter=name eq '${name}' and _parentroleid_value eq null`)).toHaveLength(1);
  });

  it('takes the role away and deletes it, from the activity', async () => {
    const shown = await showStep('Permissions', setupEnvironment(withUser()));
    await pick(shown.step, 'Import leads');
    await press(await form(shown.step), making);
    await within(shown.step).findByText('The roles are given, and in effect.');
    const activity = await shown.activity();
    const undo = async (subject: string): Promise<HTMLElement> => {
      await userEvent.click(within(activity).getAllByRole('button', { name: `Open ${subject}` })[0]!);
      const pane = await screen.findByRole('region', { name: subject });
      await press(pane, 'Undo');
      return pane;
    };
    expect(await within(await undo(name)).findByText(/^The role .* isn't deleted: somebody has it\. Take it away first\.$/)).toBeInTheDocument();
    for (const given of within(activity).getAllByRole('button', { name: 'Open # Contoso integration' })) {
      await userEvent.click(given);
      await press(await screen.findByRole('region', { name: '# Contoso integration' }), 'Undo');
    }
    await waitFor(async () => expect(await held(shown)).toEqual([]));
    expect(await within(await undo(name)).findByText(/^The role .* is deleted again\.$/)).toBeInTheDocument();
    expect(await shown.rows(`roles?$filter=name eq '${name}'`)).toEqual([]);
  });

  it('hands over where the person can not make roles', async () => {
    const maker = { name: 'Maker', grants: { ...seeing, prvAssignRole: 'global' } as const, holders: [mia] };
    const { step } = await showStep('Permissions', setupEnvironment(withUser({ roles: [maker] })), { user: mia });
    await pick(step, 'Import leads');
    expect(await within(step).findByText("You can't do this yourself: you don't have prvCreateRole, prvWriteRole.")).toBeInTheDocument();
    const text = within(step).getByText(/^Please create the security role/);
    expect(text).toHaveTextContent(name);
    expect(text).toHaveTextContent(/prvReadAccount: Organization/);
    expect(within(step).queryByRole('button', { name: making })).not.toBeInTheDocument();
  });
});

describe('in a host without execute', () => {
  it('shows where roles are given and what to enter there, and sees it when it is done', async () => {
    const shown = await showStep('Permissions', setupEnvironment(withUser({ roles: [sales] })), { execute: false });
    const { step } = shown;
    await pick(step, 'Import leads');
    expect(within(step).getByText('Open the environment, then Settings > Users + permissions > Application users.')).toBeInTheDocument();
    expect(await within(step).findByText('prvReadAccount, prvCreateContact')).toBeInTheDocument();
    expect(within(step).getByRole('button', { name: 'Copy Missing privileges' })).toBeInTheDocument();
    expect(within(step).queryByRole('button', { name: giving })).not.toBeInTheDocument();
    expect(within(step).queryByRole('button', { name: making })).not.toBeInTheDocument();
    expect(await accessibilityViolations(shown.container)).toEqual([]);
    const body = { '@odata.id': `http://org.example/api/data/v9.2/roles(${roleId(place.first)})` };
    expect((await shown.send('POST', `systemusers(${application.userId})/systemuserroles_association/$ref`, body)).status).toBe(204);
    await press(step, 'Check again');
    expect(await within(step).findByText(/^Nothing is missing/)).toBeInTheDocument();
    expect(shown.state('Permissions')).toBe('Done');
  });

  it('sees it by itself, too', async () => {
    const shown = await showStep('Application user', setupEnvironment(withUser({ roles: [sales] })), { execute: false });
    const body = { '@odata.id': `http://org.example/api/data/v9.2/roles(${roleId(place.first)})` };
    const permissions = screen.getByRole('button', { name: /^\d?Permissions/ });
    let given = false;
    await pressAndWait(permissions, 30, () => {
      if (!given && screen.queryByText(/^It has no security role/)) {
        given = true;
        void shown.send('POST', `systemusers(${application.userId})/systemuserroles_association/$ref`, body);
      }
      return screen.queryByText('It has Sales integration.') !== null;
    });
  });

  it('stops looking after ten minutes', async () => {
    const shown = await showStep('Application user', setupEnvironment(withUser()), { execute: false });
    const looks = (): number => shown.requests.filter((url) => url.includes('applicationid eq')).length;
    await pressAndWait(screen.getByRole('button', { name: /^\d?Permissions/ }), 700, () => looks() > 70 || false).catch(() => undefined);
    expect(looks()).toBeGreaterThan(50);
    expect(looks()).toBeLessThan(70);
  });
});

it('is entered when there is an application user, and says so until then', async () => {
  const shown = await showStep('Application user', setupEnvironment());
  await userEvent.click(screen.getByRole('button', { name: /^Permissions/ }));
  expect(screen.getByText("Permissions isn't available yet. Needs the application user first.")).toBeInTheDocument();
  await press(shown.step, 'Create application user');
  await within(shown.step).findByText('The application user is created.');
  await shown.go('Permissions');
  expect(await within(shown.step).findByText(/^It has no security role\./)).toBeInTheDocument();
});
