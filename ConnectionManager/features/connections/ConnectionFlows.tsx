import * as React from 'react';
import { Body1, Subtitle2, useId } from '@fluentui/react-components';
import { useTexts } from '../../strings/texts';
import { useDetailsStyles } from '../../ui/useDetailsStyles';
import type { ConnectionRow } from './connectionRows';
import { FlowUseItem } from './FlowUseItem';
import { toldReasons } from './toldReasons';

/** Properties of {@link ConnectionFlows}. */
export interface ConnectionFlowsProps {
  readonly row: ConnectionRow;
  readonly onShowFlow: (flowId: string) => void;
}

/** More flows than these aren't told one by one: they can be listed in the flows' own tab. */
const toldAtMost = 50;

/** What a connection means for each flow that uses it, as far as the flows are known. */
export function ConnectionFlows({ row: { assessment }, onShowFlow }: ConnectionFlowsProps): React.ReactElement {
  const styles = useDetailsStyles();
  const texts = useTexts();
  const { uses, knowledge } = assessment;
  const { reasons } = toldReasons(assessment);
  const headingId = useId('flows-heading');
  return (
    <section className={styles.section}>
      {uses.length > 0 ? (
        <Subtitle2 as="h3" id={headingId} className={styles.heading}>
          {texts.count(knowledge.state === 'complete' ? 'Details_FlowsHeading' : 'Details_FlowsSoFar', uses.length)}
        </Subtitle2>
      ) : null}
      {knowledge.state === 'failed' ? <Body1>{texts.text('Details_FlowsNotRead')}</Body1> : null}
      {knowledge.state === 'reading' ? <Body1>{texts.text('Common_NotReadYet')}</Body1> : null}
      {knowledge.unreadFlows > 0 ? <Body1>{texts.count('Details_FlowsUnread', knowledge.unreadFlows)}</Body1> : null}
      {uses.length > 0 ? (
        <ul aria-labelledby={headingId} className={styles.list}>
          {uses.slice(0, toldAtMost).map((use) => (
            <FlowUseItem key={use.flow.id} use={use} told={reasons} alone={uses.length === 1} onShowFlow={onShowFlow} />
          ))}
        </ul>
      ) : null}
      {uses.length > toldAtMost ? <Body1>{texts.count('Common_More', uses.length - toldAtMost)}</Body1> : null}
    </section>
  );
}
