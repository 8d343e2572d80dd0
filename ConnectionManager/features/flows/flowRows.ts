import type { CloudFlow } from '../../model/cloudFlow';
import type { FlowProfile } from '../../model/flow/flowProfile';
import type { FlowReading } from '../../model/flow/parseFlow';
import type { StepNeed } from '../../model/flow/stepNeed';
import type { Inventory } from '../../model/inventory';
import { heldDepth } from '../../model/privileges/heldDepth';
import type { EnvironmentAssessment, FlowAssessment } from '../../model/status/assessment';
import type { Texts } from '../../strings/texts';
import type { ListRow } from '../../ui/ListView';
import { ownerText } from '../../ui/ownerText';
import { searchableFlow } from './flowSearch';
import { providersText, runAsText, stateText, triggerText } from './flowText';
import { lastRunOf, type LastRun } from './lastRun';

/** Whether a flow's definition is known: not `pending` while it is still being read, nor after reading failed. */
export type DefinitionState = 'pending' | 'not-read' | 'not-json' | 'not-a-flow' | 'known';

/** One row of the flows list. */
export interface FlowRow extends ListRow {
  readonly flow: CloudFlow;
  readonly assessment: FlowAssessment;
  readonly name: string;
  readonly owner: string;
  readonly state: string;
  readonly definition: DefinitionState;
  /** What the definition says; null unless it is `known`. */
  readonly profile: FlowProfile | null;
  /** Its Dataverse triggers and actions. */
  readonly steps: readonly StepNeed[];
  readonly trigger: string;
  /** Empty for flows that have no Run as. */
  readonly runAs: string;
  readonly providers: string;
  readonly lastRun: LastRun;
  /** Whether it starts with changes of rows, and the signed-in user would see what it is subscribed to. */
  readonly subscribesInSight: boolean;
}

/**
 * Makes the rows of the flows list from what has been read so far.
 *
 * @param inventory What has been read.
 * @param assessment What it means.
 * @param viewerId `systemuserid` of the signed-in user; null where it isn't known.
 * @param texts The texts of the control.
 * @returns One row for each cloud flow, in the order they were read.
 */
export function flowRows(inventory: Inventory, assessment: EnvironmentAssessment, viewerId: string | null, texts: Texts): readonly FlowRow[] {
  const readings = new Map(inventory.definitions.rows.map(({ flowId, reading }) => [flowId, reading]));
  const stillReading = inventory.definitions.state === 'loading' && !inventory.definitions.complete;
  const viewer = inventory.access.rows.find(({ userId }) => userId === viewerId) ?? null;
  const seesSubscriptions = heldDepth(viewer, 'prvReadCallbackRegistration') === 'global';
  return assessment.flows.map((flow) => {
    const reading = readings.get(flow.flow.id);
    return {
      ...toRow(flow, reading, definitionState(reading, stillReading), lastRunOf(flow.lastRuns, inventory.runs), texts),
      subscribesInSight: flow.profile?.trigger?.kind === 'row' && (seesSubscriptions || flow.flow.owner.id === viewerId),
    };
  });
}

function toRow(
  assessment: FlowAssessment,
  reading: FlowReading | undefined,
  definition: DefinitionState,
  lastRun: LastRun,
  texts: Texts,
): Omit<FlowRow, 'subscribesInSight'> {
  const { flow, profile } = assessment;
  const shown = {
    name: flow.name || texts.text('Flows_Unnamed'),
    owner: ownerText(flow.owner, texts),
    state: stateText(flow.state, texts),
    trigger: profile ? triggerText(profile, texts) : '',
    runAs: profile ? runAsText(profile, texts) : '',
    providers: profile ? providersText(profile, texts) : '',
  };
  return {
    id: flow.id,
    flow,
    assessment,
    ...shown,
    definition,
    profile,
    steps: reading?.steps ?? [],
    lastRun,
    searchable: searchableFlow(assessment, [shown.name, shown.owner, shown.state, shown.trigger, shown.runAs]),
  };
}

function definitionState(reading: FlowReading | undefined, stillReading: boolean): DefinitionState {
  if (!reading) {
    return stillReading ? 'pending' : 'not-read';
  }
  return reading.problem ?? 'known';
}
