import type { FlowState } from '../../model/cloudFlow';
import type { FlowProfile, Reach, TriggerKind } from '../../model/flow/flowProfile';
import type { TextKey } from '../../strings/TextKey';
import type { Texts } from '../../strings/texts';
import type { StatusTone } from '../../ui/StatusWord';
import { runAsKeys } from '../../ui/status/runAsKeys';

const stateKeys: Readonly<Record<FlowState, TextKey>> = { on: 'FlowState_On', off: 'FlowState_Off', suspended: 'FlowState_Suspended' };

/** The text of how a flow starts. */
export const triggerKeys: Readonly<Record<TriggerKind, TextKey>> = {
  row: 'Trigger_Row',
  'business-event': 'Trigger_BusinessEvent',
  instant: 'Trigger_Instant',
  scheduled: 'Trigger_Scheduled',
  http: 'Trigger_Http',
  other: 'Trigger_Other',
};

/** The text of what the operations of a Dataverse connection reach. */
export const reachKeys: Readonly<Record<Exclude<Reach, 'none'>, TextKey>> = {
  current: 'Details_Reach_Current',
  other: 'Details_Reach_Other',
  both: 'Details_Reach_Both',
};

/** The tone of a flow's state. */
export const stateTones: Readonly<Record<FlowState, StatusTone>> = { on: 'good', off: 'off', suspended: 'bad' };

/** @returns The state of a flow in the words of Power Automate. */
export function stateText(state: FlowState, texts: Texts): string {
  return texts.text(stateKeys[state]);
}

/** @returns How a flow starts, with the table of a row trigger where it's known. */
export function triggerText({ trigger }: FlowProfile, texts: Texts): string {
  if (!trigger) {
    return texts.text('Trigger_None');
  }
  return trigger.table === null ? texts.text(triggerKeys[trigger.kind]) : texts.text('Trigger_RowOfTable', { table: trigger.table });
}

/** @returns Whose identity a row-triggered flow takes on; empty for other flows. */
export function runAsText({ runAs }: FlowProfile, texts: Texts): string {
  return runAs === null ? '' : texts.text(runAsKeys[runAs]);
}

/** @returns How many connections are set in the flow and how many whoever runs it brings. */
export function providersText({ connections }: FlowProfile, texts: Texts): string {
  const byUser = connections.filter(({ providedBy }) => providedBy === 'run-only-user').length;
  const inFlow = connections.length - byUser;
  if (inFlow > 0 && byUser > 0) {
    return texts.text('ProvidedBy_Both', { flow: texts.count('ProvidedBy_Flow', inFlow), user: texts.count('ProvidedBy_RunOnlyUser', byUser) });
  }
  if (byUser > 0) {
    return texts.count('ProvidedBy_RunOnlyUser', byUser);
  }
  return inFlow > 0 ? texts.count('ProvidedBy_Flow', inFlow) : texts.text('Common_None');
}
