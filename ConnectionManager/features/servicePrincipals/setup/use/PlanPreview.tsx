import * as React from 'react';
import { Caption1 } from '@fluentui/react-components';
import { connectionReferenceName } from '../../../../model/connectionReference';
import type { BindRemark, BoundFlow, BoundReference } from '../../../../model/servicePrincipals/bindPlan';
import type { TextKey } from '../../../../strings/TextKey';
import { useTexts } from '../../../../strings/texts';
import { isolated } from '../../../../ui/isolated';
import { StatusWord } from '../../../../ui/StatusWord';
import { useStepStyles } from '../useStepStyles';

const remarkKeys: Readonly<Record<BindRemark, TextKey>> = {
  'run-as': 'Use_Remark_RunAs',
  'run-only': 'Use_Remark_RunOnly',
  'other-environment': 'Use_Remark_OtherEnvironment',
  managed: 'Use_Remark_Managed',
};

/** Properties of {@link PlanPreview}. */
export interface PlanPreviewProps {
  readonly plan: readonly BoundReference[];
  /** Name of the application user. */
  readonly to: string;
}

/** What changes: which flows of each connection reference, from whose identity to whose, and what to know before. */
export function PlanPreview({ plan, to }: PlanPreviewProps): React.ReactElement {
  const styles = useStepStyles();
  const texts = useTexts();
  if (plan.length === 0) {
    return <p className={styles.paragraph}>{texts.text('Use_NothingChosen')}</p>;
  }
  return (
    <ul className={styles.list}>
      {plan.map(({ reference, already, foreign, flows }) => (
        <li key={reference.id}>
          <strong>{connectionReferenceName(reference)}</strong>
          {already ? <StatusWord tone="good">{texts.text('Use_Already')}</StatusWord> : null}
          {foreign && !already ? (
            <Caption1 block className={styles.quiet}>
              {texts.text('Use_Foreign', { owner: isolated(reference.owner.name ?? texts.text('Common_Unknown')) })}
            </Caption1>
          ) : null}
          {flows.length === 0 ? (
            <Caption1 block className={styles.quiet}>
              {texts.text('Use_NoFlows')}
            </Caption1>
          ) : (
            <ul className={styles.list}>
              {flows.map((flow) => (
                <FlowLine key={flow.flow.id} flow={flow} to={to} already={already} />
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

function FlowLine({ flow: { flow, from, remarks }, to, already }: { readonly flow: BoundFlow; readonly to: string; readonly already: boolean }): React.ReactElement {
  const styles = useStepStyles();
  const texts = useTexts();
  const before = from ?? texts.text('Use_SomebodyUnknown');
  return (
    <li>
      {already
        ? texts.text('Use_FlowRuns', { flow: isolated(flow.name), to: isolated(to) })
        : texts.text('Use_FlowChanges', { flow: isolated(flow.name), from: isolated(before), to: isolated(to) })}
      {remarks.map((remark) => (
        <Caption1 key={remark} block className={styles.quiet}>
          {texts.text(remarkKeys[remark])}
        </Caption1>
      ))}
    </li>
  );
}
