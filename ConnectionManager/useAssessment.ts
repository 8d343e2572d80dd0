import * as React from 'react';
import type { Inventory, LiveConnections } from './model/inventory';
import { createAssessor } from './model/status/createAssessor';
import type { EnvironmentAssessment } from './model/status/assessment';

/**
 * Judges what has been read so far, once for each state of it.
 *
 * @param inventory What has been read.
 * @param live The connections that the host has handed in.
 * @param viewerId `systemuserid` of the signed-in user; null where it isn't known.
 * @returns How everything is doing.
 */
export function useAssessment(inventory: Inventory, live: LiveConnections, viewerId: string | null): EnvironmentAssessment {
  const [assess] = React.useState(createAssessor);
  return React.useMemo(() => assess({ inventory, live, viewerId }), [assess, inventory, live, viewerId]);
}
