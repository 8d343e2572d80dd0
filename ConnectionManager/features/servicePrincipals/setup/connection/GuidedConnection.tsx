import * as React from 'react';
import { Accordion, AccordionHeader, AccordionItem, AccordionPanel } from '@fluentui/react-components';
import { DATAVERSE_CONNECTOR } from '../../../../model/flow/connectorName';
import { pacCreateConnection, SECRET_PLACEHOLDER, terraformConnection } from '../../../../model/servicePrincipals/commands';
import { guidIn } from '../../../../model/servicePrincipals/registration';
import { useTexts } from '../../../../strings/texts';
import { CopyField } from '../../../../ui/CopyField';
import { Facts } from '../../../../ui/Facts';
import { useLinks } from '../../../../ui/LinksContext';
import { PageLink } from '../../../../ui/status/PageLink';
import { CopyBlock } from '../CopyBlock';
import { HandOver } from '../HandOver';
import type { StepProps } from '../setup';
import { useStepStyles } from '../useStepStyles';

/** How the connection is created on Microsoft's page, with what to enter there in that page's order, or by a command. */
export function GuidedConnection({ setup: { draft, environmentId } }: StepProps): React.ReactElement {
  const styles = useStepStyles();
  const texts = useTexts();
  const page = { page: 'new-connection', connector: DATAVERSE_CONNECTOR } as const;
  const linked = useLinks()(page) !== null;
  const name = draft.name.trim();
  const applicationId = guidIn(draft.applicationId) ?? '';
  const tenantId = guidIn(draft.tenantId) ?? '';
  const values = { name, applicationId, tenantId, environmentId };
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{texts.text('Connect_Create')}</h3>
      <ol className={styles.list}>
        <li>
          {texts.text(linked ? 'Connect_Guided_Open' : 'Connect_Guided_OpenUnlinked')} <PageLink target={page} />
        </li>
        <li>{texts.text('Connect_Guided_Choose')}</li>
        <li>{texts.text('Connect_Guided_Enter')}</li>
      </ol>
      <Facts
        facts={[
          { label: texts.text('Connect_Name'), value: <CopyField label={texts.text('Connect_Name')} value={name} /> },
          { label: texts.text('AppUser_ApplicationId'), value: <CopyField label={texts.text('AppUser_ApplicationId')} value={applicationId} /> },
          { label: texts.text('Connect_Secret'), value: texts.text('Connect_SecretWords') },
          { label: texts.text('Connect_TenantId'), value: <CopyField label={texts.text('Connect_TenantId')} value={tenantId} /> },
        ]}
      />
      <Accordion collapsible multiple>
        <AccordionItem value="command">
          <AccordionHeader>{texts.text('Connect_ByCommand')}</AccordionHeader>
          <AccordionPanel className={styles.section}>
            <p className={styles.paragraph}>{texts.text('Connect_ByCommand_Intro', { placeholder: SECRET_PLACEHOLDER })}</p>
            <CopyBlock label={texts.text('Connect_Pac')} value={pacCreateConnection(values)} />
            <CopyBlock label={texts.text('Connect_Terraform')} value={terraformConnection(values)} />
          </AccordionPanel>
        </AccordionItem>
      </Accordion>
      <HandOver reason="" text={texts.text('Connect_Ask', { name, applicationId, tenantId })} />
    </section>
  );
}
