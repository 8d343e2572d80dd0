import * as React from 'react';
import { useTexts } from '../strings/texts';
import type { AnnouncerProps } from './Announcer';
import type { SavingOutcome } from './useFileSaving';

/** What a list has to tell. */
export interface ListNews {
  /** What is being loaded, in words; null when nothing is. */
  readonly loading: string | null;
  /** How many rows are shown, in words. */
  readonly rows: string;
  /** How many of them are selected. */
  readonly selected: number;
  readonly exported: SavingOutcome;
  /** When the rows were read: the same number of rows is news again after they have been read again. */
  readonly readAt: Date | null;
}

/**
 * What screen readers are told of a list: an export that has just been saved, or else what is shown and selected.
 *
 * @param news What there is to tell.
 * @returns The message and its occasion.
 */
export function useNews({ loading, rows, selected, exported, readAt }: ListNews): AnnouncerProps {
  const texts = useTexts();
  const shown = selected > 0 ? texts.text('Common_TwoParts', { first: rows, second: texts.count('Selection_Count', selected) }) : rows;
  const message = loading ?? shown;
  const last = React.useRef<{ readonly exported: SavingOutcome; readonly message: string | null }>({ exported, message: null });
  if (last.current.exported !== exported) {
    last.current = { exported, message };
  } else if (last.current.message !== message) {
    last.current = { exported, message: null };
  }
  const fresh = exported.kind === 'saved' && last.current.message !== null;
  return fresh
    ? { message: texts.text('Export_Done', { file: exported.file }), occasion: exported.times }
    : { message, occasion: readAt?.getTime() ?? 0 };
}
