import * as React from 'react';
import type { Health } from '../../model/status/answers';
import { useTexts } from '../../strings/texts';
import { StatusWord } from '../../ui/StatusWord';
import { TextCell } from '../../ui/TextCell';

/**
 * Whether a connection reference has a connection. Having one isn't working, so it gets no green tick.
 *
 * @param props.health The health of the connection reference.
 */
export function ConnectionWord({ health }: { readonly health: Health }): React.ReactElement {
  const texts = useTexts();
  return health === 'not-connected' ? (
    <StatusWord tone="warning">{texts.text('Binding_NotBound')}</StatusWord>
  ) : (
    <TextCell>{texts.text('Binding_Bound')}</TextCell>
  );
}
