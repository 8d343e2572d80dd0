import * as React from 'react';
import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { cutText } from '../../ui/cutText';
import { StatusWord } from '../../ui/StatusWord';
import type { FlowRow } from './flowRows';
import { stateTones } from './flowText';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', minWidth: 0, width: '100%' },
  reason: { display: 'block', maxWidth: '100%', ...cutText, color: tokens.colorNeutralForeground2 },
});

/**
 * Whether a flow is on, and why it's suspended where it is; the whole reason is its tooltip.
 *
 * @param props.row The flow.
 */
export function StateCell({ row: { flow, state } }: { readonly row: FlowRow }): React.ReactElement {
  const styles = useStyles();
  const reason = flow.state === 'suspended' ? flow.suspensionReason : null;
  return (
    <div className={styles.root}>
      <StatusWord tone={stateTones[flow.state]}>{state}</StatusWord>
      {reason ? (
        <Caption1 dir="auto" className={styles.reason} title={reason}>
          {reason}
        </Caption1>
      ) : null}
    </div>
  );
}
