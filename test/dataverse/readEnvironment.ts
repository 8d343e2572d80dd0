import { createDataverseClient, type Wait } from '../../ConnectionManager/dataverse/webApiClient';
import { createInventoryReader, type InventoryReader } from '../../ConnectionManager/dataverse/inventoryReader';
import type { Inventory, ListingName, LiveConnections } from '../../ConnectionManager/model/inventory';
import { createEmulator } from '../emulator/emulator';
import type { DataRow, EnvironmentData } from '../emulator/environmentData';
import { createUtils } from '../host/utils';
import { createWebApi } from '../host/webApi';

const baseUrl = 'http://org.example/api/data/v9.2/';

/** What the reader asks for; `changed` are the definitions of flows by their ids, `reference` and `flow` are single rows. */
export type ListName =
  | 'references'
  | 'flows'
  | 'definitions'
  | 'changed'
  | 'instances'
  | 'runs'
  | 'registrations'
  | 'people'
  | 'tables'
  | 'access'
  | 'reference'
  | 'flow';

/** A page that the reader asks for: `references 1` is the first page of the connection references. */
export type PageName = `${ListName} ${number}`;

/** A request that waits for its answer. */
export interface HeldPage {
  /** Resolves when the page is asked for. */
  readonly asked: Promise<void>;
  /** Lets the emulator answer. */
  readonly open: () => void;
}

/** A reader on an emulator, as a test sees and steers it. */
export interface ReadEnvironment {
  readonly reader: InventoryReader;
  /** The pages asked for so far, in order; one that is asked for again is there again. */
  readonly asked: readonly PageName[];
  /** Those of some lists, in order. */
  readonly askedFor: (...lists: readonly ListName[]) => readonly PageName[];
  /** The addresses asked for, decoded. */
  readonly addresses: readonly string[];
  /** Holds the next answer to a page back. */
  readonly hold: (page: PageName) => HeldPage;
  /** Puts an answer in place of the emulator's next one to a page. */
  readonly fail: (page: PageName, status: number, code: string, message: string) => void;
  /** Changes a row behind the reader's back, or creates it; without changes, deletes it. */
  readonly change: (row: string, changes?: DataRow) => Promise<void>;
  /** What was published of a listing, such as `loading: 2 so far` or `complete: 5`; the same thing twice in a row counts once. */
  readonly story: (key: ListingName) => readonly string[];
  /** Waits until nothing happens any more. */
  readonly quiet: () => Promise<void>;
}

/** What a test decides of the environment's answers. */
export interface ReadOptions {
  /** Rows that the service gives a page at most, whatever is asked for. */
  readonly rowsPerPage?: number;
  /** How pauses pass; default: at once. */
  readonly wait?: Wait;
  /** systemuserid of the signed-in user; default: not known to the host, so that nobody's access is read. */
  readonly userId?: string | null;
  /** The connections that the host hands in. */
  readonly live?: () => LiveConnections;
}

const nothingHandedIn: LiveConnections = { connections: [], misfits: [], problem: null, readAt: null };

/**
 * Makes a reader with the real client and queries on an emulator of its own. The clock goes on by a minute with each answer.
 *
 * @param data The environment.
 * @param options What is special about the answers.
 * @returns The reader, which reads nothing yet.
 */
export async function readEnvironment(
  data: EnvironmentData,
  { rowsPerPage = 2, wait = () => Promise.resolve(), userId = null, live = () => nothingHandedIn }: ReadOptions = {},
): Promise<ReadEnvironment> {
  const emulator = await createEmulator(data);
  const asked: PageName[] = [];
  const addresses: string[] = [];
  const instead = new Map<PageName, (pass: () => Promise<Response>) => Promise<Response>>();
  let happened = 0;

  const fetch = async (request: Request): Promise<Response> => {
    const page = pageOf(request.url);
    request.headers.set('Prefer', `odata.maxpagesize=${rowsPerPage}`);
    const pass = (): Promise<Response> => emulator.fetch(request);
    happened++;
    if (page === null) {
      return pass();
    }
    asked.push(page);
    addresses.push(decodeURIComponent(request.url));
    const answer = instead.get(page);
    instead.delete(page);
    return answer ? answer(pass) : pass();
  };

  let minutes = 0;
  const host = { webAPI: createWebApi({ fetch, baseUrl }), utils: createUtils({ fetch, baseUrl }) };
  const reader = createInventoryReader(createDataverseClient(host, wait), () => minute(minutes++), { userId, live });
  const published: Inventory[] = [];
  reader.subscribe(() => {
    happened++;
    published.push(reader.current());
  });

  return {
    reader,
    asked,
    askedFor: (...lists) => asked.filter((page) => lists.some((list) => page.startsWith(`${list} `))),
    addresses,
    hold: (page) => {
      const [reached, reach] = signal();
      const [opened, open] = signal();
      instead.set(page, async (pass) => {
        reach();
        await opened;
        return pass();
      });
      return { asked: reached, open };
    },
    fail: (page, status, code, message) => {
      const body = JSON.stringify({ error: { code, message } });
      instead.set(page, () => Promise.resolve(new Response(body, { status, headers: { 'Content-Type': 'application/json' } })));
    },
    change: async (row, changes) => {
      const headers = { 'Content-Type': 'application/json' };
      const init = changes ? { method: 'PATCH', headers, body: JSON.stringify(changes) } : { method: 'DELETE' };
      const response = await emulator.fetch(new Request(baseUrl + row, init));
      if (!response.ok) {
        throw new Error(await response.text());
      }
    },
    story: (key) => published.map((inventory) => tell(inventory[key])).filter((line, index, lines) => line !== lines[index - 1]),
    quiet: async () => {
      for (let before = -1, turns = 0; turns < 20; turns = before === happened ? turns + 1 : 0) {
        before = happened;
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

/**
 * The time of the nth answer, from 0.
 *
 * @param number How many answers came before.
 * @returns A minute for each.
 */
export function minute(number: number): Date {
  return new Date(Date.UTC(2026, 9, 1, 8, number));
}

/** What lists are read with, the first that fits; what the host itself asks for is in none. */
const lists: readonly (readonly [ListName, RegExp])[] = [
  ['references', /\/connectionreferences\?/],
  ['reference', /\/connectionreferences\(/],
  ['flow', /\/workflows\(/],
  ['changed', /\/workflows\?.*clientdata.*\.In\(/],
  ['definitions', /\/workflows\?.*clientdata/],
  ['flows', /\/workflows\?/],
  ['instances', /\/connectioninstances\?/],
  ['runs', /\/flowruns\?/],
  ['registrations', /\/callbackregistrations\?/],
  ['people', /\/systemusers\?.*domainname/],
  ['tables', /\/EntityDefinitions(\?|\(LogicalName='\w+'\)$)|\/privileges\?\$select=name&/],
  ['access', /fetchXml=/i],
];

function pageOf(url: string): PageName | null {
  const query = decodeURIComponent(url);
  const list = lists.find(([, address]) => address.test(query));
  return list ? `${list[0]} ${Number(/pagenumber="(\d+)"/.exec(query)?.[1] ?? 1)}` : null;
}

function tell({ state, complete, rows }: Inventory[ListingName]): string {
  return `${state}: ${rows.length}${complete ? '' : ' so far'}`;
}

function signal(): [Promise<void>, () => void] {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return [given, () => give()];
}
