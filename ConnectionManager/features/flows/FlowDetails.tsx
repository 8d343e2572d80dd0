import * as React from 'react';
import { Body1, Caption1, Subtitle2 } from '@fluentui/react-components';
import type { ConnectionReference } from '../../model/connectionReference';
import { referenceKey } from '../../model/flowUse';
import type { TextKey } from '../../strings/TextKey';
import { useTexts } from '../../strings/texts';
import { DetailsPane } from '../../ui/DetailsPane';
import { Facts, type Fact } from '../../ui/Facts';
import { Identifier } from '../../ui/Identifier';
import { StatusWord } from '../../ui/StatusWord';
import { useDetailsStyles } from '../../ui/useDetailsStyles';
import { FlowConnectionItem } from './FlowConnectionItem';
import type { DefinitionState, FlowRow } from './flowRows';
import { stateTones } from './flowText';

/** Properties of {@link FlowDetails}. */
export interface FlowDetailsProps {
  readonly row: FlowRow;
  /** The connection references that are visible, by lower-case logical name; null until all have been read. */
  readonly references: ReadonlyMap<string, ConnectionReference> | null;
  /** When the flows were read. */
  readonly readAt: Date | null;
  readonly onShowConnection: (connectionReferenceId: string) => void;
  readonly onClose: () => void;
}

const missingDefinition: Readonly<Record<Exclude<DefinitionState, 'known'>, TextKey>> = {
  pending: 'Details_DefinitionPending',
  'not-read': 'Details_DefinitionNotRead',
  'not-json': 'Details_DefinitionNotJson',
  'not-a-flow': 'Details_DefinitionNotFlow',
};

/** What is known of one flow: its state, its trigger, whom it runs as, and each connection it uses. */
export function FlowDetails({ row, references, readAt, onShowConnection, onClose }: FlowDetailsProps): React.ReactElement {
  const styles = useDetailsStyles();
  const texts = useTexts();
  const connections = row.profile?.connections ?? [];
  return (
    <DetailsPane id={row.id} title={row.name} subtitle={<Identifier>{row.flow.id}</Identifier>} onClose={onClose}>
      <section className={styles.section}>
        <StatusWord tone={stateTones[row.flow.state]}>{row.state}</StatusWord>
        {row.definition === 'known' ? null : <Body1>{texts.text(missingDefinition[row.definition])}</Body1>}
        {readAt ? <Caption1 className={styles.evidence}>{texts.text('Details_ReadAt', { time: texts.dateTime(readAt) })}</Caption1> : null}
      </section>
      <Facts facts={useFacts(row)} />
      {row.definition === 'known' ? (
        <section className={styles.section}>
          {connections.length === 0 ? (
            <Body1>{texts.text('Details_NoConnections')}</Body1>
          ) : (
            <Subtitle2 as="h3" className={styles.heading}>
              {texts.count('Details_ConnectionsHeading', connections.length)}
            </Subtitle2>
          )}
          <ul className={styles.list}>
            {connections.map((connection) => (
              <FlowConnectionItem
                key={connection.key}
                connection={connection}
                reference={references?.get(referenceKey(connection.connectionReference ?? '')) ?? null}
                referencesKnown={references !== null}
                instant={row.profile?.trigger?.kind === 'instant'}
                onShowConnection={onShowConnection}
              />
            ))}
          </ul>
        </section>
      ) : null}
    </DetailsPane>
  );
}

function useFacts({ flow, profile, trigger, runAs, owner }: FlowRow): readonly Fact[] {
  const texts = useTexts();
  return [
    ...(flow.suspensionReason ? [{ label: texts.text('Details_SuspensionReason'), value: flow.suspensionReason }] : []),
    ...(profile ? [{ label: texts.text('Details_Trigger'), value: trigger }] : []),
    ...(runAs ? [{ label: texts.text('Details_RunAs'), value: runAs }] : []),
    { label: texts.text('Details_Owner'), value: <bdi>{owner}</bdi> },
    { label: texts.text('Details_Managed'), value: texts.text(flow.managed ? 'Details_Managed_Yes' : 'Details_Managed_No') },
    ...(flow.modifiedOn ? [{ label: texts.text('Details_Modified'), value: texts.dateTime(flow.modifiedOn) }] : []),
  ];
}
