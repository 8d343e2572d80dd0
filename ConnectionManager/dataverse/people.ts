import * as v from 'valibot';
import type { PeopleKeys } from '../model/connections/peopleKeys';
import type { Person } from '../model/person';
import { checkRows, type CheckedRows } from './checkRows';
import type { DataverseClient } from './client';
import { optionalFlag, optionalText } from './columns';

const table = 'systemuser';

/** Far more than a batch of keys can find: an address may be that of several users. */
const pageSize = 500;

/** How many conditions, and how many characters of them, one request has: the whole address stays well below what gateways let through. */
const conditionsPerRequest = 40;
const charactersPerRequest = 5_000;

/** The most that the columns hold (Microsoft Learn, table systemuser): what is longer is in none. */
const longestUserName = 1_024;
const longestEmail = 100;

const select = 'fullname,domainname,internalemailaddress,azureactivedirectoryobjectid,applicationid,isdisabled,islicensed';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const schema = v.pipe(
  v.object({
    systemuserid: v.string(),
    fullname: optionalText,
    domainname: optionalText,
    internalemailaddress: optionalText,
    azureactivedirectoryobjectid: optionalText,
    applicationid: optionalText,
    isdisabled: optionalFlag,
    islicensed: optionalFlag,
  }),
  v.transform(
    (row): Person => ({
      id: row.systemuserid,
      name: row.fullname,
      userName: row.applicationid === null ? row.domainname : null,
      email: row.internalemailaddress,
      objectId: row.azureactivedirectoryobjectid,
      applicationId: row.applicationid,
      disabled: row.isdisabled,
      licensed: row.islicensed,
    }),
  ),
);

/**
 * Reads the users that keys lead to, some dozens of keys a request. Users that don't exist here, or that the caller may not see, don't
 * come.
 *
 * @param client How to read Dataverse.
 * @param keys What is known of the users; without any, nothing is asked.
 * @param signal Ends the reading between two pages.
 * @returns The users, a page at a time; one that several keys lead to may come several times.
 * @throws DataverseError where a page can't be read.
 */
export async function* peoplePages(
  client: DataverseClient,
  keys: PeopleKeys,
  signal: AbortSignal,
): AsyncGenerator<CheckedRows<Person>, void> {
  for (const conditions of batches(conditionsOf(keys))) {
    const query = `?$select=${select}&$filter=${conditions.join(' or ')}&$orderby=systemuserid asc`;
    for await (const rows of client.pages(table, query, pageSize, signal)) {
      yield checkRows(table, 'systemuserid', schema, rows);
    }
    if (signal.aborted) {
      return;
    }
  }
}

function conditionsOf({ objectIds, userNames, applicationIds }: PeopleKeys): readonly string[] {
  const isGuid = (id: string): boolean => guid.test(id);
  return [
    ...objectIds.filter(isGuid).map((id) => `azureactivedirectoryobjectid eq ${id}`),
    ...applicationIds.filter(isGuid).map((id) => `applicationid eq ${id}`),
    ...userNames.filter(({ length }) => length <= longestUserName).map((name) => `domainname eq ${literal(name)}`),
    ...userNames.filter(({ length }) => length <= longestEmail).map((name) => `internalemailaddress eq ${literal(name)}`),
  ];
}

/** A text of OData, whose apostrophes are doubled; encoded, since a guest's name has number signs. */
function literal(name: string): string {
  return `'${encodeURIComponent(name.replace(/'/g, "''"))}'`;
}

function* batches(conditions: readonly string[]): Generator<readonly string[], void> {
  let batch: string[] = [];
  let characters = 0;
  for (const condition of conditions) {
    if (batch.length > 0 && (batch.length === conditionsPerRequest || characters + condition.length > charactersPerRequest)) {
      yield batch;
      batch = [];
      characters = 0;
    }
    batch.push(condition);
    characters += condition.length;
  }
  if (batch.length > 0) {
    yield batch;
  }
}
