import * as v from 'valibot';
import type { RunAs } from '../model/flow/flowProfile';
import type { Registration } from '../model/registration';
import { checkRows, type CheckedRows } from './checkRows';
import type { DataverseClient } from './client';
import { optionalDate, optionalText } from './columns';

const table = 'callbackregistration';
const pageSize = 1_000;

const columns = '$select=name,entityname,runas,createdon,_ownerid_value';

/** `callbackregistration.runas`. */
const runAsByCode: Readonly<Record<number, RunAs>> = { 1: 'modifying-user', 2: 'row-owner', 3: 'flow-owner' };

const guid = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i;

const row = v.pipe(
  v.object({
    callbackregistrationid: v.string(),
    name: optionalText,
    entityname: optionalText,
    runas: v.optional(v.nullable(v.number()), null),
    createdon: optionalDate,
    _ownerid_value: optionalText,
  }),
  v.transform((registration): Registration => ({
    id: registration.callbackregistrationid,
    flowId: guid.exec(registration.name ?? '')?.[1]?.toLowerCase() ?? '',
    table: registration.entityname,
    runAs: registration.runas === null ? null : (runAsByCode[registration.runas] ?? 'unknown'),
    createdOn: registration.createdon,
    ownerId: registration._ownerid_value,
  })),
);

/**
 * Reads what the Dataverse triggers of flows are subscribed to, as far as the caller may see it. Subscriptions of others than flows,
 * whose name is no `workflowid`, are left out: nothing is wrong with them.
 *
 * @param client How to read Dataverse.
 * @param signal Ends the reading between two pages.
 * @param flowId The `workflowid` of the flow whose subscriptions to read; null for those of all.
 * @returns The subscriptions, a page at a time.
 * @throws DataverseError where a page can't be read: of kind `notAvailable` where the environment has no such table.
 */
export async function* registrationPages(
  client: DataverseClient,
  signal: AbortSignal,
  flowId: string | null = null,
): AsyncGenerator<CheckedRows<Registration>, void> {
  const filter = flowId === null ? '' : `&$filter=name eq '${flowId}'`;
  const query = `?${columns}${filter}&$orderby=callbackregistrationid asc`;
  for await (const rows of client.pages(table, query, pageSize, signal)) {
    const checked = checkRows(table, 'callbackregistrationid', row, rows);
    yield { ...checked, rows: checked.rows.filter((registration) => registration.flowId !== '') };
  }
}
