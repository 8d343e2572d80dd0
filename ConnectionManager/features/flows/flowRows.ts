import type { CloudFlow } from '../../model/cloudFlow';
import { connectorTitle } from '../../model/connectorTitle';
import type { FlowProfile } from '../../model/flow/flowProfile';
import type { FlowReading } from '../../model/flow/parseFlow';
import type { Inventory } from '../../model/inventory';
import type { Texts } from '../../strings/texts';
import type { ListRow } from '../../ui/ListView';
import { ownerText } from '../../ui/ownerText';
import { providersText, runAsText, stateText, triggerText } from './flowText';

/** Whether a flow's definition is known: not `pending` while it is still being read, nor after reading failed. */
export type DefinitionState = 'pending' | 'not-read' | 'not-json' | 'not-a-flow' | 'known';

/** One row of the flows list. */
export interface FlowRow extends ListRow {
  readonly flow: CloudFlow;
  readonly name: string;
  readonly owner: string;
  readonly state: string;
  readonly definition: DefinitionState;
  /** What the definition says; null unless it is `known`. */
  readonly profile: FlowProfile | null;
  readonly trigger: string;
  /** Empty for flows that have no Run as. */
  readonly runAs: string;
  readonly providers: string;
}

/**
 * Makes the rows of the flows list from what has been read so far.
 *
 * @param inventory What has been read.
 * @param texts The texts of the control.
 * @returns One row for each cloud flow, in the order they were read.
 */
export function flowRows(inventory: Inventory, texts: Texts): readonly FlowRow[] {
  const readings = new Map(inventory.definitions.rows.map(({ flowId, reading }) => [flowId, reading]));
  const stillReading = inventory.definitions.state === 'loading' && !inventory.definitions.complete;
  return inventory.flows.rows.map((flow) => toRow(flow, readings.get(flow.id), stillReading, texts));
}

function toRow(flow: CloudFlow, reading: FlowReading | undefined, stillReading: boolean, texts: Texts): FlowRow {
  const profile = reading?.flow ?? null;
  const name = flow.name || texts.text('Flows_Unnamed');
  const owner = ownerText(flow.owner, texts);
  const state = stateText(flow.state, texts);
  const trigger = profile ? triggerText(profile, texts) : '';
  const runAs = profile ? runAsText(profile, texts) : '';
  const connectors = (profile?.connections ?? []).map(({ connector }) => (connector === null ? '' : connectorTitle(connector)));
  const searchable = [name, owner, state, trigger, runAs, ...connectors].join('\n').toLowerCase();
  return {
    id: flow.id,
    flow,
    name,
    owner,
    state,
    definition: definitionState(reading, stillReading),
    profile,
    trigger,
    runAs,
    providers: profile ? providersText(profile, texts) : '',
    searchable,
  };
}

function definitionState(reading: FlowReading | undefined, stillReading: boolean): DefinitionState {
  if (!reading) {
    return stillReading ? 'pending' : 'not-read';
  }
  return reading.problem ?? 'known';
}
