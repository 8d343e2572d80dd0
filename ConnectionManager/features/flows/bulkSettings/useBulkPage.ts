import * as React from 'react';
import type { WantedSetting } from '../../../model/flowSettings/flowSettings';
import type { ChangeListState, ListState } from '../../../ui/listState';
import type { FlowRow } from '../flowRows';
import type { BulkSettings, BulkSettingsControl } from './useBulkSettings';

/** The page that sets something for several flows, which takes the place of a row's details. */
export interface BulkPage {
  /** What the page shows; null while it isn't open. */
  readonly shown: BulkSettings | null;
  /** Opens it for these flows. */
  readonly start: (kind: WantedSetting['kind'], flowIds: readonly string[]) => void;
  /** Opens it again. */
  readonly show: () => void;
  /** Changes the list's state; opening or closing details closes the page. */
  readonly onChange: ChangeListState;
}

/**
 * Opens and closes the page of several flows. The first of them counts as the list's open row.
 *
 * @param control What the page is about.
 * @param rows All rows of the list.
 * @param state The list's state.
 * @param onChange Changes it.
 * @returns The page and the commands.
 */
export function useBulkPage(control: BulkSettingsControl, rows: readonly FlowRow[], state: ListState, onChange: ChangeListState): BulkPage {
  const { bulk } = control;
  const shown = bulk?.open && rows.some(({ id }) => id === state.openId) ? bulk : null;
  const openAt = (flowIds: readonly string[]): void => {
    const place = rows.find(({ id }) => flowIds.includes(id)) ?? rows[0];
    onChange({ openId: place?.id ?? null });
  };
  const latest = React.useRef(control);
  latest.current = control;
  const change = React.useCallback<ChangeListState>(
    (some) => {
      if ('openId' in some) {
        latest.current.show(false);
      }
      onChange(some);
    },
    [onChange],
  );
  return {
    shown,
    start: (kind, flowIds) => {
      openAt(flowIds);
      control.start(kind, flowIds);
    },
    show: () => {
      openAt(bulk?.flowIds ?? []);
      control.show(true);
    },
    onChange: change,
  };
}
