import * as React from 'react';
import { useMounted } from './useMounted';

/** Values by key. */
export interface Kept<T> {
  /** The value as it is at this moment, also in work that began before it was kept; null for none. */
  readonly of: (key: string) => T | null;
  /** Keeps a value, or drops it where there is none. */
  readonly keep: (key: string, value: T | null) => void;
}

/**
 * Keeps values by key, and draws anew when one changes.
 *
 * @returns The values.
 */
export function useKept<T>(): Kept<T> {
  const values = React.useRef(new Map<string, T>());
  const [, redraw] = React.useState({});
  const mounted = useMounted();
  const of = React.useCallback((key: string): T | null => values.current.get(key) ?? null, []);
  const keep = React.useCallback(
    (key: string, value: T | null): void => {
      if (value === null) {
        values.current.delete(key);
      } else {
        values.current.set(key, value);
      }
      if (mounted.current) {
        redraw({});
      }
    },
    [mounted],
  );
  return React.useMemo(() => ({ of, keep }), [of, keep]);
}
