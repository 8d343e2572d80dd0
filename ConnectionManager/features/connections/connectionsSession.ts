import * as React from 'react';
import type { DataverseClient } from '../../dataverse/client';
import type { ActionState } from '../../ui/ActionStatus';
import type { ActivityLog } from '../../ui/activity/activity';
import { createInTurn, type InTurn } from '../../ui/inTurn';
import { useKept, type Kept } from '../../ui/useKept';
import type { ReferenceRow } from './connectionRows';
import type { RowResult } from './useConnectionChange';

/** How changing the connections of some connection references is going. */
export interface ChangeProgress {
  readonly state: ActionState;
  /** What became of each, once all are through; empty before. */
  readonly results: readonly RowResult[];
  /** Whether some were changed and others not, so that those can be put back. */
  readonly partly: boolean;
}

/** What outlives the details of a connection and the tab of the connections. */
export interface ConnectionsSession {
  /** By the ids of the connection references, parted by blanks. */
  readonly changes: Kept<ChangeProgress>;
  /** Ids of those that are to get another connection together; none while a row's details are shown. */
  readonly together: readonly string[];
  readonly setTogether: (ids: readonly string[]) => void;
  /** The rows as they are known now, by id: work that goes on after its view was left asks here. */
  readonly rows: { current: ReadonlyMap<string, ReferenceRow> };
  readonly activity: ActivityLog;
  /** Connections are put back one after the other. */
  readonly inTurn: InTurn;
  readonly client: DataverseClient;
  /** Is told of the connection reference's id when it was changed, or may have been. */
  readonly onChanged: (referenceId: string) => void;
}

/**
 * Keeps what outlives the details of a connection and the tab of the connections. Called once, above the tabs.
 *
 * @param settings How to reach Dataverse, who is told, and where it is recorded.
 * @returns The session.
 */
export function useConnectionsSession(settings: Pick<ConnectionsSession, 'client' | 'onChanged' | 'activity'>): ConnectionsSession {
  const changes = useKept<ChangeProgress>();
  const [together, setTogether] = React.useState<readonly string[]>([]);
  const [inTurn] = React.useState(createInTurn);
  const rows = React.useRef<ReadonlyMap<string, ReferenceRow>>(new Map());
  return { ...settings, changes, together, setTogether, rows, inTurn };
}
