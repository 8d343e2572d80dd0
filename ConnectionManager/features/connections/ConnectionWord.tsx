import * as React from 'react';
import type { Health } from '../../model/status/answers';
import { useTexts } from '../../strings/texts';
import { StatusWord } from '../../ui/StatusWord';
import { TextCell } from '../../ui/TextCell';

/** Properties of {@link ConnectionWord}. */
export interface ConnectionWordProps {
  readonly health: Health;
  /** Whether a column head says already that it is about the connection. */
  readonly inColumn: boolean;
}

/** Whether a connection reference has a connection. Having one isn't working, so it gets no green tick. */
export function ConnectionWord({ health, inColumn }: ConnectionWordProps): React.ReactElement {
  const texts = useTexts();
  return health === 'not-connected' ? (
    <StatusWord tone="warning">{texts.text(inColumn ? 'Binding_NotBound' : 'Binding_NotBound_Long')}</StatusWord>
  ) : (
    <TextCell>{texts.text(inColumn ? 'Binding_Bound' : 'Binding_Bound_Long')}</TextCell>
  );
}
