import * as React from 'react';
import type { Activity, ActivityLog } from './activity';
import { createActivityLog } from './createActivityLog';

const ActivityContext = React.createContext<ActivityLog>(createActivityLog(() => new Date(0)));

/** Gives everything inside the log of what is changed in this session. */
export const ActivityProvider = ActivityContext.Provider;

/** @returns Where changes are recorded, and can be undone. */
export function useActivity(): ActivityLog {
  return React.useContext(ActivityContext);
}

/**
 * Follows the log.
 *
 * @param log The log of this session.
 * @returns What was changed, the latest first.
 */
export function useActivities(log: ActivityLog): readonly Activity[] {
  const [activities, setActivities] = React.useState(log.current);
  React.useEffect(() => {
    const take = (): void => setActivities(log.current());
    take();
    return log.subscribe(take);
  }, [log]);
  return activities;
}
