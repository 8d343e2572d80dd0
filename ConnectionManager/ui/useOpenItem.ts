import * as React from 'react';
import { useFluent } from '@fluentui/react-components';

/** Which row's details are open, with the focus taken back where it came from. */
export interface OpenItem {
  readonly open: (id: string) => void;
  readonly close: () => void;
}

/**
 * Opens and closes a row's details. Closing gives the focus back to what had it at opening.
 *
 * @param onChange Called with the row's id, and with null when its details close.
 * @returns The two commands.
 */
export function useOpenItem(onChange: (id: string | null) => void): OpenItem {
  const { targetDocument } = useFluent();
  const cameFrom = React.useRef<Element | null>(null);
  const open = React.useCallback(
    (id: string): void => {
      cameFrom.current = targetDocument?.activeElement ?? null;
      onChange(id);
    },
    [onChange, targetDocument],
  );
  const close = React.useCallback((): void => {
    onChange(null);
    if (cameFrom.current instanceof HTMLElement && cameFrom.current.isConnected) {
      cameFrom.current.focus();
    }
  }, [onChange]);
  return { open, close };
}
