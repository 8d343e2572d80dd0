import * as React from 'react';
import { useFluent } from '@fluentui/react-components';
import type { ChangeListState } from './listState';

/** Which row's details are open, with the focus taken back where it came from. */
export interface OpenItem {
  readonly open: (id: string) => void;
  readonly close: () => void;
}

/**
 * Opens and closes a row's details. Closing gives the focus back to what had it at opening.
 *
 * @param onChange Changes the list's state.
 * @returns The two commands.
 */
export function useOpenItem(onChange: ChangeListState): OpenItem {
  const { targetDocument } = useFluent();
  const cameFrom = React.useRef<Element | null>(null);
  const open = React.useCallback(
    (id: string): void => {
      cameFrom.current = targetDocument?.activeElement ?? null;
      onChange({ openId: id });
    },
    [onChange, targetDocument],
  );
  const close = React.useCallback((): void => {
    onChange({ openId: null });
    if (cameFrom.current instanceof HTMLElement && cameFrom.current.isConnected) {
      cameFrom.current.focus();
    }
  }, [onChange]);
  return { open, close };
}
