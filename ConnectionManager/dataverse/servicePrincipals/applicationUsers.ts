import * as v from 'valibot';
import type { ApplicationUser, EntraState } from '../../model/servicePrincipals/applicationUser';
import { checkRows, type CheckedRows } from '../checkRows';
import type { DataverseClient } from '../client';
import { optionalDate, optionalFlag, optionalText } from '../columns';

const table = 'systemuser';

const pageSize = 500;

const select =
  '$select=systemuserid,fullname,applicationid,isdisabled,deletedstate,azurestate,azureactivedirectoryobjectid,_businessunitid_value,modifiedon' +
  '&$expand=businessunitid($select=name)';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `systemuser.azurestate` (Microsoft Learn, table systemuser). */
const entraStates: Readonly<Record<number, EntraState>> = { 0: 'exists', 1: 'soft-deleted', 2: 'not-found' };

const optionalNumber = v.optional(v.nullable(v.number()), null);

const schema = v.pipe(
  v.object({
    systemuserid: v.string(),
    fullname: optionalText,
    applicationid: v.string(),
    isdisabled: optionalFlag,
    deletedstate: optionalNumber,
    azurestate: optionalNumber,
    azureactivedirectoryobjectid: optionalText,
    _businessunitid_value: v.string(),
    businessunitid: v.optional(v.nullable(v.object({ name: optionalText })), null),
    modifiedon: optionalDate,
  }),
  v.transform(
    (row): ApplicationUser => ({
      id: row.systemuserid,
      applicationId: row.applicationid.toLowerCase(),
      name: row.fullname,
      disabled: row.isdisabled === true,
      softDeleted: (row.deletedstate ?? 0) !== 0,
      entra: (row.azurestate === null ? undefined : entraStates[row.azurestate]) ?? 'unknown',
      objectId: row.azureactivedirectoryobjectid,
      businessUnitId: row._businessunitid_value,
      businessUnitName: row.businessunitid?.name ?? null,
      modifiedOn: row.modifiedon,
    }),
  ),
);

/**
 * Reads all application users, deleted ones too, as long as Dataverse keeps their rows.
 *
 * @param client How to read Dataverse.
 * @param signal Ends the reading between two pages.
 * @returns The application users, a page at a time.
 * @throws DataverseError where a page can't be read.
 */
export async function* applicationUserPages(client: DataverseClient, signal: AbortSignal): AsyncGenerator<CheckedRows<ApplicationUser>, void> {
  for await (const rows of client.pages(table, `?${select}&$filter=applicationid ne null&$orderby=systemuserid asc`, pageSize, signal)) {
    yield checkRows(table, 'systemuserid', schema, rows);
  }
}

/**
 * Reads the application users of one application: one that counts at most, and deleted ones.
 *
 * @param client How to read Dataverse.
 * @param applicationId Application (client) ID; what is no GUID has no application users.
 * @param signal Ends the reading between two pages.
 * @returns The application users.
 * @throws DataverseError where they can't be read.
 */
export async function applicationUsersOf(
  client: DataverseClient,
  applicationId: string,
  signal: AbortSignal,
): Promise<CheckedRows<ApplicationUser>> {
  const rows: unknown[] = [];
  if (guid.test(applicationId)) {
    const query = `?${select}&$filter=applicationid eq ${applicationId}&$orderby=systemuserid asc`;
    for await (const page of client.pages(table, query, pageSize, signal)) {
      rows.push(...page);
    }
  }
  return checkRows(table, 'systemuserid', schema, rows);
}
