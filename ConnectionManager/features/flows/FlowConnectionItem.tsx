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
  /** Whether a person starts the flow, so that run-only users may bring their own connections. */
  readonly instant: boolean;
  readonly onShowConnection: (connectionReferenceId: string) => void;
}

/** One entry of a flow's connections: the connector, the reference behind it, who brings it, and what it reaches. */
export function FlowConnectionItem(props: FlowConnectionItemProps): React.ReactElement {
  const { connection, reference, referencesKnown, instant, onShowConnection } = props;
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
      {reference?.connectionId === null ? <StatusWord tone="warning">{texts.text('Binding_NotBound_Long')}</StatusWord> : null}
      <span className={styles.traits}>
        {traits(connection, instant, texts).map((trait) => (
          <Caption1 key={trait} className={styles.quiet}>
            {trait}
          </Caption1>
        ))}
      </span>
    </li>
  );
}

function MissingReference({ name, known }: { readonly name: string | null; readonly known: boolean }): React.ReactElement | null {
  const texts = useTexts();
  if (name === null) {
    return <Caption1>{texts.text('Details_ReferenceNone')}</Caption1>;
  }
  return known ? (
    <StatusWord tone="unknown">{texts.text('Details_ReferenceMissing', { reference: name })}</StatusWord>
  ) : (
    <Caption1>
      <bdi dir="ltr">{name}</bdi>
    </Caption1>
  );
}

function traits(connection: FlowConnection, instant: boolean, texts: Texts): readonly string[] {
  return [
    ...provider(connection, instant, texts),
    ...(connection.reach === null || connection.reach === 'none' ? [] : [texts.text(reachKeys[connection.reach])]),
    connection.operations === 0 ? texts.text('Details_NoOperations') : texts.count('Details_Operations', connection.operations),
  ];
}

/** The words of the run-only pane for instant flows, which alone have it, and of Run as for a connection that follows it. */
function provider({ providedBy, useInvoker }: FlowConnection, instant: boolean, texts: Texts): readonly string[] {
  if (providedBy === 'run-only-user') {
    return [texts.text('Details_ProvidedByRunOnlyUser')];
  }
  if (useInvoker) {
    return [texts.text('Details_UsesInvoker')];
  }
  return instant ? [texts.text('Details_UseThisConnection')] : [];
}
