import * as React from 'react';
import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/headless/svg/dismiss';
import { useTexts } from '../../../strings/texts';
import { outcomeText, progressText } from './BulkStatus';
import type { BulkSettings, BulkSettingsControl } from './useBulkSettings';

/** Properties of {@link BulkSettingsStrip}. */
export interface BulkSettingsStripProps {
  readonly bulk: BulkSettings;
  readonly control: BulkSettingsControl;
  readonly onShow: () => void;
}

const useStyles = makeStyles({
  root: { flexShrink: 0 },
  body: { paddingTop: tokens.spacingVerticalXS, paddingBottom: tokens.spacingVerticalXS, minWidth: 0, overflowWrap: 'anywhere' },
});

/** How setting several flows is going, and the way back to its page, while something else is open. */
export function BulkSettingsStrip({ bulk: { choice, flowIds, progress, outcome }, control, onShow }: BulkSettingsStripProps): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const title = texts.text(choice.kind === 'run-as' ? 'Bulk_RunAs' : 'Bulk_ProvidedBy');
  const state = progress
    ? progressText(progress, texts)
    : outcome
      ? outcomeText(outcome, texts)
      : texts.count('Bulk_NotApplied', flowIds.length);
  return (
    <MessageBar intent="info" layout="multiline" className={styles.root}>
      <MessageBarBody className={styles.body}>{texts.text('Bulk_Strip', { title, state })}</MessageBarBody>
      <MessageBarActions
        containerAction={
          progress ? undefined : (
            <Button appearance="transparent" size="small" icon={<DismissRegular />} aria-label={texts.text('Action_Close')} onClick={control.dismiss} />
          )
        }
      >
        <Button size="small" onClick={onShow}>
          {texts.text('Bulk_Show')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
