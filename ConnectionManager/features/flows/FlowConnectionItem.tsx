import * as React from 'react';
import { Caption1, Link, Text } from '@fluentui/react-components';
import { connectionReferenceName, type ConnectionReference } from '../../model/connectionReference';
import { connectorTitle } from '../../model/connectorTitle';
import type { FlowConnection } from '../../model/flow/flowProfile';
import { useTexts, type Texts } from '../../strings/texts';
import { StatusWord } from '../../ui/StatusWord';
import { useDetailsStyles } from '../../ui/useDetailsStyles';
import { reachKeys } from './flowText';

/** Properties of {@link FlowConnectionItem}. */
export interface FlowConnectionItemProps {
  readonly connection: FlowConnection;
  /** The connection reference that the entry names, where it is visible. */
  readonly reference: ConnectionReference | null;
  /** Whether all visible connection references have been read, so that one that isn't there is missing. */
  readonly referencesKnown: boolean;
  readonly onShowConnection: (connectionReferenceId: string) => void;
}

/** One entry of a flow's connections: the connector, the reference behind it, who brings it, and what it reaches. */
export function FlowConnectionItem({ connection, reference, referencesKnown, onShowConnection }: FlowConnectionItemProps): React.ReactElement {
  const styles = useDetailsStyles();
  const texts = useTexts();
  const connector = connection.connector === null ? texts.text('Connector_Unknown') : connectorTitle(connection.connector);
  return (
    <li className={styles.item}>
      <Text weight="semibold">{connector}</Text>
      {reference ? (
        <Link as="button" className={styles.itemName} onClick={() => onShowConnection(reference.id)}>
          <bdi>{connectionReferenceName(reference)}</bdi>
        </Link>
      ) : (
        <MissingReference name={connection.connectionReference} known={referencesKnown} />
      )}
      {reference?.connectionId === null ? <StatusWord tone="warning">{texts.text('Binding_NotBound')}</StatusWord> : null}
      <Caption1 className={styles.quiet}>{traits(connection, texts).join(' · ')}</Caption1>
    </li>
  );
}

function MissingReference({ name, known }: { readonly name: string | null; readonly known: boolean }): React.ReactElement | null {
  const texts = useTexts();
  if (name === null) {
    return <Caption1>{texts.text('Details_ReferenceNone')}</Caption1>;
  }
  return known ? (
    <StatusWord tone="bad">{texts.text('Details_ReferenceMissing', { reference: name })}</StatusWord>
  ) : (
    <Caption1>
      <bdi dir="ltr">{name}</bdi>
    </Caption1>
  );
}

function traits(connection: FlowConnection, texts: Texts): readonly string[] {
  return [
    texts.text(connection.providedBy === 'run-only-user' ? 'Details_ProvidedByRunOnlyUser' : 'Details_UseThisConnection'),
    ...(connection.useInvoker ? [texts.text('Details_UsesInvoker')] : []),
    ...(connection.reach === null ? [] : [texts.text(reachKeys[connection.reach])]),
    ...(connection.reach === 'none' ? [] : [texts.count('Details_Operations', connection.operations)]),
  ];
}
