import * as v from 'valibot';
import type { ConnectionReference } from '../model/connectionReference';
import { connectorName } from '../model/flow/connectorName';
import { checkRows, type CheckedRows } from './checkRows';
import type { DataverseClient } from './client';
import { optionalDate, optionalText, optionalVersion, ownerColumns, ownerQuery, toOwner } from './columns';

const table = 'connectionreference';
const pageSize = 1_000;

const columns =
  '?$select=connectionreferencelogicalname,connectionreferencedisplayname,connectorid,connectionid,statecode,ismanaged,modifiedon,versionnumber,' +
  `${ownerQuery.select}&$expand=${ownerQuery.expand}`;

const byName = '$orderby=connectionreferencedisplayname asc,connectionreferenceid asc';

const activeState = 0;

const schema = v.pipe(
  v.object({
    connectionreferenceid: v.string(),
    connectionreferencelogicalname: v.string(),
    connectionreferencedisplayname: optionalText,
    connectorid: optionalText,
    connectionid: optionalText,
    statecode: v.number(),
    ismanaged: v.optional(v.boolean(), false),
    modifiedon: optionalDate,
    versionnumber: optionalVersion,
    ...ownerColumns,
  }),
  v.transform(
    (row): ConnectionReference => ({
      id: row.connectionreferenceid,
      logicalName: row.connectionreferencelogicalname,
      displayName: row.connectionreferencedisplayname,
      connector: row.connectorid ? connectorName(row.connectorid) || null : null,
      connectionId: row.connectionid?.trim() ? row.connectionid : null,
      active: row.statecode === activeState,
      managed: row.ismanaged,
      owner: toOwner(row),
      version: row.versionnumber,
      modifiedOn: row.modifiedon,
    }),
  ),
);

/**
 * Reads the connection references that the caller may see, by name.
 *
 * @param client How to read Dataverse.
 * @param signal Ends the reading between two pages.
 * @returns The references, a page at a time.
 * @throws DataverseError where a page can't be read.
 */
export async function* connectionReferencePages(
  client: DataverseClient,
  signal: AbortSignal,
): AsyncGenerator<CheckedRows<ConnectionReference>, void> {
  for await (const rows of client.pages(table, `${columns}&${byName}`, pageSize, signal)) {
    yield checkRows(table, 'connectionreferenceid', schema, rows);
  }
}

/**
 * Reads one connection reference.
 *
 * @param client How to read Dataverse.
 * @param id Id of the row.
 * @returns The reference, as a page of one row.
 * @throws DataverseError where it can't be read.
 */
export async function readConnectionReferenceRow(client: DataverseClient, id: string): Promise<CheckedRows<ConnectionReference>> {
  return checkRows(table, 'connectionreferenceid', schema, [await client.row(table, id, columns)]);
}
