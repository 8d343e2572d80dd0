import { compareText } from '../../model/flow/compareText';
import type { Principal } from '../../model/sharing';
import type { DataverseClient } from '../client';
import { DataverseError, toDataverseError } from '../errors';
import { principalColumns, toPrincipals, type PrincipalTable } from './principals';

/** How many are found at most, and how many places of them people leave to teams. */
const most = 20;
const teamsAtLeast = 6;

/** Longer than any name that is searched (Microsoft Learn, tables systemuser and team: 200 characters and less, but for user names). */
const longestText = 200;

/** Where to look in a table, and for whom. */
interface Search {
  readonly table: PrincipalTable;
  readonly columns: readonly string[];
  readonly filter: string;
  readonly order: string;
}

/**
 * Users who can sign in themselves: no application users, and none whose `accessmode` is 3 support, 4 non-interactive or 5 delegated
 * administrator (Microsoft Learn, table systemuser).
 */
const people: Search = {
  table: 'systemuser',
  columns: ['fullname', 'domainname', 'internalemailaddress'],
  filter:
    'isdisabled eq false and applicationid eq null and isintegrationuser ne true' +
    ' and accessmode ne 3 and accessmode ne 4 and accessmode ne 5',
  order: 'fullname asc,systemuserid asc',
};

/** Teams of every kind, but those that the system makes and fills for single rows (Microsoft Learn, table team, `systemmanaged`). */
const teams: Search = { table: 'team', columns: ['name'], filter: 'systemmanaged ne true', order: 'name asc,teamid asc' };

/**
 * Finds people and teams to share with, by a part of their name, user name or email address.
 *
 * @param client How to read Dataverse.
 * @param text What to look for, as somebody has typed it; without any, nothing is asked.
 * @param signal Ends the search between two requests.
 * @returns Some twenty of them: people, then teams, of each those first whose name begins so.
 * @throws DataverseError where neither can be read; where the caller may read people only, or teams only, the others aren't found.
 */
export async function findPrincipals(client: DataverseClient, text: string, signal: AbortSignal): Promise<readonly Principal[]> {
  const wanted = text.replace(/\p{Surrogate}/gu, '').trim();
  if (wanted === '' || wanted.length > longestText) {
    return [];
  }
  const searches = [people, teams].map((search) => unlessForbidden(find(client, search, wanted, signal)));
  const [foundPeople, foundTeams] = await Promise.all(searches);
  if (foundPeople instanceof DataverseError && foundTeams instanceof DataverseError) {
    throw foundPeople;
  }
  return together(listed(foundPeople), listed(foundTeams));
}

async function unlessForbidden(found: Promise<readonly Principal[]>): Promise<readonly Principal[] | DataverseError> {
  try {
    return await found;
  } catch (thrown) {
    const error = toDataverseError(thrown);
    if (error.problem.kind === 'privilege') {
      return error;
    }
    throw error;
  }
}

function listed(found: readonly Principal[] | DataverseError | undefined): readonly Principal[] {
  return found === undefined || found instanceof DataverseError ? [] : found;
}

function together(foundPeople: readonly Principal[], foundTeams: readonly Principal[]): readonly Principal[] {
  const places = Math.min(foundTeams.length, Math.max(teamsAtLeast, most - foundPeople.length));
  return [...foundPeople.slice(0, most - places), ...foundTeams.slice(0, places)];
}

/** Those that begin with the text are asked for by themselves: among many that contain it, they might not be in the first page. */
async function find(client: DataverseClient, search: Search, text: string, signal: AbortSignal): Promise<readonly Principal[]> {
  const beginning = sorted(await firstPage(client, search, 'startswith', text, signal), text);
  if (beginning.length >= most) {
    return beginning;
  }
  const containing = await firstPage(client, search, 'contains', text, signal);
  const begins = new Set(beginning.map(({ id }) => id));
  return [...beginning, ...containing.filter(({ id }) => !begins.has(id))].slice(0, most);
}

/** By name, as people read it; those whose name begins so come before those whose address does. */
function sorted(beginning: readonly Principal[], text: string): readonly Principal[] {
  const start = text.toLowerCase();
  const rank = ({ name }: Principal): number => (name?.toLowerCase().startsWith(start) ? 0 : 1);
  return [...beginning].sort((one, other) => rank(one) - rank(other) || compareText(one.name ?? '', other.name ?? ''));
}

async function firstPage(
  client: DataverseClient,
  { table, columns, filter, order }: Search,
  operator: 'startswith' | 'contains',
  text: string,
  signal: AbortSignal,
): Promise<readonly Principal[]> {
  const matches = columns.map((column) => `${operator}(${column},${literal(text)})`).join(' or ');
  const query = `?$select=${principalColumns[table].join(',')}&$filter=${filter} and (${matches})&$orderby=${order}`;
  for await (const rows of client.pages(table, query, most, signal)) {
    return toPrincipals(table, rows);
  }
  return [];
}

/**
 * A text of OData in which nothing is a wildcard: `%`, `_` and `[` stand in brackets (Microsoft Learn, "Use wildcard characters in
 * conditions for string values"), and apostrophes are doubled.
 */
function literal(text: string): string {
  return `'${encodeURIComponent(text.replace(/[%_[]/g, '[$&]').replace(/'/g, "''"))}'`;
}
