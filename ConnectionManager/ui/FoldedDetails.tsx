import * as React from 'react';
import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, makeStyles, tokens } from '@fluentui/react-components';
import { useTexts } from '../strings/texts';

const useStyles = makeStyles({
  text: {
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
    textAlign: 'left',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
  },
});

/**
 * Codes and the service's own words, folded away until somebody asks for them.
 *
 * @param props.text The details; nothing is shown where they are empty.
 */
export function FoldedDetails({ text }: { readonly text: string }): React.ReactElement | null {
  const styles = useStyles();
  const texts = useTexts();
  return text ? (
    <Accordion collapsible>
      <AccordionItem value="details">
        <AccordionHeader size="small">{texts.text('Common_Details')}</AccordionHeader>
        <AccordionPanel className={styles.text}>
          <div dir="ltr">{text}</div>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  ) : null;
}
