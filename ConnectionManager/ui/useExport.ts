import * as React from 'react';
import { toCsv, toJson } from './exportText';
import type { ExportColumn, SaveFile } from './listParts';
import { useMounted } from './useMounted';

/** The kinds of file that a list can be exported to. */
export type ExportFormat = 'csv' | 'json';

/** How the last export went. */
export type ExportOutcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'saved'; readonly file: string; readonly times: number }
  | { readonly kind: 'failed'; readonly detail: string; readonly retry: () => void };

/** Exports a list, and how that went. */
export interface ListExport {
  /** Saves the rows as a file; null where the host can't or there is nothing to export. */
  readonly save: ((format: ExportFormat) => void) | null;
  readonly outcome: ExportOutcome;
  /** Forgets how it went. */
  readonly dismiss: () => void;
}

const mimeTypes = { csv: 'text/csv;charset=utf-8', json: 'application/json' };
const writers = { csv: toCsv, json: toJson };

/** What {@link useExport} is about. */
export interface ExportOptions<T> {
  /** The rows to export, in order. */
  readonly rows: readonly T[];
  readonly columns: readonly ExportColumn<T>[];
  /** The file's name without its ending. */
  readonly name: string;
  readonly saveFile: SaveFile | null;
}

/**
 * Exports a list as a file.
 *
 * @param options The list, and what saves the file.
 * @returns The command, and how it went last.
 */
export function useExport<T>({ rows, columns, name, saveFile }: ExportOptions<T>): ListExport {
  const [outcome, setOutcome] = React.useState<ExportOutcome>({ kind: 'none' });
  const mounted = useMounted();
  const dismiss = React.useCallback((): void => setOutcome({ kind: 'none' }), []);
  if (!saveFile || columns.length === 0 || rows.length === 0) {
    return { save: null, outcome, dismiss };
  }
  const save = async (format: ExportFormat): Promise<void> => {
    const file = `${name}.${format}`;
    let settled: (before: ExportOutcome) => ExportOutcome;
    try {
      await saveFile({ name: file, mimeType: mimeTypes[format], content: writers[format](columns, rows) });
      settled = (before) => ({ kind: 'saved', file, times: before.kind === 'saved' ? before.times + 1 : 1 });
    } catch (error: unknown) {
      settled = () => ({ kind: 'failed', detail: errorText(error), retry: () => void save(format) });
    }
    if (mounted.current) {
      setOutcome(settled);
    }
  };
  return { save: (format) => void save(format), outcome, dismiss };
}

/** Hosts reject with errors and with plain objects that have a message. */
function errorText(error: unknown): string {
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  return typeof message === 'string' ? message : '';
}
