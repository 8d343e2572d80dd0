import * as React from 'react';
import type { ChangeListState } from '../../ui/listState';
import type { ConnectionsSession } from './connectionsSession';
import { changeKey } from './useConnectionChange';
import { isReferenceRow, type ConnectionRow, type ReferenceRow } from './connectionRows';

/** The changing of several rows' connections, which takes the place of a row's details. */
export interface BulkChange {
  /** The rows to change, as they are now; none while a row's details are shown. */
  readonly rows: readonly ReferenceRow[];
  /** Shows the form for these rows. */
  readonly open: (ids: readonly string[]) => void;
  /** Changes the list's state; opening or closing details ends the change of several. */
  readonly onChange: ChangeListState;
}

/**
 * Keeps which rows are to get another connection together. The first of them counts as the list's open row.
 *
 * @param session Keeps them while another tab is shown.
 * @param rows All rows of the list.
 * @param onChange Changes the list's state.
 * @returns The rows and the commands.
 */
export function useBulkChange(session: ConnectionsSession, rows: readonly ConnectionRow[], onChange: ChangeListState): BulkChange {
  const { together: ids, setTogether: setIds, changes } = session;
  const open = React.useCallback(
    (chosen: readonly string[]): void => {
      const key = changeKey(chosen);
      if (changes.of(key)?.state.kind !== 'running') {
        changes.keep(key, null);
      }
      onChange({ openId: chosen[0] ?? null });
      setIds(chosen);
    },
    [changes, onChange, setIds],
  );
  const change = React.useCallback<ChangeListState>(
    (some) => {
      if ('openId' in some) {
        setIds([]);
      }
      onChange(some);
    },
    [onChange, setIds],
  );
  const chosen = React.useMemo(() => rows.filter(isReferenceRow).filter(({ id }) => ids.includes(id)), [ids, rows]);
  return { rows: chosen, open, onChange: change };
}
