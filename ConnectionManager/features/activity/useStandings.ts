import * as React from 'react';
import type { Inventory } from '../../model/inventory';
import type { Activity } from '../../ui/activity/activity';
import { standingsOf, type Standing } from './standing';

/**
 * Follows how the changes of this session stand. Called above the tabs: what is seen while another tab is shown counts, too.
 *
 * @param activities What was changed, the latest first.
 * @param inventory What has been read so far.
 * @returns How each stands, by its id.
 */
export function useStandings(
  activities: readonly Activity[],
  { flows, definitions, connectionReferences }: Inventory,
): ReadonlyMap<string, Standing> {
  const seen = React.useRef(new Set<string>());
  return React.useMemo(
    () =>
      activities.length === 0 ? new Map<string, Standing>() : standingsOf(activities, { flows, definitions, connectionReferences }, seen.current),
    [activities, flows, definitions, connectionReferences],
  );
}
