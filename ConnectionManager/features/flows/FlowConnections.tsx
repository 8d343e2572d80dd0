import * as React from 'react';
import { Body1, Subtitle2 } from '@fluentui/react-components';
import type { TextKey } from '../../strings/TextKey';
import { useTexts } from '../../strings/texts';
import { useDetailsStyles } from '../../ui/useDetailsStyles';
import { FlowConnectionItem } from './FlowConnectionItem';
import type { DefinitionState, FlowRow } from './flowRows';

/** Properties of {@link FlowConnections}. */
export interface FlowConnectionsProps {
  readonly row: FlowRow;
  readonly onShowConnection: (connectionReferenceId: string) => void;
}

const missingDefinition: Readonly<Record<Exclude<DefinitionState, 'known'>, TextKey>> = {
  pending: 'Details_DefinitionPending',
  'not-read': 'Details_DefinitionNotRead',
  'not-json': 'Details_DefinitionNotJson',
  'not-a-flow': 'Details_DefinitionNotFlow',
};

/** The connections that a flow uses, by their keys in it, or why they aren't known. */
export function FlowConnections({ row, onShowConnection }: FlowConnectionsProps): React.ReactElement {
  const styles = useDetailsStyles();
  const texts = useTexts();
  const { entries } = row.assessment;
  if (row.definition !== 'known') {
    return <Body1>{texts.text(missingDefinition[row.definition])}</Body1>;
  }
  return (
    <section className={styles.section}>
      {entries.length === 0 ? (
        <Body1>{texts.text('Details_NoConnections')}</Body1>
      ) : (
        <Subtitle2 as="h3" className={styles.heading}>
          {texts.count('Details_ConnectionsHeading', entries.length)}
        </Subtitle2>
      )}
      <ul className={styles.list}>
        {entries.map((entry) => (
          <FlowConnectionItem
            key={entry.entry.key}
            assessment={entry}
            instant={row.profile?.trigger?.kind === 'instant'}
            onShowConnection={onShowConnection}
          />
        ))}
      </ul>
    </section>
  );
}
