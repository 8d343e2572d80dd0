import * as React from 'react';
import { Button, ProgressBar } from '@fluentui/react-components';
import type { BoundReference } from '../../../../model/servicePrincipals/bindPlan';
import { missingForJob } from '../../../../model/servicePrincipals/setupRights';
import { connectionReferenceName } from '../../../../model/connectionReference';
import { useTexts } from '../../../../strings/texts';
import { ActionStatus } from '../../../../ui/ActionStatus';
import { useMounted } from '../../../../ui/useMounted';
import { HandOver } from '../HandOver';
import { listed } from '../refusalText';
import type { Setup } from '../setup';
import { useStepAction } from '../useStepAction';
import { useStepStyles } from '../useStepStyles';
import { applyPlan } from './applyPlan';

/** Properties of {@link ApplyPlan}. */
export interface ApplyPlanProps {
  readonly setup: Setup;
  readonly plan: readonly BoundReference[];
}

/** Gives the connection references the connection, one after the other. Those that have it already are left alone, so that it can be done again. */
export function ApplyPlan({ setup, plan }: ApplyPlanProps): React.ReactElement {
  const styles = useStepStyles();
  const texts = useTexts();
  const mounted = useMounted();
  const action = useStepAction(setup, 'use');
  const [progress, setProgress] = React.useState(0);
  const latest = React.useRef({ setup, plan });
  latest.current = { setup, plan };
  const open = plan.filter(({ already }) => !already);
  const lacks = missingForJob('bind', setup.viewerAccess);
  const names = listed(open.map(({ reference }) => connectionReferenceName(reference)), texts);
  const apply = (): void => {
    const { setup: now, plan: current } = latest.current;
    const todo = current.filter(({ already }) => !already);
    setProgress(0);
    const tell = (done: number): void => (mounted.current ? setProgress(done / todo.length) : undefined);
    action.run(texts.count('Use_Applying', todo.length), () => applyPlan(now, todo, texts, { onProgress: tell, retry: apply }));
  };
  const busy = action.state.kind === 'running';
  return (
    <>
      {lacks.length > 0 && open.length > 0 ? (
        <HandOver
          reason={texts.text('Setup_Lacks', { privileges: listed(lacks, texts) })}
          text={texts.text('Use_Ask', { references: names, connection: setup.draft.connectionId })}
        />
      ) : open.length > 0 ? (
        <div className={styles.buttons}>
          <Button appearance="primary" disabledFocusable={busy} onClick={apply}>
            {texts.count('Use_Apply', open.length)}
          </Button>
        </div>
      ) : null}
      {busy ? <ProgressBar value={progress} aria-label={texts.text('Use_Progress')} /> : null}
      <ActionStatus state={action.state} />
    </>
  );
}
