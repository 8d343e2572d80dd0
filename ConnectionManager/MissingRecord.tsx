import * as React from 'react';
import type { TextKey } from './strings/TextKey';
import { useTexts } from './strings/texts';
import { MessageStrip } from './ui/MessageStrip';
import type { RecordView, ViewName } from './viewName';

const messages: Record<RecordView | 'any', TextKey> = {
  connections: 'DeepLink_MissingReference',
  flows: 'DeepLink_MissingFlow',
  any: 'DeepLink_MissingRecord',
};

/**
 * Says that the row which the host asked for isn't there.
 *
 * @param props.view In which list the host let it be looked for; null, and the activity, for both.
 */
export function MissingRecord({ view }: { readonly view: ViewName | null }): React.ReactElement {
  const texts = useTexts();
  return <MessageStrip intent="warning" message={texts.text(messages[view === 'connections' || view === 'flows' ? view : 'any'])} details="" />;
}
