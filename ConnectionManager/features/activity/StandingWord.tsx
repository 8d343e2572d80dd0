import * as React from 'react';
import type { TextKey } from '../../strings/TextKey';
import { useTexts } from '../../strings/texts';
import { StatusWord, type StatusTone } from '../../ui/StatusWord';
import type { Standing } from './standing';

/** The word for how a change stands. */
export const standingKeys: Readonly<Record<Standing, TextKey>> = {
  'in-place': 'Activity_InPlace',
  'changed-again': 'Activity_ChangedAgain',
  'changed-since': 'Activity_ChangedSince',
  undoing: 'Activity_Undoing',
  undone: 'Activity_Undone',
  'undo-failed': 'Activity_UndoFailed',
};

const tones: Readonly<Record<Standing, StatusTone>> = {
  'in-place': 'good',
  'changed-again': 'off',
  'changed-since': 'warning',
  undoing: 'unknown',
  undone: 'off',
  'undo-failed': 'bad',
};

/** How a change stands, in a word. */
export function StandingWord({ standing }: { readonly standing: Standing }): React.ReactElement {
  const texts = useTexts();
  return <StatusWord tone={tones[standing]}>{texts.text(standingKeys[standing])}</StatusWord>;
}
