import * as React from 'react';
import { useTexts } from '../../strings/texts';
import { Facts } from '../../ui/Facts';
import { Identifier } from '../../ui/Identifier';
import type { FlowRow } from './flowRows';

/**
 * What a flow's row and definition say of it.
 *
 * @param props.row The flow.
 */
export function FlowFacts({ row: { flow, profile, trigger, runAs, owner } }: { readonly row: FlowRow }): React.ReactElement {
  const texts = useTexts();
  const table = profile?.trigger?.table ?? null;
  return (
    <Facts
      facts={[
        ...(profile ? [{ label: texts.text('Details_Trigger'), value: trigger }] : []),
        ...(table === null ? [] : [{ label: texts.text('Flow_Table'), value: <Identifier>{table}</Identifier> }]),
        ...(runAs ? [{ label: texts.text('Details_RunAs'), value: runAs }] : []),
        { label: texts.text('Details_Owner'), value: <bdi>{owner}</bdi> },
        { label: texts.text('Details_Managed'), value: texts.text(flow.managed ? 'Details_Managed_Yes' : 'Details_Managed_No') },
        ...(flow.modifiedOn ? [{ label: texts.text('Details_Modified'), value: texts.dateTime(flow.modifiedOn) }] : []),
      ]}
    />
  );
}
