import * as React from 'react';
import type { UsesKnowledge } from '../../model/flowUse';
import { useTexts } from '../../strings/texts';
import { TextCell } from '../../ui/TextCell';
import type { ConnectionRow } from './connectionRows';

/** Properties of {@link AnswerCell}. */
export interface AnswerCellProps {
  /** How much is known of the flows that use the connection. */
  readonly knowledge: UsesKnowledge;
  /** The answer's word; null where no flow is known that it could be about. */
  readonly children: React.ReactElement | null;
}

/** An answer about the flows that use a connection, or why there is none. */
export function AnswerCell({ knowledge, children }: AnswerCellProps): React.ReactElement {
  const texts = useTexts();
  if (children) {
    return children;
  }
  return knowledge.state === 'complete' ? (
    <span role="img" aria-label={texts.text('Connections_NoFlows')}>
      –
    </span>
  ) : (
    <NotKnownYet knowledge={knowledge} />
  );
}

/**
 * How many flows use a connection, and how many of them are on.
 *
 * @param props.row The row of the connection.
 */
export function FlowCount({ row: { flows, flowsOn, assessment } }: { readonly row: ConnectionRow }): React.ReactElement {
  const texts = useTexts();
  if (flows === 0 && assessment.knowledge.state !== 'complete') {
    return <NotKnownYet knowledge={assessment.knowledge} />;
  }
  return flows === 0 ? (
    <TextCell quiet>{texts.number(0)}</TextCell>
  ) : (
    <TextCell>{texts.text('Connections_FlowCount', { flows, on: flowsOn })}</TextCell>
  );
}

function NotKnownYet({ knowledge }: Pick<AnswerCellProps, 'knowledge'>): React.ReactElement {
  const texts = useTexts();
  return <TextCell quiet>{texts.text(knowledge.state === 'reading' ? 'Common_NotReadYet' : 'Common_Unknown')}</TextCell>;
}
