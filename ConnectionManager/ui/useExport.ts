import { toCsv, toJson } from './exportText';
import type { ExportColumn, SaveFile } from './listParts';
import { useFileSaving, type SavingOutcome } from './useFileSaving';

/** The kinds of file that a list can be exported to. */
export type ExportFormat = 'csv' | 'json';

/** Exports a list, and how that went. */
export interface ListExport {
  /** Saves the rows as a file; null where the host can't or there is nothing to export. */
  readonly save: ((format: ExportFormat) => void) | null;
  readonly outcome: SavingOutcome;
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
  const { save: saveAs, outcome, dismiss } = useFileSaving(saveFile);
  if (!saveAs || columns.length === 0 || rows.length === 0) {
    return { save: null, outcome, dismiss };
  }
  const save = (format: ExportFormat): void =>
    saveAs({ name: `${name}.${format}`, mimeType: mimeTypes[format], content: writers[format](columns, rows) });
  return { save, outcome, dismiss };
}
