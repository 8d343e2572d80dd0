import type { FlowState } from '../model/cloudFlow';
import { sameJson } from '../model/flow/editing/sameJson';
import type { RunAs } from '../model/flow/flowProfile';
import { parseFlow } from '../model/flow/parseFlow';
import type { Registration } from '../model/registration';
import { turnFlow } from './changeFlowState';
import type { DefinitionRow } from './definitionRow';
import type { FlowToSave, LastChange, SavedFlow, SavedSubscription } from './savedFlow';
import { subscriptionsOnce } from './subscriptionsOnce';
import { writtenOf, type SaveTools, type Writes } from './writeDefinition';

/**
 * Looks what else came of a definition that the row has: whether the service has turned the flow off, in which case it is turned on
 * again, and whether the trigger is subscribed with the new Run as. The service may accept a definition and do either (Microsoft's own
 * deployment scripts read the state again for that).
 *
 * @param tools What to work with.
 * @param flow The flow.
 * @param before The flow's state before the write.
 * @param row The row that has the definition.
 * @param writes What was written.
 * @returns `saved` or `fell-back`.
 */
export async function savedOutcome(
  tools: SaveTools,
  flow: FlowToSave,
  before: FlowState,
  row: DefinitionRow,
  writes: Writes,
): Promise<SavedFlow> {
  const runAs = parseFlow(row.text, '').flow?.runAs ?? null;
  const subscribes = runAs !== null && flow.subscribesInSight;
  if (before === 'on' && row.state === 'off') {
    const turnedOn = await turnFlow(tools.client, { id: flow.id, version: row.version, subscribes }, 'on', tools.pause);
    return { outcome: 'fell-back', turnedOn, ...writtenOf(writes) };
  }
  return {
    outcome: 'saved',
    state: row.state,
    subscription: subscribes && row.state === 'on' ? await subscription(tools, flow.id, runAs) : { kind: 'not-looked-at' },
    elsewhere: changedElsewhere(row, writes),
    ...writtenOf(writes),
  };
}

/**
 * Who has changed other places than ours since they were sent. The service writes definitions in a form of its own, so that they are
 * compared as JSON.
 *
 * @param row The row, which has our edit.
 * @param writes What was written.
 * @returns Null where everything is as it was sent.
 */
export function changedElsewhere(row: DefinitionRow, writes: Writes): LastChange | null {
  return sameJson(row.text, writes.sent) ? null : row.modified;
}

async function subscription({ client, pause }: SaveTools, flowId: string, runAs: RunAs): Promise<SavedSubscription> {
  const found = await subscriptionsOnce(client, flowId, (rows) => compared(rows, runAs).kind === 'as-set', pause);
  return found ? compared(found, runAs) : { kind: 'not-looked-at' };
}

/** A subscription without Run as is the flow owner's, as a trigger without it is. */
function compared(found: readonly Registration[], runAs: RunAs): SavedSubscription {
  const other = found.map((registration) => registration.runAs ?? 'flow-owner').find((subscribed) => subscribed !== runAs);
  return other ? { kind: 'differs', runAs: other } : { kind: found.length === 0 ? 'missing' : 'as-set' };
}
