import * as React from 'react';
import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, makeStyles } from '@fluentui/react-components';
import { useTexts } from '../../strings/texts';

const useStyles = makeStyles({ steps: { marginTop: 0, marginBottom: 0, overflowWrap: 'anywhere' } });

/**
 * The triggers and actions that use a connection, with their number, folded away until somebody asks for them.
 *
 * @param props.steps Their names in the flow's definition; nothing is shown where there are none.
 */
export function StepsFold({ steps }: { readonly steps: readonly string[] }): React.ReactElement | null {
  const styles = useStyles();
  const texts = useTexts();
  return steps.length === 0 ? null : (
    <Accordion collapsible>
      <AccordionItem value="steps">
        <AccordionHeader size="small">{texts.count('Details_Operations', steps.length)}</AccordionHeader>
        <AccordionPanel>
          <ul className={styles.steps}>
            {steps.map((step) => (
              <li key={step}>
                <bdi>{step.replace(/_/g, ' ')}</bdi>
              </li>
            ))}
          </ul>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}
