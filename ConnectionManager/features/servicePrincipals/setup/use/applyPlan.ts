import { changeConnection, type ChangedConnection } from '../../../../dataverse/changeConnection';
import { turnFlow } from '../../../../dataverse/changeFlowState';
import { connectionReferenceName, type ConnectionReference } from '../../../../model/connectionReference';
import type { BoundFlow, BoundReference } from '../../../../model/servicePrincipals/bindPlan';
import type { Texts } from '../../../../strings/texts';
import type { ActionState } from '../../../../ui/ActionStatus';
import type { ToldUndo } from '../../../../ui/activity/activity';
import { problemDetails } from '../../../../ui/problemText';
import { refusalText } from '../refusalText';
import type { Setup } from '../setup';

/** How applying is told. */
export interface Applying {
  /** Is told how many are through. */
  readonly onProgress: (done: number) => void;
  /** Does again what is left. */
  readonly retry: () => void;
}

/** Something that didn't work. */
interface Failure {
  readonly name: string;
  readonly why: string;
  readonly details: string;
}

/**
 * Gives connection references a connection, one after the other, looks at each afterwards, and turns flows on again that were on and
 * have fallen back.
 *
 * @param setup Where it is done and recorded.
 * @param plan The connection references.
 * @param texts The texts of the control.
 * @param applying How it is told.
 * @returns How it went.
 */
export async function applyPlan(setup: Setup, plan: readonly BoundReference[], texts: Texts, { onProgress, retry }: Applying): Promise<ActionState> {
  const { connectionId } = setup.draft;
  const ids: string[] = [];
  const failures: Failure[] = [];
  for (const [index, { reference, flows }] of plan.entries()) {
    const changed = await changeConnection(setup.client, { reference, connectionId });
    if (changed.outcome === 'changed') {
      ids.push(record(setup, reference, changed.before, connectionId, texts));
      failures.push(...(await keepOn(setup, flows, texts)));
    } else {
      failures.push({ name: connectionReferenceName(reference), ...toldChange(changed, texts) });
    }
    await setup.onReferenceChanged(reference.id);
    onProgress(index + 1);
  }
  const undo = ids.length > 0 ? (): void => void setup.activity.undo(ids) : undefined;
  if (failures.length === 0) {
    return { kind: 'done', message: texts.count('Use_Applied', plan.length), undo };
  }
  const lines = failures.map(({ name, why }) => texts.text('Use_FailedLine', { name, why })).join(' ');
  return {
    kind: 'failed',
    message: texts.text('Use_PartlyFailed', { done: ids.length, all: plan.length, failures: lines }),
    details: failures.map(({ details }) => details).filter(Boolean).join('\n'),
    retry,
  };
}

/** Flows that were on and aren't any more are turned on again. */
async function keepOn({ client, onFlowChanged }: Setup, flows: readonly BoundFlow[], texts: Texts): Promise<readonly Failure[]> {
  const failures: Failure[] = [];
  for (const { flow } of flows.filter((each) => each.flow.state === 'on')) {
    const turned = await turnFlow(client, { id: flow.id, version: null, subscribes: false }, 'on');
    if (turned.outcome !== 'already') {
      await onFlowChanged(flow.id);
    }
    if (turned.outcome !== 'already' && turned.outcome !== 'turned') {
      const why = turned.problem ? refusalText(turned.problem, texts) : texts.text('Use_FellBack');
      failures.push({ name: flow.name, why: texts.text('Use_FlowOff', { why }), details: turned.problem ? problemDetails(turned.problem) : '' });
    }
  }
  return failures;
}

function record(setup: Setup, reference: ConnectionReference, before: string | null, after: string, texts: Texts): string {
  const name = connectionReferenceName(reference);
  const undo = async (): Promise<ToldUndo> => {
    const undone = await changeConnection(setup.client, { reference: { ...reference, connectionId: after, version: null }, connectionId: before });
    await setup.onReferenceChanged(reference.id);
    return undone.outcome === 'changed'
      ? { done: true, message: texts.count('Change_Undone', 1), details: '' }
      : { done: false, ...toldUndone(undone, texts) };
  };
  const activityId = setup.activity.add({
    subject: { kind: 'connection-reference', id: reference.id, name },
    changes: [{ what: 'connection', from: before, to: after }],
    definitionBefore: null,
    undo,
  });
  setup.record({ step: 'use', text: texts.text('Use_Did_Bind', { name }), activityId });
  return activityId;
}

function toldUndone(changed: ChangedConnection, texts: Texts): { readonly message: string; readonly details: string } {
  const { why, details } = toldChange(changed, texts);
  return { message: why, details };
}

function toldChange(changed: ChangedConnection, texts: Texts): Omit<Failure, 'name'> {
  switch (changed.outcome) {
    case 'changed':
      return { why: '', details: '' };
    case 'conflict':
      return { why: texts.text('Change_Conflict'), details: '' };
    case 'gone':
      return { why: texts.text('Change_Gone'), details: '' };
    case 'not-kept':
      return { why: texts.text('Change_NotKept'), details: '' };
    case 'lost':
      return { why: texts.text('Change_Lost'), details: problemDetails(changed.problem) };
    case 'uncertain':
      return { why: texts.text('Change_Uncertain'), details: problemDetails(changed.problem) };
    case 'refused':
      return { why: refusalText(changed.problem, texts), details: problemDetails(changed.problem) };
  }
}
