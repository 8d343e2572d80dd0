import * as React from 'react';
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useTexts } from '../strings/texts';
import { useLayout } from './LayoutContext';

/** Properties of {@link MessageStrip}. */
export interface MessageStripProps {
  readonly intent: 'warning' | 'error';
  /** What happened, why, and what to do. */
  readonly message: string;
  /** Codes and the service's own words, behind "Details". */
  readonly details?: string;
  /** Offers to try again. */
  readonly onTryAgain?: () => void;
}

const useStyles = makeStyles({
  root: { flexShrink: 0 },
  body: { paddingTop: tokens.spacingVerticalXS, paddingBottom: tokens.spacingVerticalXS, minWidth: 0 },
  details: { overflowWrap: 'anywhere', whiteSpace: 'pre-wrap', fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
});

/** A message about the whole view, with its details folded away. */
export function MessageStrip({ intent, message, details, onTryAgain }: MessageStripProps): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const narrow = useLayout() === 'narrow';
  return (
    <MessageBar intent={intent} layout={narrow ? 'multiline' : undefined} className={styles.root}>
      <MessageBarBody className={styles.body}>
        {message}
        {details ? (
          <Accordion collapsible>
            <AccordionItem value="details">
              <AccordionHeader size="small">{texts.text('Common_Details')}</AccordionHeader>
              <AccordionPanel className={styles.details}>{details}</AccordionPanel>
            </AccordionItem>
          </Accordion>
        ) : null}
      </MessageBarBody>
      {onTryAgain ? (
        <MessageBarActions>
          <Button size="small" onClick={onTryAgain}>
            {texts.text('Action_TryAgain')}
          </Button>
        </MessageBarActions>
      ) : null}
    </MessageBar>
  );
}
