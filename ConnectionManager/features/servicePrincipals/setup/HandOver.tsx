import * as React from 'react';
import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Body1, makeStyles, tokens } from '@fluentui/react-components';
import { PersonArrowRightRegular } from '@fluentui/react-icons/headless/svg/person-arrow-right';
import { useTexts } from '../../../strings/texts';
import { CopyBlock } from './CopyBlock';

/** Properties of {@link HandOver}. */
export interface HandOverProps {
  /** Why somebody else has to do it, such as "You don't have the privilege prvCreateUser."; empty where it may only be so. */
  readonly reason: string;
  /** What to send to that person. */
  readonly text: string;
}

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
    paddingTop: tokens.spacingVerticalM,
    paddingBottom: tokens.spacingVerticalM,
    paddingLeft: tokens.spacingHorizontalM,
    paddingRight: tokens.spacingHorizontalM,
    borderTopLeftRadius: tokens.borderRadiusMedium,
    borderTopRightRadius: tokens.borderRadiusMedium,
    borderBottomLeftRadius: tokens.borderRadiusMedium,
    borderBottomRightRadius: tokens.borderRadiusMedium,
    borderTopWidth: tokens.strokeWidthThin,
    borderBottomWidth: tokens.strokeWidthThin,
    borderLeftWidth: tokens.strokeWidthThin,
    borderRightWidth: tokens.strokeWidthThin,
    borderTopStyle: 'solid',
    borderBottomStyle: 'solid',
    borderLeftStyle: 'solid',
    borderRightStyle: 'solid',
    borderTopColor: tokens.colorNeutralStroke2,
    borderBottomColor: tokens.colorNeutralStroke2,
    borderLeftColor: tokens.colorNeutralStroke2,
    borderRightColor: tokens.colorNeutralStroke2,
  },
  reason: { overflowWrap: 'anywhere' },
});

/** What to send to an administrator who does what the person can't: shown where that is known, else folded. */
export function HandOver({ reason, text }: HandOverProps): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const block = <CopyBlock kind="words" label={texts.text('Setup_HandOver_Label')} value={text} />;
  return reason ? (
    <div className={styles.root}>
      <Body1 className={styles.reason}>{reason}</Body1>
      <Body1>{texts.text('Setup_HandOver_Ask')}</Body1>
      {block}
    </div>
  ) : (
    <Accordion collapsible>
      <AccordionItem value="hand-over">
        <AccordionHeader icon={<PersonArrowRightRegular />}>{texts.text('Setup_HandOver_Fold')}</AccordionHeader>
        <AccordionPanel>{block}</AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}
