import type { DataRow } from '../environmentData';
import type { Clientdata } from './clientdata';
import { sampleNow, toTimestamp } from './clock';
import { flowId } from './flowCatalogue';
import type { FlowSpec, RunHistory } from './flowSpec';
import type { SampleSource } from './random';
import { ownedBy } from './rows';
import { runErrors, type RunError } from './runErrors';

/** Days that runs are kept: the default of `organization.flowruntimetoliveinseconds`. */
const keptDays = 28;
const day = 86_400_000;

type Outcome = 'Succeeded' | 'Cancelled' | RunError;

/** How a flow's runs ended, oldest first. */
function outcomes(history: RunHistory, count: number): Outcome[] {
  const good: Outcome[] = Array.from({ length: count }, () => 'Succeeded');
  if (history === 'none') {
    return [];
  }
  if (history === 'healthy') {
    return good;
  }
  if (history === 'cancelled') {
    return [...good, 'Cancelled'];
  }
  return 'failing' in history ? [...good, runErrors[history.failing], runErrors[history.failing]] : [runErrors[history.recovered], ...good];
}

function triggerType(clientdata: FlowSpec['clientdata']): string {
  const triggers = (clientdata as Clientdata).properties.definition.triggers as Record<string, { type?: string }>;
  const type = Object.values(triggers)[0]?.type;
  if (type === 'Request') {
    return 'Manual';
  }
  return type === 'Recurrence' || type === 'SlidingWindow' ? 'Scheduled' : 'Automated';
}

function runRow({ identify, random }: SampleSource, spec: FlowSpec, outcome: Outcome, index: number, started: number): DataRow {
  const duration = random.integer(400, 190_000);
  const runId = identify('flowrun', `${spec.name}/${index}`);
  const name = `0858${runId.replaceAll('-', '').toUpperCase().slice(0, 24)}CU${random.integer(10, 99)}`;
  const failed = typeof outcome === 'object';
  const owner = ownedBy(identify, spec.owner);
  return {
    flowrunid: runId,
    name,
    status: failed ? 'Failed' : outcome,
    triggertype: triggerType(spec.clientdata),
    errorcode: failed ? outcome.code : null,
    errormessage: failed ? outcome.message : null,
    starttime: toTimestamp(started),
    endtime: toTimestamp(started + duration),
    duration,
    _workflow_value: flowId(identify, spec.name),
    workflowid: flowId(identify, spec.name),
    resourceid: identify('flowresource', spec.name),
    isprimary: 1,
    modernflowtype: spec.modernFlowType ?? 0,
    parentrunid: null,
    clienttrackingid: name,
    partitionid: owner._ownerid_value,
    ttlinseconds: keptDays * 86_400,
    createdon: toTimestamp(started + duration),
    modifiedon: toTimestamp(started + duration),
    ...owner,
  };
}

function runsOf(source: SampleSource, spec: FlowSpec): DataRow[] {
  const isOn = (spec.state ?? 'on') === 'on' && spec.clientdata !== null && typeof spec.clientdata !== 'string';
  const ends = outcomes(isOn ? (spec.runs ?? 'healthy') : 'none', source.random.integer(1, 4));
  const now = Date.parse(sampleNow);
  const slot = ((keptDays - 1) * day) / Math.max(1, ends.length);
  return ends.map((outcome, index) =>
    runRow(source, spec, outcome, index, now - Math.round((ends.length - index) * slot - source.random.next() * slot * 0.9)),
  );
}

/**
 * Rows of `flowruns`: the last 28 days of the flows that are on.
 * @param specs the flows of the sample.
 */
export function runRows(source: SampleSource, specs: readonly FlowSpec[]): DataRow[] {
  return specs.flatMap((spec) => runsOf(source, spec));
}
