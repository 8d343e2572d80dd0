import type { Row } from '../readRows';
import type { Snapshot } from '../takeSnapshot';
import { knowPeople, type KnownPeople, type KnownPerson } from './knownPeople';
import { createNumbering, type Numbering } from './numbering';
import { createTextReplacer, type ReplaceText } from './replaceText';

const formattedValue = '@OData.Community.Display.V1.FormattedValue';
const lookupLogicalName = '@Microsoft.Dynamics.CRM.lookuplogicalname';
const guidAlone = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The sets whose texts people write, or that quote such texts. */
const setsWithTexts = new Set(['connectionreferences', 'workflows', 'callbackregistrations', 'connectioninstances', 'flowruns']);

/** What lookups at these show is a text like those of the sets above. */
const tablesWithTexts = new Set(['workflow', 'connectionreference', 'connector']);

/** What lookups at these show says nothing of a person. Any other table that isn't known here counts as people. */
const impersonalTables = new Set(['role', 'roletemplate']);

/**
 * Replaces who people are, the same person always by the same.
 *
 * Replaced:
 * - users' names (`User 12`), mail addresses, sign-in names (`user12@example.com`), ids in Entra ID, also of teams;
 * - names of teams (`Team 3`), business units (`Business unit 2`) and the organization, and of all of those where a lookup shows them;
 * - in the texts of flows (their definitions, names, errors), connection references, connections, subscriptions and runs: users' full
 *   names in either order, with and without accents, whatever is between the words; every mail address, a user's or not
 *   (`person5@example.com`); sign-in names, those in paths with underscores too; known ids in Entra ID; phone numbers in international
 *   notation.
 *
 * Not replaced: names of flows, connection references, connections and roles but for the above; the ids of rows and of
 * applications; a first or last name that stands alone, and names of one word; names whose words are written as one (`JaneDoe`) or
 * with a word between them; other spellings (`Mueller`); in texts, names of application users, which may be those of products; names of
 * people who are no users, or whom nobody may read; hosts and domains (`contoso.sharepoint.com`); other numbers, addresses and secrets
 * in definitions.
 *
 * @param snapshot What was read.
 * @returns The same with replacements; nothing of the original is changed.
 */
export function anonymize(snapshot: Snapshot): Snapshot {
  const { sets } = snapshot;
  const numbers: Names = {
    people: knowPeople(usersOf(sets)),
    teams: createNumbering(),
    businessUnits: createNumbering(),
  };
  const objectIds = objectIdsOf(sets);
  const replaceText = createTextReplacer(numbers.people, objectIds);
  const replaceRow = (set: string, row: Row): Row => {
    const own = ownReplacements(set, row, numbers, objectIds);
    return Object.fromEntries(
      Object.entries(row).map(([name, value]) => {
        if (name.endsWith(formattedValue)) {
          return [name, nameOfLookup(row, name, numbers, replaceText)];
        }
        const isText = setsWithTexts.has(set) && typeof value === 'string' && !name.includes('@') && !guidAlone.test(value);
        return [name, value === null || value === '' ? value : (own[name] ?? (isText ? replaceText(value) : value))];
      }),
    );
  };
  return {
    ...snapshot,
    sets: new Map([...sets].map(([set, rows]) => [set, rows.map((row) => replaceRow(set, row))])),
  };
}

interface Names {
  readonly people: KnownPeople;
  readonly teams: Numbering;
  readonly businessUnits: Numbering;
}

type Sets = Snapshot['sets'];

function textOf(row: Row, name: string): string {
  const value = row[name];
  return typeof value === 'string' ? value : '';
}

/** Who the table of users has, and whom lookups name where that can't be read. Application users are known by their ids alone. */
function usersOf(sets: Sets): KnownPerson[] {
  const users = sets.get('systemusers') ?? [];
  const applications = new Set(users.filter((row) => textOf(row, 'applicationid') !== '').map((row) => textOf(row, 'systemuserid')));
  const rows = users.map((row) => ({
    id: textOf(row, 'systemuserid'),
    names: [textOf(row, 'fullname')],
    addresses: [textOf(row, 'internalemailaddress'), textOf(row, 'domainname')],
  }));
  return [...rows, ...lookedUpUsers(sets)].map((person) => (applications.has(person.id) ? { ...person, names: [] } : person));
}

function lookedUpUsers(sets: Sets): KnownPerson[] {
  return [...sets.values()].flat().flatMap((row) =>
    Object.keys(row)
      .filter((name) => name.endsWith(formattedValue) && row[name.replace(formattedValue, lookupLogicalName)] === 'systemuser')
      .map((name) => ({ id: textOf(row, name.replace(formattedValue, '')), names: [textOf(row, name)], addresses: [] })),
  );
}

function objectIdsOf(sets: Sets): Map<string, string> {
  const numbers = createNumbering();
  const rows = [...(sets.get('systemusers') ?? []), ...(sets.get('teams') ?? [])];
  const ids = rows.map((row) => textOf(row, 'azureactivedirectoryobjectid').toLowerCase()).filter((id) => id !== '');
  return new Map(ids.map((id) => [id, `00000000-0000-4000-8000-${numbers(id).toString(16).padStart(12, '0')}`]));
}

/** The columns that are replaced whatever is in them; an empty one stays empty. */
function ownReplacements(set: string, row: Row, { people, teams, businessUnits }: Names, objectIds: ReadonlyMap<string, string>): Row {
  const id = textOf(row, 'systemuserid');
  const objectId = objectIds.get(textOf(row, 'azureactivedirectoryobjectid').toLowerCase());
  switch (set) {
    case 'systemusers':
      return {
        fullname: people.nameOf(id),
        domainname: people.mailOf(id),
        internalemailaddress: people.mailOf(id),
        azureactivedirectoryobjectid: objectId,
      };
    case 'teams':
      return { name: `Team ${teams(textOf(row, 'teamid'))}`, azureactivedirectoryobjectid: objectId };
    case 'businessunits':
      return { name: `Business unit ${businessUnits(textOf(row, 'businessunitid'))}` };
    case 'organizations':
      return { name: 'Organization' };
    default:
      return {};
  }
}

function nameOfLookup(row: Row, name: string, { people, teams, businessUnits }: Names, replaceText: ReplaceText): string {
  const id = textOf(row, name.replace(formattedValue, ''));
  const target = textOf(row, name.replace(formattedValue, lookupLogicalName));
  switch (target) {
    case 'team':
      return `Team ${teams(id)}`;
    case 'businessunit':
      return `Business unit ${businessUnits(id)}`;
    case 'organization':
      return 'Organization';
    default:
      if (tablesWithTexts.has(target)) {
        return replaceText(textOf(row, name));
      }
      return impersonalTables.has(target) ? textOf(row, name) : people.nameOf(id);
  }
}
