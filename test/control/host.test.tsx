import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { generateSample } from '../emulator/sample/generateSample';
import { rowsOf, type DataRow, type EnvironmentData } from '../emulator/environmentData';
import { definition, environment, flowRow, referenceRow, schedule } from './environment';
import { showControl, type HostOptions } from './harness';

const manyReferences = (count: number): EnvironmentData =>
  environment({
    connectionreferences: Array.from({ length: count }, (_, index) => referenceRow(index + 1)),
    workflows: [flowRow(1, definition(schedule, { dv: { reference: 'contoso_reference1' } }))],
  });

/** A door in front of the answers to some requests: closed until it is opened. */
function door(closedFor: RegExp): { through: NonNullable<HostOptions['through']>; open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return {
    open: () => open(),
    through: (fetch) => async (request) => {
      if (closedFor.test(decodeURIComponent(request.url))) {
        await opened;
      }
      return fetch(request);
    },
  };
}

function failing(which: RegExp, answer: () => Response | Promise<Response>): { through: NonNullable<HostOptions['through']>; mend: () => void } {
  let broken = true;
  return {
    mend: () => (broken = false),
    through: (fetch) => (request) => (broken && which.test(decodeURIComponent(request.url)) ? Promise.resolve(answer()) : fetch(request)),
  };
}

const errorAnswer = (status: number, code: string, message: string) => (): Response =>
  new Response(JSON.stringify({ error: { code, message } }), { status, headers: { 'Content-Type': 'application/json' } });

/** systemuserid of someone with exactly this role, in the sample. */
function userWithRole(data: EnvironmentData, role: string): string {
  const roles = rowsOf(data, 'roles').filter((row) => row.name === role);
  const assigned = rowsOf(data, 'systemuserrolescollection');
  const holders = assigned.filter((row) => roles.some(({ roleid }) => roleid === row.roleid)).map((row) => row.systemuserid);
  const alone = holders.find((holder) => assigned.filter((row: DataRow) => row.systemuserid === holder).length === 1);
  return alone as string;
}

it('shows the first rows with the first page, while the rest is still on its way', async () => {
  const { through, open } = door(/connectionreferences\?.*skiptoken/);
  await showControl(manyReferences(1_200), { through });
  expect(await screen.findByRole('button', { name: 'Open Reference 1' })).toBeInTheDocument();
  expect(screen.getByText('1,000 connection references so far')).toBeInTheDocument();
  expect(screen.getByRole('progressbar', { name: 'Loading connection references' })).toBeInTheDocument();
  open();
  expect(await screen.findByText('1,200 connection references')).toBeInTheDocument();
});

it('shows the shape of the list until the first page is there', async () => {
  const { through, open } = door(/connectionreferences\?/);
  await showControl(manyReferences(1), { through });
  expect(screen.getByRole('progressbar', { name: 'Loading connection references' })).toBeInTheDocument();
  expect(screen.queryByRole('grid')).not.toBeInTheDocument();
  open();
  expect(await screen.findByRole('grid')).toBeInTheDocument();
});

it('names the privilege that is missing, and the role that has it', async () => {
  const data = generateSample();
  await showControl(data, { user: userWithRole(data, 'Basic User') });
  const alert = await screen.findByRole('alert');
  expect(within(alert).getByRole('heading', { name: "You don't have permission" })).toBeInTheDocument();
  expect(alert).toHaveTextContent(/the privilege prvReadconnectionreference is missing\. Environment Maker usually has it/);
  expect(screen.queryByRole('group', { name: 'Filters' })).not.toBeInTheDocument();
});

it('keeps the rows of the pages before when a later page fails, and reads on when told to try again', async () => {
  const { through, mend } = failing(/connectionreferences\?.*skiptoken/, errorAnswer(500, '0x80044150', 'SQL timeout.'));
  await showControl(manyReferences(1_200), { through });
  expect(await screen.findByText(/^Not all connection references could be read. Those read so far are shown/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Open Reference 1' })).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Details' }));
  expect(screen.getByText('0x80044150 SQL timeout.')).toBeInTheDocument();
  mend();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('1,200 connection references')).toBeInTheDocument();
  expect(screen.queryByText(/could be read/)).not.toBeInTheDocument();
});

it('says that Dataverse could not be reached when there is no answer at all', async () => {
  const { through } = failing(/connectionreferences\?/, () => Promise.reject(new TypeError('Failed to fetch')));
  await showControl(manyReferences(1), { through });
  expect(await screen.findByText(/Dataverse couldn't be reached. Check your network connection/)).toBeInTheDocument();
});

it('still lists the connections when the flows can not be read, and says what is missing', async () => {
  const { through } = failing(/workflows\?/, errorAnswer(403, '0x80040220', 'is missing prvReadworkflow privilege (Id=1)'));
  await showControl(manyReferences(2), { through });
  expect(await screen.findByRole('button', { name: 'Open Reference 1' })).toBeInTheDocument();
  expect(await screen.findByText(/don't have permission to see flows.*prvReadworkflow/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Open Reference 1' }));
  expect(screen.getByText(/it isn't known which of them use this connection reference/)).toBeInTheDocument();
});

it('asks for nothing more once it is removed', async () => {
  const { through, open } = door(/connectionreferences\?|workflows\?/);
  const { requests, remove } = await showControl(manyReferences(1_200), { through });
  remove();
  const before = requests.length;
  open();
  await act(() => new Promise((resolve) => setTimeout(resolve, 100)));
  expect(requests.slice(before).filter((url) => url.includes('skiptoken') || url.includes('clientdata'))).toEqual([]);
});

it('two controls on a page share no id', async () => {
  await showControl(manyReferences(2));
  await showControl(manyReferences(2));
  await waitFor(() => expect(screen.getAllByRole('grid')).toHaveLength(2));
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
  expect(ids.filter((each, index) => ids.indexOf(each) !== index)).toEqual([]);
  // Another copy of Fluent on the page counts from the start as well: only the prefix sets two controls apart for sure.
  const prefixes = screen.getAllByRole('tabpanel').map(({ id }) => /^(.*)views/.exec(id)?.[1]);
  expect(new Set(prefixes).size).toBe(2);
});

it('takes the direction of the host, and the height that a canvas gives', async () => {
  const shown = await showControl(manyReferences(1), { isRtl: true, layout: { allocatedWidth: -1, allocatedHeight: -1 } });
  const root = shown.container.firstElementChild as HTMLElement;
  expect(root).toHaveAttribute('dir', 'rtl');
  expect(root.firstElementChild).not.toHaveStyle({ height: '500px' });
  shown.resize({ allocatedWidth: 800, allocatedHeight: 500 });
  expect(root.firstElementChild).toHaveStyle({ height: '500px' });
});

it("takes the host's theme, and its own where the app has none", async () => {
  const dark = await showControl(manyReferences(1), {
    fluentDesignLanguage: { brand: {} as never, isDarkTheme: true, tokenTheme: { colorNeutralBackground1: '#123456' } },
  });
  const frameOf = (container: HTMLElement): HTMLElement => container.firstElementChild?.firstElementChild as HTMLElement;
  expect(frameOf(dark.container)).toHaveStyle({ colorScheme: 'dark' });
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText));
  expect(rules.join('\n')).toContain('--colorNeutralBackground1: #123456');
  const plain = await showControl(manyReferences(1));
  expect(frameOf(plain.container)).toHaveStyle({ colorScheme: 'light' });
});

it('tells screen readers how many rows there are, once that has settled', async () => {
  await showControl(manyReferences(3));
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('3 connection references'));
});

it('reads again on refresh and keeps showing what it had until then', async () => {
  let name = 'Reference 1';
  let wait: Promise<void> = Promise.resolve();
  let answer: () => void = () => undefined;
  await showControl(manyReferences(2), {
    through: (fetch) => async (request) => {
      const response = await fetch(request);
      if (!request.url.includes('connectionreferences?')) {
        return response;
      }
      await wait;
      return new Response((await response.text()).replace('"Reference 1"', `"${name}"`), response);
    },
  });
  await screen.findByText('2 connection references');
  name = 'Renamed';
  wait = new Promise((resolve) => (answer = resolve));
  await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
  expect(screen.getByRole('button', { name: 'Open Reference 1' })).toBeInTheDocument();
  answer();
  expect(await screen.findByRole('button', { name: 'Open Renamed' })).toBeInTheDocument();
});

it('tells the same problem once, with its details, when nothing at all can be read', async () => {
  const { through } = failing(/connectionreferences\?|workflows\?/, errorAnswer(500, '0x80044150', 'SQL timeout.'));
  await showControl(manyReferences(1), { through });
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent("The connection references couldn't be read. Try again.");
  await userEvent.click(within(alert).getByRole('button', { name: 'Details' }));
  expect(within(alert).getByText('0x80044150 SQL timeout.')).toBeInTheDocument();
});

it('tells once that the flows can not be read, though their definitions can not be read then either', async () => {
  const { through } = failing(/workflows\?/, errorAnswer(500, '0x80044150', 'SQL timeout.'));
  await showControl(manyReferences(1), { through });
  expect(await screen.findByText(/^The flows couldn't be read/)).toBeInTheDocument();
  expect(screen.getAllByRole('button', { name: 'Try again' })).toHaveLength(1);
  await userEvent.click(screen.getByRole('tab', { name: 'Flows' }));
  expect(screen.getAllByRole('button', { name: 'Try again' })).toHaveLength(1);
});

it('tells it once when the same holds for everything', async () => {
  const { through } = failing(/connectionreferences\?|workflows\?/, () => Promise.reject(new TypeError('Failed to fetch')));
  await showControl(manyReferences(1), { through });
  await screen.findByRole('alert');
  await waitFor(() => expect(screen.queryByRole('progressbar')).not.toBeInTheDocument());
  expect(screen.getAllByText(/Dataverse couldn't be reached/)).toHaveLength(1);
});

it('shows no counts and filters while nothing has been read, nor where nothing may be', async () => {
  const { through, open } = door(/connectionreferences\?/);
  const { unmount } = await showControl(manyReferences(1), { through });
  expect(screen.queryByRole('group', { name: 'Filters' })).not.toBeInTheDocument();
  open();
  expect(await screen.findByRole('group', { name: 'Filters' })).toBeInTheDocument();
  unmount();
  const refusing = failing(/connectionreferences\?/, errorAnswer(403, '0x80040220', 'is missing prvReadconnectionreference privilege (Id=1)'));
  await showControl(manyReferences(1), { through: refusing.through });
  expect(await screen.findByText("You don't have permission")).toBeInTheDocument();
  expect(screen.queryByRole('group', { name: 'Filters' })).not.toBeInTheDocument();
});

it('says in place and to screen readers that Dataverse limits requests, until it goes on', async () => {
  const message = 'Dataverse limits requests. Trying again in a moment.';
  await showControl(manyReferences(1), {
    emulator: { faults: [{ table: 'connectionreferences', first: 1, fault: { throttle: 'requests' } }] },
  });
  expect((await screen.findAllByText(message))[0]).toBeVisible();
  expect(screen.getByRole('progressbar', { name: message })).toBeInTheDocument();
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(message), { timeout: 3_000 });
  expect(await screen.findByRole('button', { name: 'Open Reference 1' }, { timeout: 9_000 })).toBeInTheDocument();
  await waitFor(() => expect(screen.queryByText(message)).not.toBeInTheDocument());
});
