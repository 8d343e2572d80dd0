import type * as React from 'react';
import type { StatusTone } from './StatusWord';

/** One value of a {@link ListFilter}. */
export interface FilterOption {
  readonly value: string;
  readonly label: string;
  /** Shown as the status icon before the label. */
  readonly tone?: StatusTone;
}

/** One way to narrow a list down to some of its rows. */
export interface ListFilter<T> {
  readonly id: string;
  readonly label: string;
  /**
   * `counts` are buttons that each say how many rows they'd leave, `choice` is a drop-down with an option for all, `switch` has one
   * option that is on or off.
   */
  readonly kind: 'counts' | 'choice' | 'switch';
  readonly options: readonly FilterOption[];
  readonly matches: (row: T, option: string) => boolean;
}

/** What rows have in common that stand together. */
export interface RowGroup {
  readonly id: string;
  readonly title: string;
  /** An identifier beside the title. */
  readonly below?: string;
}

/** A way to put the rows of a list together. */
export interface ListGrouping<T> {
  /** What switches it on, such as "Group by connection". */
  readonly label: string;
  readonly groupOf: (row: T) => RowGroup;
}

/** Something to do with the rows that are selected. */
export interface ListCommand<T> {
  readonly id: string;
  readonly label: string;
  readonly icon: React.ReactElement;
  /** Why it can't be done with these rows, in words; null where it can. */
  readonly unavailable: (rows: readonly T[]) => string | null;
  readonly run: (rows: readonly T[]) => void;
}

/** One column of an exported list. */
export interface ExportColumn<T> {
  readonly name: string;
  readonly value: (row: T) => string | number | boolean | null;
}

/** A file that is handed to the person. */
export interface SavedFile {
  /** With its ending. */
  readonly name: string;
  readonly mimeType: string;
  readonly content: string;
}

/** Hands a file to the person, as the host does it. Rejects where the host can't. */
export type SaveFile = (file: SavedFile) => Promise<void>;
