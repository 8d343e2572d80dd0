import * as React from 'react';
import { Button, Caption1, Spinner, makeStyles, tokens, useId } from '@fluentui/react-components';
import { useTexts } from '../../../strings/texts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { DetailsFocusProvider, DetailsPane } from '../../../ui/DetailsPane';

/** Properties of {@link SettingsPage}. */
export interface SettingsPageProps {
  /** Such as "Run as". */
  readonly title: string;
  readonly flowName: string;
  /** Whether leaving loses changes, so that it's asked about. */
  readonly dirty: boolean;
  readonly saving: boolean;
  readonly canSave: boolean;
  /** Why saving isn't available, such as that nothing has changed; said beside the buttons and with Save. Empty for nothing to say. */
  readonly whyNot?: string;
  readonly onSave: () => void;
  /** Leaves the page for the flow's details. What was changed is given up: that has been asked about. */
  readonly onClose: () => void;
  /** How saving went; stays in sight above the buttons. */
  readonly status?: React.ReactNode;
  readonly children: React.ReactNode;
}

const useStyles = makeStyles({
  footer: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS, width: '100%', minWidth: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS, rowGap: tokens.spacingVerticalXS },
  whyNot: { color: tokens.colorNeutralForeground2 },
});

/**
 * A page where settings of a flow are edited, in the place of its details. It takes the focus when it opens; Escape, Cancel and Close
 * lead back to the details, and ask first where changes would be lost.
 */
export function SettingsPage(props: SettingsPageProps): React.ReactElement {
  const { title, flowName, dirty, saving, onClose, children } = props;
  const texts = useTexts();
  const [asking, setAsking] = React.useState(false);
  const leave = (): void => (dirty && !saving ? setAsking(true) : onClose());
  return (
    <DetailsFocusProvider value>
      <DetailsPane
        id={title}
        title={title}
        subtitle={<bdi>{flowName}</bdi>}
        onClose={leave}
        closeLabel={texts.text('Settings_Back')}
        footer={<PageFooter {...props} onCancel={leave} />}
      >
        {children}
        <ConfirmDialog
          open={asking}
          title={texts.text('Settings_Discard_Title')}
          body={texts.text('Settings_Discard_Body')}
          confirm={texts.text('Settings_Discard')}
          tone="danger"
          busy={false}
          onConfirm={onClose}
          onCancel={() => setAsking(false)}
        />
      </DetailsPane>
    </DetailsFocusProvider>
  );
}

function PageFooter({ saving, canSave, whyNot = '', onSave, onCancel, status }: SettingsPageProps & { readonly onCancel: () => void }): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const whyNotId = useId('why-not');
  const unavailable = saving || !canSave;
  const told = whyNot !== '' && !saving;
  return (
    <div className={styles.footer}>
      {status}
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabledFocusable={unavailable}
          icon={saving ? <Spinner size="tiny" /> : undefined}
          aria-describedby={told ? whyNotId : undefined}
          onClick={onSave}
        >
          {texts.text('Settings_Save')}
        </Button>
        <Button onClick={onCancel}>{texts.text(saving ? 'Action_Close' : 'Action_Cancel')}</Button>
        {told ? (
          <Caption1 id={whyNotId} className={styles.whyNot}>
            {whyNot}
          </Caption1>
        ) : null}
      </div>
    </div>
  );
}
