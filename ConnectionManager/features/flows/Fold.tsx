import * as React from 'react';
import { Accordion, AccordionHeader, AccordionItem, AccordionPanel } from '@fluentui/react-components';

/** Properties of {@link Fold}. */
export interface FoldProps {
  readonly title: string;
  readonly children: React.ReactNode;
}

/** Something that is folded away until somebody asks for it. */
export function Fold({ title, children }: FoldProps): React.ReactElement {
  return (
    <Accordion collapsible>
      <AccordionItem value="fold">
        <AccordionHeader size="small">{title}</AccordionHeader>
        <AccordionPanel>{children}</AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}
