import * as React from 'react';
import type { LiveConnections } from '../../model/inventory';
import { useTexts } from '../../strings/texts';
import { MessageStrip } from '../../ui/MessageStrip';

/**
 * What is wrong with the connections that were handed in, for whoever has set up the page.
 *
 * @param props.live The connections.
 */
export function LiveMessages({ live: { problem, misfits } }: { readonly live: LiveConnections }): React.ReactElement {
  const texts = useTexts();
  return (
    <>
      {problem === null ? null : <MessageStrip intent="warning" message={texts.text('Live_Problem')} details={problem} />}
      {misfits.length > 0 ? (
        <MessageStrip
          intent="warning"
          message={texts.count('Live_Misfits', misfits.length)}
          details={misfits.map(({ id, detail }) => `${id ?? '?'}: ${detail}`).join('\n')}
        />
      ) : null}
    </>
  );
}
