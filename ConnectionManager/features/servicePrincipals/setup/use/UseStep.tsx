import * as React from 'react';
import { connectionReferenceName } from '../../../../model/connectionReference';
import { DATAVERSE_CONNECTOR } from '../../../../model/flow/connectorName';
import { bindPlan } from '../../../../model/servicePrincipals/bindPlan';
import { wantedReferences } from '../../../../model/servicePrincipals/wantedFlows';
import { useTexts } from '../../../../strings/texts';
import { PickList, type PickItem } from '../PickList';
import type { StepProps } from '../setup';
import { useStepStyles } from '../useStepStyles';
import { ApplyPlan } from './ApplyPlan';
import { NewReference } from './NewReference';
import { PlanPreview } from './PlanPreview';
import { Summary } from './Summary';

/** Gives connection references the connection, after showing what changes; and what was done and is left to do. */
export function UseStep({ setup }: StepProps): React.ReactElement {
  const styles = useStepStyles();
  const texts = useTexts();
  const { draft, change, assessment, viewerId } = setup;
  const references = wantedReferences(draft, assessment);
  const plan = bindPlan({ references, connectionId: draft.connectionId, viewerId }, assessment);
  const items = React.useMemo<readonly PickItem[]>(
    () =>
      assessment.references
        .filter(({ reference }) => reference.connector === DATAVERSE_CONNECTOR)
        .map(({ reference }) => ({ id: reference.id, name: connectionReferenceName(reference), detail: reference.logicalName })),
    [assessment],
  );
  return (
    <div className={styles.step}>
      <p className={styles.paragraph}>{texts.text('Use_Intro')}</p>
      <section className={styles.section}>
        <h3 className={styles.heading}>{texts.text('Use_Choose')}</h3>
        <PickList
          label={texts.text('Permissions_References')}
          searchHint={texts.text('Permissions_ReferencesHint')}
          empty={texts.text('Permissions_NoReferences')}
          items={items}
          picked={references.map(({ id }) => id)}
          onChange={(bindIds) => change({ bindIds })}
        />
        <NewReference setup={setup} />
      </section>
      <section className={styles.section}>
        <h3 className={styles.heading}>{texts.text('Use_Preview')}</h3>
        <PlanPreview plan={plan} to={setup.standing.value?.user?.name ?? draft.name} />
        <ApplyPlan setup={setup} plan={plan} />
      </section>
      <Summary setup={setup} />
    </div>
  );
}
