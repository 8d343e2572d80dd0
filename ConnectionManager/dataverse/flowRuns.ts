import * as v from 'valibot';
import type { FlowRun, LastRuns, RunOutcome } from '../model/flowRun';
import { runOutcome, runStatusWords } from '../model/runOutcome';
import { checkRows, type CheckedRows } from './checkRows';
import type { DataverseClient } from './client';
import { optionalDate, optionalText } from './columns';

const table = 'flowrun';

/** The most that an elastic table gives a page (Microsoft Learn, "Page results using FetchXML"). */
const pageSize = 500;

/** 5,000 runs: enough for what happened lately, and no more than ten requests. */
const mostPages = 10;

/** A message may have 20,000 characters, of which the beginning tells the cause. */
const messageLength = 2_000;

const columns = '$select=name,status,starttime,errorcode,errormessage,_workflow_value';

/** Newest first. By one column only: elastic tables order by several where there is an index for just these. */
const newestFirst = '$orderby=starttime desc';

const row = v.pipe(
  v.object({
    flowrunid: v.string(),
    name: optionalText,
    status: optionalText,
    starttime: optionalDate,
    errorcode: optionalText,
    errormessage: optionalText,
    _workflow_value: optionalText,
  }),
  v.transform((run): FlowRun => ({
    id: run.flowrunid,
    name: run.name,
    flowId: run._workflow_value ?? '',
    outcome: runOutcome(run.status),
    startedOn: run.starttime,
    errorCode: run.errorcode,
    errorMessage: run.errormessage?.slice(0, messageLength) ?? null,
  })),
);

/** A page of runs. */
export interface RunPage extends CheckedRows<FlowRun> {
  /** Whether it is the last that is read although there may be more. */
  readonly cutOff: boolean;
}

/**
 * Reads the most recent runs of all flows whose runs the caller may see, newest first, as far as 5,000 back. Runs that belong to no
 * flow are left out.
 *
 * @param client How to read Dataverse.
 * @param signal Ends the reading between two pages.
 * @param since Ends the reading after the page with the first run that started before; null for no such end.
 * @returns The runs, a page at a time.
 * @throws DataverseError where a page can't be read: of kind `notAvailable` where the environment has no such table.
 */
export async function* recentRunPages(client: DataverseClient, signal: AbortSignal, since: Date | null = null): AsyncGenerator<RunPage, void> {
  let pages = 0;
  for await (const rows of client.pages(table, `?${columns}&${newestFirst}`, pageSize, signal)) {
    pages++;
    const page = toRuns(rows);
    const reached = since !== null && page.rows.some(({ startedOn }) => startedOn !== null && startedOn < since);
    const cutOff = pages === mostPages && !reached;
    yield { ...page, cutOff };
    if (reached || cutOff) {
      return;
    }
  }
}

/**
 * Reads the last success and the last failure of one flow, however far back they are.
 *
 * @param client How to read Dataverse.
 * @param flowId The flow's `workflowid`.
 * @param signal Ends the reading.
 * @returns The two runs, as far as they are recorded and the caller may see them.
 * @throws DataverseError where they can't be read.
 */
export async function lastRunsOf(client: DataverseClient, flowId: string, signal: AbortSignal): Promise<LastRuns> {
  const [success, failure] = await Promise.all([
    lastRunOf(client, flowId, 'succeeded', signal),
    lastRunOf(client, flowId, 'failed', signal),
  ]);
  return { success, failure };
}

async function lastRunOf(
  client: DataverseClient,
  flowId: string,
  outcome: Exclude<RunOutcome, 'other'>,
  signal: AbortSignal,
): Promise<FlowRun | null> {
  const words = runStatusWords[outcome].map((word) => `status eq '${word}'`).join(' or ');
  const query = `?${columns}&$filter=_workflow_value eq ${flowId} and (${words})&${newestFirst}`;
  for await (const rows of client.pages(table, query, 1, signal)) {
    return toRuns(rows).rows[0] ?? null;
  }
  return null;
}

function toRuns(rows: readonly unknown[]): CheckedRows<FlowRun> {
  const checked = checkRows(table, 'flowrunid', row, rows);
  return { ...checked, rows: checked.rows.filter(({ flowId }) => flowId !== '') };
}
