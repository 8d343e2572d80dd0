import * as v from 'valibot';
import { checkRows } from '../checkRows';
import type { DataverseClient } from '../client';
import { optionalText } from '../columns';

const table = 'solution';

const pageSize = 500;

/** A prefix that logical names of new components can have. */
export interface PublisherPrefix {
  /** Without the underscore, such as `contoso`. */
  readonly prefix: string;
  /** What people call the publisher. */
  readonly publisher: string;
  /** What people call one of its unmanaged solutions. */
  readonly solution: string;
}

const schema = v.pipe(
  v.object({
    friendlyname: optionalText,
    uniquename: v.string(),
    publisherid: v.object({ friendlyname: optionalText, customizationprefix: v.pipe(v.string(), v.nonEmpty()) }),
  }),
  v.transform(
    (row): PublisherPrefix => ({
      prefix: row.publisherid.customizationprefix,
      publisher: row.publisherid.friendlyname ?? row.publisherid.customizationprefix,
      solution: row.friendlyname ?? row.uniquename,
    }),
  ),
);

/**
 * Reads the prefixes of the publishers that have a solution which can be changed.
 *
 * @param client How to read Dataverse.
 * @param signal Ends the reading between two pages.
 * @returns Each prefix once, by the solution's name.
 * @throws DataverseError where solutions or publishers can't be read.
 */
export async function publisherPrefixes(client: DataverseClient, signal: AbortSignal): Promise<readonly PublisherPrefix[]> {
  const query =
    '?$select=friendlyname,uniquename&$expand=publisherid($select=friendlyname,customizationprefix)' +
    '&$filter=ismanaged eq false and isvisible eq true&$orderby=friendlyname asc,solutionid asc';
  const byPrefix = new Map<string, PublisherPrefix>();
  for await (const rows of client.pages(table, query, pageSize, signal)) {
    for (const each of checkRows(table, 'uniquename', schema, rows).rows) {
      byPrefix.set(each.prefix, byPrefix.get(each.prefix) ?? each);
    }
  }
  return [...byPrefix.values()];
}
