import * as React from 'react';
import { useTexts } from '../../strings/texts';
import { FoldedDetails } from '../FoldedDetails';
import { StatusWord } from '../StatusWord';
import type { UndoState } from './activity';

/**
 * How far putting a change back has come, and why it failed; nothing before it was begun.
 *
 * @param props.undone How far.
 */
export function UndoneWord({ undone }: { readonly undone: UndoState }): React.ReactElement | null {
  const texts = useTexts();
  switch (undone.kind) {
    case 'none':
      return null;
    case 'running':
      return <StatusWord tone="unknown">{texts.text('Activity_Undoing')}</StatusWord>;
    case 'done':
      return <StatusWord tone="good">{undone.told.message || texts.text('Activity_Undone')}</StatusWord>;
    case 'failed':
      return (
        <>
          <StatusWord tone="bad">{undone.told.message || texts.text('Activity_UndoFailed')}</StatusWord>
          <FoldedDetails text={undone.told.details} />
        </>
      );
  }
}
