import type { FlowPlan, WantedSetting } from '../../../model/flowSettings/flowSettings';
import { planFlow } from '../../../model/flowSettings/planFlow';
import { settingsContext, type KnownAround } from '../../../model/flowSettings/settingsContext';
import type { FlowRow } from '../flowRows';
import type { SettingChoice } from './useBulkSettings';

/** What a setting that is wanted means for one flow. */
export interface PlannedFlow {
  readonly row: FlowRow;
  readonly plan: FlowPlan;
}

/** What a setting that is wanted means for several flows. */
export interface BulkPlan {
  /** Those that change, be it in part: then the plan has obstacles, too. */
  readonly changing: readonly PlannedFlow[];
  /** Those of which nothing can be changed. */
  readonly impossible: readonly PlannedFlow[];
  /** Those that are so already. */
  readonly already: readonly FlowRow[];
  /** Those whose definition isn't known. */
  readonly unread: readonly FlowRow[];
}

/**
 * What a setting that is wanted means for several flows.
 *
 * @param rows The flows.
 * @param known What has been read, and who is signed in.
 * @param wanted The setting.
 * @returns The flows by what happens to them, each once, in their order.
 */
export function planBulk(rows: readonly FlowRow[], known: KnownAround, wanted: WantedSetting): BulkPlan {
  const readings = new Map(known.inventory.definitions.rows.map(({ flowId, reading }) => [flowId, reading]));
  const plan: Record<'changing' | 'impossible', PlannedFlow[]> & Record<'already' | 'unread', FlowRow[]> = {
    changing: [],
    impossible: [],
    already: [],
    unread: [],
  };
  for (const row of rows) {
    const reading = readings.get(row.id);
    const context = reading ? settingsContext(known, { flow: row.flow, reading }) : null;
    if (context === null) {
      plan.unread.push(row);
      continue;
    }
    const planned = { row, plan: planFlow(context, wanted) };
    if (planned.plan.changes.length > 0) {
      plan.changing.push(planned);
    } else if (planned.plan.obstacles.length > 0) {
      plan.impossible.push(planned);
    } else {
      plan.already.push(row);
    }
  }
  return plan;
}

/**
 * What is wanted, once all of it is chosen.
 *
 * @param choice What is chosen so far.
 * @returns What is wanted; null while something isn't chosen yet.
 */
export function wantedOf(choice: SettingChoice): WantedSetting | null {
  if (choice.kind === 'run-as') {
    return choice.runAs === null ? null : { ...choice, runAs: choice.runAs };
  }
  return choice.providedBy === null ? null : { ...choice, providedBy: choice.providedBy };
}
