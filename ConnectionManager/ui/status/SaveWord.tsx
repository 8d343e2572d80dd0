import * as React from 'react';
import type { SaveAnswer } from '../../model/status/answers';
import { useTexts } from '../../strings/texts';
import { StatusWord } from '../StatusWord';
import { saveWords } from './statusWords';

/**
 * Whether a flow can be saved and published, as icon and word.
 *
 * @param props.save The answer.
 */
export function SaveWord({ save }: { readonly save: SaveAnswer }): React.ReactElement {
  const { text, tone } = saveWords[save];
  return <StatusWord tone={tone}>{useTexts().text(text)}</StatusWord>;
}
