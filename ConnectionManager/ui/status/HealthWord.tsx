import * as React from 'react';
import type { Health } from '../../model/status/answers';
import { useTexts } from '../../strings/texts';
import { StatusWord } from '../StatusWord';
import { healthWords } from './statusWords';

/**
 * How a connection reference is doing, as icon and word.
 *
 * @param props.health How it is doing.
 */
export function HealthWord({ health }: { readonly health: Health }): React.ReactElement {
  const { text, tone } = healthWords[health];
  return <StatusWord tone={tone}>{useTexts().text(text)}</StatusWord>;
}
