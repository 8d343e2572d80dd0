import { OrgError } from '../org/orgError';
import { readJson } from '../org/readJson';
import { serviceRoot, type OrgConnection } from '../org/sendToOrg';
import type { SavedTable } from './tables';

/** A row as it is saved: columns, and for lookups what they point at. */
export type Row = Record<string, unknown>;

/** How a long reading goes on. */
export interface Reading {
  /** Takes lines that say how far it has come. */
  readonly tell: (line: string) => void;
  /** Passes time, in milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Rows a page at most, whatever the table says. */
  readonly pageSize?: number;
}

/** The rows of a table, and whether there were more than its limit. */
export interface ReadRows {
  readonly rows: readonly Row[];
  readonly cut: boolean;
}

const formattedValue = '@OData.Community.Display.V1.FormattedValue';
const lookupLogicalName = '@Microsoft.Dynamics.CRM.lookuplogicalname';
const lookupAnnotations: ReadonlySet<string> = new Set([formattedValue, lookupLogicalName]);
const annotations = `odata.include-annotations="${formattedValue.slice(1)},${lookupLogicalName.slice(1)}"`;

/**
 * Pauses before a page that was refused as too much is asked for again, in seconds, where the answer doesn't say how long. Dataverse
 * counts over 300 seconds (Microsoft Learn, "Service protection API limits"), so that together they are longer than that.
 */
const pauses = [5, 15, 45, 120, 300];

/** Who is to wait longer than that, in seconds, had better come back another day. */
const longestPause = 3_600;

/**
 * Reads the rows of a table, a page at a time.
 *
 * @param connection The environment.
 * @param table What to read.
 * @param reading How it goes on.
 * @returns The rows.
 * @throws OrgError (as a rejection) where a page can't be read, or the link to the next one leads away from the Web API.
 */
export async function readRows(connection: OrgConnection, table: SavedTable, reading: Reading): Promise<ReadRows> {
  const prefer = `odata.maxpagesize=${Math.min(table.pageSize, reading.pageSize ?? table.pageSize)},${annotations}`;
  const columns = new Set(table.columns);
  const asked = new Set<string>();
  const rows: Row[] = [];
  let address: string | undefined = addressOf(table);
  while (address !== undefined && rows.length < (table.limit ?? Infinity)) {
    if (asked.has(address)) {
      throw new OrgError('address', `${table.set}: the link to the next page leads back to one that was read.`);
    }
    asked.add(address);
    const page = await readPatiently(connection, address, prefer, table.set, reading);
    for (const row of rowsOf(page)) {
      rows.push(savedPart(row, columns));
    }
    address = nextOf(page);
    reading.tell(`${table.set}: ${rows.length} rows${address === undefined ? '' : ' so far'}`);
  }
  return { rows, cut: address !== undefined };
}

function addressOf({ set, columns, filter }: SavedTable): string {
  const condition = filter === undefined ? '' : `&$filter=${encodeURIComponent(filter)}`;
  return `${serviceRoot}${set}?$select=${columns.join(',')}${condition}`;
}

async function readPatiently(connection: OrgConnection, address: string, prefer: string, set: string, { tell, wait }: Reading): Promise<Row> {
  for (const pause of pauses) {
    try {
      return await readJson(connection, address, prefer);
    } catch (error) {
      const { status, retryAfter = pause } = (error instanceof OrgError ? error.answer : undefined) ?? {};
      if ((status !== 429 && status !== 503) || retryAfter > longestPause) {
        throw error;
      }
      tell(`${set}: HTTP ${status}, asking again in ${retryAfter} s`);
      await wait(retryAfter * 1000);
    }
  }
  return readJson(connection, address, prefer);
}

function rowsOf(page: Row): Row[] {
  if (!Array.isArray(page.value)) {
    throw new OrgError('answered', 'The answer is no list of rows.');
  }
  return page.value as Row[];
}

function nextOf(page: Row): string | undefined {
  const link = page['@odata.nextLink'];
  return typeof link === 'string' ? link : undefined;
}

/** The columns that were asked for (some tables answer more), and of lookups that point at something its name and table. */
function savedPart(row: Row, columns: ReadonlySet<string>): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => columns.has(name) || isOfLookup(name, columns)));
}

function isOfLookup(name: string, columns: ReadonlySet<string>): boolean {
  const [column = '', ...annotation] = name.split('@');
  return column.startsWith('_') && columns.has(column) && lookupAnnotations.has(`@${annotation.join('@')}`);
}
