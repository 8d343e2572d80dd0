import * as React from 'react';
import type { SavedFile, SaveFile } from './listParts';
import { useMounted } from './useMounted';

/** How handing over the last file went. */
export type SavingOutcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'saved'; readonly file: string; readonly times: number }
  | { readonly kind: 'failed'; readonly detail: string; readonly retry: () => void };

/** Hands files to the person, and how that went. */
export interface FileSaving {
  /** Null where the host can't. */
  readonly save: ((file: SavedFile) => void) | null;
  readonly outcome: SavingOutcome;
  /** Forgets how it went. */
  readonly dismiss: () => void;
}

/**
 * Hands files to the person.
 *
 * @param saveFile How the host does it; null where it can't.
 * @returns The command, and how it went last.
 */
export function useFileSaving(saveFile: SaveFile | null): FileSaving {
  const [outcome, setOutcome] = React.useState<SavingOutcome>({ kind: 'none' });
  const mounted = useMounted();
  const dismiss = React.useCallback((): void => setOutcome({ kind: 'none' }), []);
  if (!saveFile) {
    return { save: null, outcome, dismiss };
  }
  const save = async (file: SavedFile): Promise<void> => {
    let settled: (before: SavingOutcome) => SavingOutcome;
    try {
      await saveFile(file);
      settled = (before) => ({ kind: 'saved', file: file.name, times: before.kind === 'saved' ? before.times + 1 : 1 });
    } catch (error: unknown) {
      settled = () => ({ kind: 'failed', detail: errorText(error), retry: () => void save(file) });
    }
    if (mounted.current) {
      setOutcome(settled);
    }
  };
  return { save: (file) => void save(file), outcome, dismiss };
}

/** Hosts reject with errors and with plain objects that have a message. */
function errorText(error: unknown): string {
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  return typeof message === 'string' ? message : '';
}
