import * as v from 'valibot';
import type { CloudFlow, FlowState } from '../model/cloudFlow';
import { parseFlow } from '../model/flow/parseFlow';
import type { FlowDefinition } from '../model/inventory';
import { checkRows, type CheckedRows } from './checkRows';
import type { DataverseClient } from './client';
import { optionalDate, optionalText, optionalVersion, ownerColumns, ownerQuery, toOwner } from './columns';

const table = 'workflow';
const listPageSize = 1_000;
/** A definition is some 20 KB, sometimes a megabyte: a page stays an answer of a few megabytes. */
const definitionPageSize = 100;

/** Cloud flows are category 5 (Modern Flow); type 1 is their definition, not an activation of it (Microsoft Learn, "Process table"). */
const cloudFlows = '$filter=category eq 5 and type eq 1&$orderby=name asc,workflowid asc';

const listColumns = `name,statecode,suspensionreasondetails,ismanaged,iscustomizable,modifiedon,versionnumber,${ownerQuery.select}`;
const definitionColumns = 'name,clientdata,versionnumber';

/** `workflow.statecode`: 0 Draft, 1 Activated, 2 Suspended. */
export const stateByCode: readonly FlowState[] = ['off', 'on', 'suspended'];

/** A managed property, such as `{"Value":true,"CanBeChanged":true,…}`; one that isn't there, or is of another form, says nothing. */
const managedProperty = v.fallback(v.nullable(v.pipe(v.object({ Value: v.boolean() }), v.transform(({ Value: value }) => value))), null);

const cloudFlow = v.pipe(
  v.object({
    workflowid: v.string(),
    name: optionalText,
    statecode: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(stateByCode.length - 1)),
    suspensionreasondetails: optionalText,
    ismanaged: v.optional(v.boolean(), false),
    iscustomizable: v.optional(managedProperty, null),
    modifiedon: optionalDate,
    versionnumber: optionalVersion,
    ...ownerColumns,
  }),
  v.transform(
    (row): CloudFlow => ({
      id: row.workflowid,
      name: row.name ?? '',
      state: stateByCode[row.statecode] ?? 'off',
      suspensionReason: row.suspensionreasondetails,
      managed: row.ismanaged,
      customizable: row.iscustomizable,
      owner: toOwner(row),
      version: row.versionnumber,
      modifiedOn: row.modifiedon,
    }),
  ),
);

/** The definition is read to its small profile at once, so that the text can go. */
const flowDefinition = v.pipe(
  v.object({ workflowid: v.string(), name: optionalText, clientdata: optionalText, versionnumber: optionalVersion }),
  v.transform((row): FlowDefinition => ({
    flowId: row.workflowid,
    version: row.versionnumber,
    reading: parseFlow(row.clientdata ?? '', row.name ?? ''),
  })),
);

/** A definition's own text. What is none counts as empty. */
const definitionText = v.fallback(
  v.pipe(v.object({ clientdata: optionalText }), v.transform((row) => row.clientdata ?? '')),
  '',
);

const flowVersion = v.object({ workflowid: v.string(), versionnumber: optionalVersion });

/** One cloud flow with its definition, as pages of one row. */
export interface FlowRow {
  readonly flows: CheckedRows<CloudFlow>;
  readonly definitions: CheckedRows<FlowDefinition>;
  /** The column `clientdata`; empty where there is none. */
  readonly text: string;
}

/** Ids in one query: some 4 KB of address, and one page of definitions. */
const idsPerQuery = definitionPageSize;

/**
 * Reads the cloud flows that the caller may see, by name, without their definitions.
 *
 * @param client How to read Dataverse.
 * @param signal Ends the reading between two pages.
 * @returns The flows, a page at a time.
 * @throws DataverseError where a page can't be read.
 */
export async function* cloudFlowPages(client: DataverseClient, signal: AbortSignal): AsyncGenerator<CheckedRows<CloudFlow>, void> {
  const query = `?$select=${listColumns}&$expand=${ownerQuery.expand}&${cloudFlows}`;
  for await (const rows of client.pages(table, query, listPageSize, signal)) {
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
export function flowDefinitionPages(client: DataverseClient, signal: AbortSignal): AsyncGenerator<CheckedRows<FlowDefinition>, void> {
  return definitionPages(client, `?$select=${definitionColumns}&${cloudFlows}`, signal);
}

/**
 * Reads the definitions of some flows.
 *
 * @param client How to read Dataverse.
 * @param flowIds The flows' ids; one that isn't there any more has no row in the answer.
 * @param signal Ends the reading between two pages.
 * @returns What each definition says, a hundred flows at a time.
 * @throws DataverseError where a page can't be read.
 */
export async function* definitionPagesOf(
  client: DataverseClient,
  flowIds: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<CheckedRows<FlowDefinition>, void> {
  for (const filter of filtersByIds(flowIds)) {
    yield* definitionPages(client, `?$select=${definitionColumns}&${filter}`, signal);
  }
}

/**
 * Reads one cloud flow with its definition.
 *
 * @param client How to read Dataverse.
 * @param id Id of the flow.
 * @returns Both, each as a page of one row, and the definition's text; empty where there is none.
 * @throws DataverseError where it can't be read.
 */
export async function readFlowRow(client: DataverseClient, id: string): Promise<FlowRow> {
  const row = await client.row(table, id, `?$select=${listColumns},clientdata&$expand=${ownerQuery.expand}`);
  return {
    flows: checkRows(table, 'workflowid', cloudFlow, [row]),
    definitions: checkRows(table, 'workflowid', flowDefinition, [row]),
    text: v.parse(definitionText, row),
  };
}

/**
 * Reads which versions flows have now.
 *
 * @param client How to read Dataverse.
 * @param flowIds The flows' ids.
 * @returns The versions by id; a flow that isn't there any more has none.
 * @throws DataverseError where they can't be read.
 */
export async function flowVersions(client: DataverseClient, flowIds: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const versions = new Map<string, string | null>();
  for (const filter of filtersByIds(flowIds)) {
    for await (const rows of client.pages(table, `?$select=versionnumber&${filter}`, idsPerQuery, new AbortController().signal)) {
      checkRows(table, 'workflowid', flowVersion, rows).rows.forEach((row) => versions.set(row.workflowid, row.versionnumber));
    }
  }
  return versions;
}

function filtersByIds(flowIds: readonly string[]): string[] {
  const starts = flowIds.map((_id, index) => index).filter((index) => index % idsPerQuery === 0);
  return starts.map((start) => {
    const ids = flowIds.slice(start, start + idsPerQuery).map((id) => `'${id}'`);
    return `$filter=Microsoft.Dynamics.CRM.In(PropertyName='workflowid',PropertyValues=[${ids.join(',')}])`;
  });
}

async function* definitionPages(client: DataverseClient, query: string, signal: AbortSignal): AsyncGenerator<CheckedRows<FlowDefinition>, void> {
  for await (const rows of client.pages(table, query, definitionPageSize, signal)) {
    yield checkRows(table, 'workflowid', flowDefinition, rows);
  }
}
