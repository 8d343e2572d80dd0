import * as React from 'react';
import type { RunsAnswer } from '../../model/status/answers';
import { useTexts } from '../../strings/texts';
import { StatusWord } from '../StatusWord';
import { runsWords } from './statusWords';

/**
 * Whether a flow's runs work, as icon and word.
 *
 * @param props.runs The answer.
 */
export function RunsWord({ runs }: { readonly runs: RunsAnswer }): React.ReactElement {
  const { text, tone } = runsWords[runs];
  return <StatusWord tone={tone}>{useTexts().text(text)}</StatusWord>;
}
