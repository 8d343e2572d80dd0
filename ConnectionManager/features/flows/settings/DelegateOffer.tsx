import * as React from 'react';
import { Body1, Button, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import type { SettingsContext } from '../../../model/flowSettings/flowSettings';
import { useTexts } from '../../../strings/texts';
import { ActionStatus } from '../../../ui/ActionStatus';
import { isolated } from '../../../ui/isolated';
import { PageLink } from '../../../ui/status/PageLink';
import { useDetailsStyles } from '../../../ui/useDetailsStyles';
import type { DelegateControl } from './useDelegate';

/** Properties of {@link DelegateOffer}. */
export interface DelegateOfferProps {
  readonly delegate: DelegateControl;
  readonly context: SettingsContext;
  /** Whether the role's absence stands against a choice. */
  readonly lacking: boolean;
}

const useStyles = makeStyles({
  ways: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalM, rowGap: tokens.spacingVerticalXS },
});

/** What a flow's owner lacks for Run as, who can give it, and the button that gives it where the signed-in user may. */
export function DelegateOffer({ delegate, context, lacking }: DelegateOfferProps): React.ReactElement | null {
  const shared = useDetailsStyles();
  const styles = useStyles();
  const texts = useTexts();
  const { name } = context.flow.owner;
  const user = name === null ? '' : isolated(name);
  const mayGive = delegate.mayGive(context);
  return (
    <section className={shared.section}>
      {lacking ? (
        <>
          <Subtitle2 as="h3" className={shared.heading}>
            {texts.text('Delegate_Heading')}
          </Subtitle2>
          <Body1>{texts.text(user ? 'Delegate_Body' : 'Delegate_Body_Unnamed', { user })}</Body1>
          {mayGive ? null : <Body1>{texts.text('Delegate_CantGive')}</Body1>}
          <div className={styles.ways}>
            {mayGive ? (
              <Button disabledFocusable={delegate.state.kind === 'running'} onClick={delegate.give}>
                {texts.text(user ? 'Delegate_Give' : 'Delegate_Give_Unnamed', { user })}
              </Button>
            ) : null}
            <PageLink target={{ page: 'environment' }} />
          </div>
        </>
      ) : null}
      <ActionStatus state={delegate.state} />
    </section>
  );
}
