import * as React from 'react';
import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/headless/svg/dismiss';
import { useTexts } from '../strings/texts';
import { FoldedDetails } from './FoldedDetails';
import { useLayout } from './LayoutContext';

/** Properties of {@link MessageStrip}. */
export interface MessageStripProps {
  readonly intent: 'info' | 'warning' | 'error';
  /** What happened, why, and what to do. */
  readonly message: string;
  /** Codes and the service's own words; empty for none. */
  readonly details: string;
  /** Offers to try again. */
  readonly onTryAgain?: () => void;
  /** Offers to take the message away, beside trying again. */
  readonly onDismiss?: () => void;
}

const useStyles = makeStyles({
  root: { flexShrink: 0 },
  body: { paddingTop: tokens.spacingVerticalXS, paddingBottom: tokens.spacingVerticalXS, minWidth: 0 },
});

/** A message about the whole view, with its details folded away. */
export function MessageStrip({ intent, message, details, onTryAgain, onDismiss }: MessageStripProps): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const narrow = useLayout() === 'narrow';
  return (
    <MessageBar intent={intent} layout={narrow ? 'multiline' : undefined} className={styles.root}>
      <MessageBarBody className={styles.body}>
        {message}
        <FoldedDetails text={details} />
      </MessageBarBody>
      {onTryAgain ? (
        <MessageBarActions
          containerAction={
            onDismiss ? (
              <Button appearance="transparent" size="small" icon={<DismissRegular />} aria-label={texts.text('Action_Close')} onClick={onDismiss} />
            ) : undefined
          }
        >
          <Button size="small" onClick={onTryAgain}>
            {texts.text('Action_TryAgain')}
          </Button>
        </MessageBarActions>
      ) : null}
    </MessageBar>
  );
}
