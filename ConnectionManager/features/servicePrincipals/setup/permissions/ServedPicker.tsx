import * as React from 'react';
import { Tab, TabList, useId } from '@fluentui/react-components';
import { connectionReferenceName } from '../../../../model/connectionReference';
import { DATAVERSE_CONNECTOR } from '../../../../model/flow/connectorName';
import { useTexts } from '../../../../strings/texts';
import { PickList, type PickItem } from '../PickList';
import type { StepProps } from '../setup';

/** Picks what the connection shall serve: flows, or the flows of connection references. */
export function ServedPicker({ setup: { draft, change, assessment } }: StepProps): React.ReactElement {
  const texts = useTexts();
  const id = useId('served');
  const [kind, setKind] = React.useState<'flows' | 'references'>('flows');
  const flows = React.useMemo<readonly PickItem[]>(
    () =>
      assessment.flows
        .filter(({ entries, profile }) => profile === null || entries.some(({ entry }) => entry.connector === DATAVERSE_CONNECTOR))
        .map(({ flow }) => ({ id: flow.id, name: flow.name, detail: flow.owner.name ?? '' })),
    [assessment],
  );
  const references = React.useMemo<readonly PickItem[]>(
    () =>
      assessment.references
        .filter(({ reference }) => reference.connector === DATAVERSE_CONNECTOR)
        .map(({ reference }) => ({ id: reference.id, name: connectionReferenceName(reference), detail: reference.logicalName })),
    [assessment],
  );
  return (
    <>
      <TabList
        size="small"
        aria-label={texts.text('Permissions_ServeBy')}
        selectedValue={kind}
        onTabSelect={(_event, { value }) => setKind(value === 'references' ? 'references' : 'flows')}
      >
        <Tab id={`${id}-flows`} value="flows" aria-controls={`${id}-panel`}>
          {texts.text('Permissions_FlowsCount', { count: draft.flowIds.length })}
        </Tab>
        <Tab id={`${id}-references`} value="references" aria-controls={`${id}-panel`}>
          {texts.text('Permissions_ReferencesCount', { count: draft.referenceIds.length })}
        </Tab>
      </TabList>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${kind}`}>
        {kind === 'flows' ? (
          <PickList
            key="flows"
            label={texts.text('Permissions_Flows')}
            searchHint={texts.text('Permissions_FlowsHint')}
            empty={texts.text('Permissions_NoFlows')}
            items={flows}
            picked={draft.flowIds}
            onChange={(flowIds) => change({ flowIds })}
          />
        ) : (
          <PickList
            key="references"
            label={texts.text('Permissions_References')}
            searchHint={texts.text('Permissions_ReferencesHint')}
            empty={texts.text('Permissions_NoReferences')}
            items={references}
            picked={draft.referenceIds}
            onChange={(referenceIds) => change({ referenceIds })}
          />
        )}
      </div>
    </>
  );
}
