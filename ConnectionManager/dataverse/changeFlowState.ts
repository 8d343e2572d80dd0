import * as v from 'valibot';
import type { FlowState } from '../model/cloudFlow';
import type { Problem } from '../model/problem';
import type { DataverseClient } from './client';
import { optionalVersion } from './columns';
import { DataverseError, toDataverseError } from './errors';
import { pauseByClock, type Pause } from './pause';
import { subscriptionsOnce } from './subscriptionsOnce';
import { stateByCode } from './workflows';
import { isOutrightRefusal, tryUpdate } from './writing';

const table = 'workflow';

/** What a flow can be turned to. */
export type FlowSwitch = Exclude<FlowState, 'suspended'>;

/** A flow that is to be turned on or off. */
export interface FlowToTurn {
  readonly id: string;
  /** The version that whoever asks has seen; null to go by the state alone. */
  readonly version: string | null;
  /** Whether changes of rows start it, which takes a subscription, and the caller would see that. */
  readonly subscribes: boolean;
}

/**
 * What became of turning a flow on or off: `turned` it is as asked for, `already` it was so before, `changed` nothing was done since
 * somebody has changed the flow, `fell-back` it was accepted and the flow is off again, `not-subscribed` it is on and its trigger
 * isn't subscribed to anything, `failed` it wasn't done, or nobody knows.
 */
export type TurnOutcome = 'turned' | 'already' | 'changed' | 'fell-back' | 'not-subscribed' | 'failed';

/** The result of {@link turnFlow}. */
export interface TurnedFlow {
  readonly outcome: TurnOutcome;
  /** The state before; null where it couldn't be read. */
  readonly before: FlowState | null;
  /** The state now; null where it isn't known. */
  readonly after: FlowState | null;
  /** Why it failed; null unless it did. */
  readonly problem: Problem | null;
}

/** Microsoft Learn, "Process table": state and status of a definition, Draft and Activated. */
const changes: Readonly<Record<FlowSwitch, Readonly<Record<string, number>>>> = {
  on: { statecode: 1, statuscode: 2 },
  off: { statecode: 0, statuscode: 1 },
};

const flowState = v.pipe(
  v.object({ statecode: v.picklist([0, 1, 2]), versionnumber: optionalVersion }),
  v.transform((row) => ({ state: stateByCode[row.statecode] ?? 'off', version: row.versionnumber })),
);

/**
 * Turns a cloud flow on or off, and looks afterwards what came of it: the service may answer that it is done and turn the flow off
 * again (Microsoft's own deployment scripts read the state again for that).
 *
 * @param client How to reach Dataverse.
 * @param flow The flow.
 * @param to What to turn it to.
 * @param pause How to pass time; tests give their own.
 * @returns What became of it. It never rejects: a problem is part of the result.
 */
export async function turnFlow(client: DataverseClient, flow: FlowToTurn, to: FlowSwitch, pause: Pause = pauseByClock): Promise<TurnedFlow> {
  const before = await readState(client, flow.id);
  if (before instanceof DataverseError) {
    return { outcome: 'failed', before: null, after: null, problem: before.problem };
  }
  if (before.state === to) {
    return { outcome: 'already', before: to, after: to, problem: null };
  }
  if (to === 'on' && flow.version !== null && before.version !== null && before.version !== flow.version) {
    return { outcome: 'changed', before: before.state, after: before.state, problem: null };
  }
  const refused = await tryUpdate(client, table, flow.id, changes[to]);
  return refused
    ? afterRefusal(client, flow.id, to, before.state, refused)
    : { before: before.state, ...(await outcomeOf(client, flow, to, pause)) };
}

/**
 * Cancels all runs of a cloud flow that go on (Microsoft Learn, "CancelAllCloudFlowRuns").
 *
 * @param client How to reach Dataverse.
 * @param flowId Id of the flow.
 * @throws DataverseError where it was refused; of kind `notAvailable` where the host can't call actions.
 */
export async function cancelRuns(client: DataverseClient, flowId: string): Promise<void> {
  if (!client.execute) {
    throw new DataverseError({ kind: 'notAvailable', privilege: null, code: null, detail: 'The host has no execute.' });
  }
  await client.execute({ name: 'CancelAllCloudFlowRuns', kind: 'action', boundTo: { table, id: flowId }, parameters: [] });
}

type StateNow = v.InferOutput<typeof flowState>;

async function readState(client: DataverseClient, id: string): Promise<StateNow | DataverseError> {
  try {
    return v.parse(flowState, await client.row(table, id, '?$select=statecode,versionnumber'));
  } catch (thrown) {
    return toDataverseError(thrown);
  }
}

/** An answer that got lost, or an error of the service, doesn't tell whether the change was made: the row does. */
async function afterRefusal(client: DataverseClient, id: string, to: FlowSwitch, before: FlowState, problem: Problem): Promise<TurnedFlow> {
  if (isOutrightRefusal(problem)) {
    return { outcome: 'failed', before, after: before, problem };
  }
  const now = await readState(client, id);
  if (now instanceof DataverseError) {
    return { outcome: 'failed', before, after: null, problem };
  }
  return now.state === to ? { outcome: 'turned', before, after: to, problem: null } : { outcome: 'failed', before, after: now.state, problem };
}

type Outcome = Omit<TurnedFlow, 'before'>;

async function outcomeOf(client: DataverseClient, flow: FlowToTurn, to: FlowSwitch, pause: Pause): Promise<Outcome> {
  const seen = await verify(client, flow.id, to);
  if (seen.outcome !== 'turned' || to === 'off' || !flow.subscribes || (await isSubscribed(client, flow.id, pause))) {
    return seen;
  }
  const later = await verify(client, flow.id, to);
  return later.outcome === 'turned' ? { ...later, outcome: 'not-subscribed' } : later;
}

async function verify(client: DataverseClient, id: string, to: FlowSwitch): Promise<Outcome> {
  const now = await readState(client, id);
  if (now instanceof DataverseError) {
    return { outcome: 'failed', after: null, problem: now.problem };
  }
  return { outcome: now.state === to ? 'turned' : 'fell-back', after: now.state, problem: null };
}

/** Whoever may not read subscriptions isn't told that there is none. */
async function isSubscribed(client: DataverseClient, id: string, pause: Pause): Promise<boolean> {
  const found = await subscriptionsOnce(client, id, (rows) => rows.length > 0, pause);
  return found === null || found.length > 0;
}
