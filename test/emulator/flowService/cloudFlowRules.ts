import type { Behaviour } from '../core/behaviour';
import type { RequestContext } from '../core/context';
import type { StoredRow } from '../store/database';
import { removeJsonWhitespace } from '../write/removeJsonWhitespace';
import type { RowWrite, TableRules } from '../write/tableRules';
import { checkConnections, connectionsOf } from './checkConnections';
import { checkDefinition } from './checkDefinition';
import { isSharingKnown, shareInFlow, unshareInFlow } from './connections';
import { activeDefinition, invalidClientdata } from './flowErrors';
import { objectOf, tryReadFlow } from './readFlow';
import { removeSubscription, renewSubscription } from './subscriptions';

/** What the flow service behind `workflow` does with cloud flows (category 5, type 1); other processes it leaves alone. */
export const cloudFlowRules: Pick<TableRules, 'adjust' | 'written'> = {
  adjust: (changes, before): StoredRow =>
    isCloudFlow({ ...before, ...changes }) && typeof changes.clientdata === 'string' ? { clientdata: saved(changes.clientdata) } : {},
  written: (context, write) => {
    if (isCloudFlow(write.after ?? write.before ?? {})) {
      serve(context, write);
    }
  },
};

function isCloudFlow({ category, type }: StoredRow): boolean {
  return category === 5 && type === 1;
}

/**
 * Clientdata as the service keeps it: without blanks between its tokens (one recorded POST; that a PATCH does so too is
 * modelled).
 * @throws DataverseError 0x80060468 for what is no JSON, or lacks a member that public reports name
 */
function saved(clientdata: string): string {
  let value: unknown;
  try {
    value = JSON.parse(clientdata);
  } catch (error) {
    throw invalidClientdata((error as Error).message);
  }
  const missing = ['properties', 'schemaVersion'].find((name) => !Object.hasOwn(objectOf(value), name));
  if (missing !== undefined) {
    throw invalidClientdata(`Required property '${missing}' not found in JSON. Path ''`);
  }
  return removeJsonWhitespace(clientdata);
}

function serve(context: RequestContext, { id, before, after, changes }: RowWrite): void {
  const wasOn = before?.statecode === 1;
  const isOn = after?.statecode === 1;
  if (!after) {
    remove(context, id, wasOn);
  } else if (wasOn && !isOn) {
    shareFromStart(context, id, before);
    removeSubscription(context, id);
  } else if (wasOn && 'clientdata' in changes) {
    shareFromStart(context, id, before);
    publish(context, id, after, false);
  } else if (isOn && !wasOn) {
    publish(context, id, after, true);
  }
}

function remove(context: RequestContext, id: string, wasOn: boolean): void {
  if (wasOn && context.environment.behaviour.deletingActiveFlows === 'refused') {
    throw activeDefinition();
  }
  removeSubscription(context, id);
  unshareInFlow(context, id);
}

/** Whoever had turned on a flow that was on from the start had shared its connections in it; if it can't be read, none. */
function shareFromStart(context: RequestContext, id: string, before: StoredRow): void {
  if (!isSharingKnown(context, id)) {
    const flow = tryReadFlow(before.clientdata);
    shareInFlow(context, id, flow ? connectionsOf(context, flow) : []);
  }
}

/**
 * Takes over a flow that is on: turned on just now, or saved while it was on.
 * @throws DataverseError as `checkDefinition` and `checkConnections`, and 0x80060468 for a row that was loaded with clientdata
 * which is no JSON
 */
function publish(context: RequestContext, id: string, row: StoredRow, turnedOn: boolean): void {
  const { behaviour } = context.environment;
  const flow = tryReadFlow(row.clientdata);
  if (!flow) {
    throw invalidClientdata('It is not JSON');
  }
  checkDefinition(context, row, flow);
  if (turnedOn || behaviour.checkingConnections === 'whenSaved') {
    checkConnections(context, id, flow);
    shareInFlow(context, id, connectionsOf(context, flow));
  }
  if (fallsBack(behaviour, id)) {
    fallBack(context, id);
  } else if (renews(behaviour, turnedOn)) {
    renewSubscription(context, row, flow);
  }
}

function fallsBack({ fallingBackToDraft }: Behaviour, id: string): boolean {
  return typeof fallingBackToDraft === 'string' ? fallingBackToDraft === 'always' : fallingBackToDraft.includes(id);
}

function renews({ renewingSubscriptions }: Behaviour, turnedOn: boolean): boolean {
  return renewingSubscriptions === 'whenSavedOrTurnedOn' || (turnedOn && renewingSubscriptions === 'whenTurnedOn');
}

/** The flow is Draft again, and the request that turned it on says nothing of it. */
function fallBack(context: RequestContext, id: string): void {
  context.environment.version.highest += 1;
  const { highest } = context.environment.version;
  context.store.run('UPDATE workflow SET statecode = 0, statuscode = 1, versionnumber = ? WHERE workflowid = ?', [highest, id]);
  removeSubscription(context, id);
}
