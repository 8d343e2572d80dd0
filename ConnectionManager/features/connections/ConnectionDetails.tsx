import * as React from 'react';
import { Body1, Caption1, Subtitle2 } from '@fluentui/react-components';
import { useTexts } from '../../strings/texts';
import { DetailsPane } from '../../ui/DetailsPane';
import { Facts, type Fact } from '../../ui/Facts';
import { Identifier } from '../../ui/Identifier';
import { useDetailsStyles } from '../../ui/useDetailsStyles';
import type { ConnectionRow } from './connectionRows';
import { ConnectionWord } from './ConnectionWord';
import { FlowUseItem } from './FlowUseItem';
import { reasonText } from './reasonText';

/** Properties of {@link ConnectionDetails}. */
export interface ConnectionDetailsProps {
  readonly row: ConnectionRow;
  /** When the connection references were read. */
  readonly readAt: Date | null;
  readonly onShowFlow: (flowId: string) => void;
  readonly onClose: () => void;
}

/** What is known of one connection reference: its status with the evidence, its identifiers, and what each flow makes of it. */
export function ConnectionDetails({ row, readAt, onShowFlow, onClose }: ConnectionDetailsProps): React.ReactElement {
  const styles = useDetailsStyles();
  const texts = useTexts();
  return (
    <DetailsPane
      id={row.id}
      title={row.name}
      subtitle={row.name === row.reference.logicalName ? undefined : <Identifier>{row.reference.logicalName}</Identifier>}
      onClose={onClose}
    >
      <section className={styles.section}>
        <ConnectionWord health={row.status.health} inColumn={false} />
        {row.status.reasons.map((reason) => (
          <Body1 key={reason}>{texts.text(reasonText[reason])}</Body1>
        ))}
        {readAt ? <Caption1 className={styles.evidence}>{texts.text('Details_ReadAt', { time: texts.dateTime(readAt) })}</Caption1> : null}
      </section>
      <Facts facts={useFacts(row)} />
      <section className={styles.section}>
        <UsesHeading row={row} />
        <ul className={styles.list}>
          {row.uses.map((use) => (
            <FlowUseItem key={use.flow.id} reference={row.reference} use={use} onShowFlow={onShowFlow} />
          ))}
        </ul>
      </section>
    </DetailsPane>
  );
}

function UsesHeading({ row: { uses, knowledge } }: Pick<ConnectionDetailsProps, 'row'>): React.ReactElement | null {
  const styles = useDetailsStyles();
  const texts = useTexts();
  const { state, unreadFlows } = knowledge;
  return (
    <>
      {uses.length > 0 ? (
        <Subtitle2 as="h3" className={styles.heading}>
          {texts.count(state === 'complete' ? 'Details_FlowsHeading' : 'Details_FlowsSoFar', uses.length)}
        </Subtitle2>
      ) : null}
      {state === 'failed' ? <Body1>{texts.text('Details_FlowsNotRead')}</Body1> : null}
      {state === 'reading' ? <Body1>{texts.text('Common_NotReadYet')}</Body1> : null}
      {unreadFlows > 0 ? <Body1>{texts.count('Details_FlowsUnread', unreadFlows)}</Body1> : null}
    </>
  );
}

function useFacts({ reference, connector, owner }: ConnectionRow): readonly Fact[] {
  const texts = useTexts();
  return [
    {
      label: texts.text('Details_Connector'),
      value: (
        <>
          <div>{connector}</div>
          {reference.connector ? (
            <Caption1>
              <Identifier>{reference.connector}</Identifier>
            </Caption1>
          ) : null}
        </>
      ),
    },
    {
      label: texts.text('Details_ConnectionId'),
      value: reference.connectionId === null ? texts.text('Details_NoConnection') : <Identifier>{reference.connectionId}</Identifier>,
    },
    ...(reference.active ? [] : [{ label: texts.text('Details_Status'), value: texts.text('Connections_Inactive') }]),
    { label: texts.text('Details_Owner'), value: <bdi>{owner}</bdi> },
    { label: texts.text('Details_Managed'), value: texts.text(reference.managed ? 'Details_Managed_Yes' : 'Details_Managed_No') },
    ...(reference.modifiedOn ? [{ label: texts.text('Details_Modified'), value: texts.dateTime(reference.modifiedOn) }] : []),
  ];
}
