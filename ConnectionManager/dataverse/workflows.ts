import * as v from 'valibot';
import type { CloudFlow, FlowState } from '../model/cloudFlow';
import { parseFlow } from '../model/flow/parseFlow';
import type { FlowDefinition } from '../model/inventory';
import { checkRows, type CheckedRows } from './checkRows';
import type { DataverseClient } from './client';
import { optionalDate, optionalText, ownerColumns, ownerQuery, toOwner } from './columns';

const table = 'workflow';
const listPageSize = 1_000;
/** A definition is some 20 KB, sometimes a megabyte: a page stays an answer of a few megabytes. */
const definitionPageSize = 100;

/** Cloud flows are category 5 (Modern Flow); type 1 is their definition, not an activation of it (Microsoft Learn, "Process table"). */
const cloudFlows = '$filter=category eq 5 and type eq 1&$orderby=name asc,workflowid asc';

const listQuery =
  `?$select=name,statecode,suspensionreasondetails,ismanaged,modifiedon,${ownerQuery.select}` +
  `&$expand=${ownerQuery.expand}&${cloudFlows}`;

const definitionQuery = `?$select=name,clientdata&${cloudFlows}`;

/** `workflow.statecode`: 0 Draft, 1 Activated, 2 Suspended. */
const stateByCode: readonly FlowState[] = ['off', 'on', 'suspended'];

const cloudFlow = v.pipe(
  v.object({
    workflowid: v.string(),
    name: optionalText,
    statecode: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(stateByCode.length - 1)),
    suspensionreasondetails: optionalText,
    ismanaged: v.optional(v.boolean(), false),
    modifiedon: optionalDate,
    ...ownerColumns,
  }),
  v.transform(
    (row): CloudFlow => ({
      id: row.workflowid,
      name: row.name ?? '',
      state: stateByCode[row.statecode] ?? 'off',
      suspensionReason: row.suspensionreasondetails,
      managed: row.ismanaged,
      owner: toOwner(row),
      modifiedOn: row.modifiedon,
    }),
  ),
);

/** The definition is read to its small profile at once, so that the text can go. */
const flowDefinition = v.pipe(
  v.object({ workflowid: v.string(), name: optionalText, clientdata: optionalText }),
  v.transform((row): FlowDefinition => ({ flowId: row.workflowid, reading: parseFlow(row.clientdata ?? '', row.name ?? '') })),
);

/**
 * Reads the cloud flows that the caller may see, by name, without their definitions.
 *
 * @param client How to read Dataverse.
 * @param signal Ends the reading between two pages.
 * @returns The flows, a page at a time.
 * @throws DataverseError where a page can't be read.
 */
export async function* cloudFlowPages(client: DataverseClient, signal: AbortSignal): AsyncGenerator<CheckedRows<CloudFlow>, void> {
  for await (const rows of client.pages(table, listQuery, listPageSize, signal)) {
    yield checkRows(table, 'workflowid', cloudFlow, rows);
  }
}

/**
 * Reads the definitions of the same flows, in the same order.
 *
 * @param client How to read Dataverse.
 * @param signal Ends the reading between two pages.
 * @returns What each definition says, a page at a time.
 * @throws DataverseError where a page can't be read.
 */
export async function* flowDefinitionPages(client: DataverseClient, signal: AbortSignal): AsyncGenerator<CheckedRows<FlowDefinition>, void> {
  for await (const rows of client.pages(table, definitionQuery, definitionPageSize, signal)) {
    yield checkRows(table, 'workflowid', flowDefinition, rows);
  }
}
