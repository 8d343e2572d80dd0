import * as React from 'react';
import { Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTexts } from '../../strings/texts';
import { ActionStatus } from '../../ui/ActionStatus';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { isolated } from '../../ui/isolated';
import { useLinks } from '../../ui/LinksContext';
import { PageLink } from '../../ui/status/PageLink';
import type { FlowRow } from './flowRows';
import type { FlowActions } from './useFlowActions';

/** Properties of {@link FlowActionBar}. */
export interface FlowActionBarProps {
  readonly row: FlowRow;
  readonly actions: FlowActions;
  /** Whether the host can cancel runs. */
  readonly canCancel: boolean;
  /** Whether the person is being asked about stopping the flow. */
  readonly asking: boolean;
  readonly onAsk: () => void;
  readonly onAnswered: () => void;
}

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', rowGap: tokens.spacingVerticalS },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS, rowGap: tokens.spacingVerticalXS },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** Turning the flow on or off, stopping it, the way to its page in Power Automate, and how the last of these is going. */
export function FlowActionBar({ row, actions, canCancel, asking, onAsk, onAnswered }: FlowActionBarProps): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const link = useLinks()({ page: 'flow', flowId: row.id });
  const on = row.flow.state === 'on';
  const busy = actions.state.kind === 'running';
  const stopName = texts.text(on ? (canCancel ? 'Flow_Stop' : 'Flow_StopWithoutCancel') : 'Flow_CancelRuns');
  return (
    <div className={styles.root}>
      <div className={styles.buttons}>
        <Button disabledFocusable={busy} onClick={() => actions.turn(on ? 'off' : 'on')}>
          {texts.text(on ? 'Flow_TurnOff' : 'Flow_TurnOn')}
        </Button>
        {on || canCancel ? (
          <Button disabledFocusable={busy} onClick={onAsk}>
            {stopName}
          </Button>
        ) : null}
        <PageLink target={{ page: 'flow', flowId: row.id }} />
      </div>
      {link === null ? (
        <>
          <Caption1 className={styles.quiet}>{texts.text('Flow_NoLink')}</Caption1>
          <Caption1 className={styles.quiet}>{texts.text('Flow_FindIt')}</Caption1>
        </>
      ) : null}
      <ActionStatus state={actions.state} />
      <ConfirmDialog
        open={asking}
        title={texts.text(on ? 'Flow_Stop_Title' : 'Flow_CancelRuns_Title', { flow: isolated(row.name) })}
        body={<StopExplained on={on} canCancel={canCancel} hasLink={link !== null} />}
        confirm={stopName}
        tone="danger"
        busy={false}
        onConfirm={() => {
          onAnswered();
          actions.stop();
        }}
        onCancel={onAnswered}
      />
    </div>
  );
}

interface StopExplainedProps {
  readonly on: boolean;
  readonly canCancel: boolean;
  /** Whether the pane leads to the flow's page. */
  readonly hasLink: boolean;
}

/** What Microsoft Learn says about stopping runs ("Manage Dataverse connections"): a broken connection doesn't. */
function StopExplained({ on, canCancel, hasLink }: StopExplainedProps): React.ReactElement {
  const texts = useTexts();
  const what = canCancel ? (on ? 'Flow_Stop_Body' : 'Flow_CancelRuns_Body') : 'Flow_Stop_BodyWithoutCancel';
  return (
    <>
      <Body1 as="p" block>
        {texts.text(what)}
      </Body1>
      {canCancel || hasLink ? null : (
        <Body1 as="p" block>
          {texts.text('Flow_FindIt')}
        </Body1>
      )}
      <Body1 as="p" block>
        {texts.text('Flow_Stop_Revoke')}
      </Body1>
      <PageLink target={{ page: 'learn-dataverse-connections' }} />
    </>
  );
}
