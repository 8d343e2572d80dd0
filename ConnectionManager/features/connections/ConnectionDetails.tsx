import * as React from 'react';
import { Body1, Caption1, Subtitle2 } from '@fluentui/react-components';
import type { Listing } from '../../model/inventory';
import { useTexts } from '../../strings/texts';
import { DetailsPane } from '../../ui/DetailsPane';
import { Facts, type Fact } from '../../ui/Facts';
import { Identifier } from '../../ui/Identifier';
import { useDetailsStyles } from '../../ui/useDetailsStyles';
import { BindingWord } from './connectionColumns';
import type { ConnectionRow } from './connectionRows';
import { FlowUseItem } from './FlowUseItem';
import { reasonText } from './reasonText';

/** Properties of {@link ConnectionDetails}. */
export interface ConnectionDetailsProps {
  readonly row: ConnectionRow;
  /** The listing of the flows' definitions: whether the uses are complete. */
  readonly definitions: Listing<unknown>;
  /** When the connection references were read. */
  readonly readAt: Date | null;
  readonly onShowFlow: (flowId: string) => void;
  readonly onClose: () => void;
}

/** What is known of one connection reference: its status with the evidence, its identifiers, and what each flow makes of it. */
export function ConnectionDetails({ row, definitions, readAt, onShowFlow, onClose }: ConnectionDetailsProps): React.ReactElement {
  const styles = useDetailsStyles();
  const texts = useTexts();
  return (
    <DetailsPane title={row.name} subtitle={<Identifier>{row.reference.logicalName}</Identifier>} onClose={onClose}>
      <section className={styles.section}>
        <BindingWord row={row} texts={texts} />
        {row.status.reasons.map((reason) => (
          <Body1 key={reason}>{texts.text(reasonText[reason])}</Body1>
        ))}
        {readAt ? <Caption1 className={styles.evidence}>{texts.text('Details_ReadAt', { time: texts.dateTime(readAt) })}</Caption1> : null}
      </section>
      <Facts facts={useFacts(row)} />
      <section className={styles.section}>
        <UsesHeading row={row} definitions={definitions} />
        <ul className={styles.list}>
          {row.uses.map((use) => (
            <FlowUseItem key={use.flow.id} reference={row.reference} use={use} onShowFlow={onShowFlow} />
          ))}
        </ul>
      </section>
    </DetailsPane>
  );
}

function UsesHeading({ row, definitions }: Pick<ConnectionDetailsProps, 'row' | 'definitions'>): React.ReactElement {
  const styles = useDetailsStyles();
  const texts = useTexts();
  const count = row.uses.length;
  if (count > 0) {
    return (
      <Subtitle2 as="h3" className={styles.heading}>
        {texts.count(row.usesComplete ? 'Details_FlowsHeading' : 'Details_FlowsSoFar', count)}
      </Subtitle2>
    );
  }
  if (definitions.state === 'failed') {
    return <Body1>{texts.text('Details_FlowsNotRead')}</Body1>;
  }
  return <Body1>{texts.text(row.usesComplete ? 'Details_NoFlows' : 'Common_NotReadYet')}</Body1>;
}

function useFacts({ reference, connector, owner }: ConnectionRow): readonly Fact[] {
  const texts = useTexts();
  return [
    {
      label: texts.text('Details_Connector'),
      value: (
        <>
          {connector} {reference.connector ? <Caption1>({<Identifier>{reference.connector}</Identifier>})</Caption1> : null}
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
