import * as React from 'react';
import { Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { Principal } from '../../../model/sharing';
import type { SharingNeed } from '../../../model/sharingNeeds';
import { useTexts } from '../../../strings/texts';
import { isolated } from '../../../ui/isolated';
import { DoneElsewhere, PrincipalFacts } from './PrincipalFacts';
import { principalName } from './principalText';

/** Properties of {@link PickedPrincipal}. */
export interface PickedPrincipalProps {
  readonly flowId: string;
  readonly principal: Principal;
  /** What they lack; null while that is being found out. */
  readonly needs: readonly SharingNeed[] | null;
  /** Whether the flow is shared with them already. */
  readonly listed: boolean;
  readonly busy: boolean;
  /** Adds them; null where this host can't. */
  readonly onAdd: (() => void) | null;
  readonly onCancel: () => void;
}

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    rowGap: tokens.spacingVerticalS,
    paddingTop: tokens.spacingVerticalM,
    paddingBottom: tokens.spacingVerticalM,
    paddingLeft: tokens.spacingHorizontalM,
    paddingRight: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
    outlineStyle: 'none',
  },
  buttons: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS, rowGap: tokens.spacingVerticalXS },
});

/** Somebody who was picked, what they need to run the flow, and the button that shares it with them. It takes the focus. */
export function PickedPrincipal({ flowId, principal, needs, listed, busy, onAdd, onCancel }: PickedPrincipalProps): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const root = React.useRef<HTMLDivElement>(null);
  const name = isolated(principalName(principal, texts));
  React.useEffect(() => root.current?.focus(), [principal.id]);
  const cancelByEscape = (event: React.KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.isDefaultPrevented()) {
      event.preventDefault();
      onCancel();
    }
  };
  return (
    <div ref={root} role="group" tabIndex={-1} aria-label={texts.text('RunOnly_Chosen', { name })} className={styles.root} onKeyDown={cancelByEscape}>
      <PrincipalFacts principal={principal} role="" needs={needs} />
      <Caption1 role="status">{needs === null ? texts.text('RunOnly_Checking') : needs.length === 0 ? texts.text('RunOnly_NoNeeds') : ''}</Caption1>
      {listed ? <Body1>{texts.text('RunOnly_Already', { name })}</Body1> : null}
      {onAdd || listed ? null : <DoneElsewhere what="add" principal={principal} flowId={flowId} />}
      <div className={styles.buttons}>
        {onAdd && !listed ? (
          <Button appearance="primary" size="small" disabledFocusable={busy || needs === null} onClick={onAdd}>
            {texts.text('RunOnly_Add')}
          </Button>
        ) : null}
        <Button size="small" onClick={onCancel}>
          {texts.text(onAdd && !listed ? 'Action_Cancel' : 'Action_Close')}
        </Button>
      </div>
    </div>
  );
}
