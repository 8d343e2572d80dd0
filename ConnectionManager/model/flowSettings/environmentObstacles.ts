import type { FlowConnection } from '../flow/flowProfile';
import { reachesElsewhere } from '../status/actingForOthers';
import { compareText } from '../flow/compareText';
import type { ObstacleCode, Remark, SettingsContext } from './flowSettings';

/**
 * Steps of an entry that work on another environment, which keeps the entry from running as anybody else.
 *
 * @param context The flow.
 * @param entry The entry.
 * @returns The obstacle with the steps' names; none where all work on the flow's own environment.
 */
export function environmentObstacles({ steps }: SettingsContext, entry: FlowConnection): Remark<ObstacleCode>[] {
  const elsewhere = steps.filter(({ key, environment }) => key === entry.key && environment === 'other').map(({ step }) => step);
  return reachesElsewhere(entry) ? [{ code: 'environment-parameter', steps: elsewhere.sort(compareText) }] : [];
}
