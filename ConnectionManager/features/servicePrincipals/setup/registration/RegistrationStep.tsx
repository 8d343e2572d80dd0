import * as React from 'react';
import { Field, Input } from '@fluentui/react-components';
import {
  guidIn,
  isOtherTenant,
  registrationMistakes,
  type IdMistake,
  type RegistrationMistakes,
} from '../../../../model/servicePrincipals/registration';
import type { TextKey } from '../../../../strings/TextKey';
import { useTexts } from '../../../../strings/texts';
import { MessageStrip } from '../../../../ui/MessageStrip';
import { PageLink } from '../../../../ui/status/PageLink';
import { HandOver } from '../HandOver';
import type { StepProps } from '../setup';
import { useStepStyles } from '../useStepStyles';

const idKeys: Readonly<Record<IdMistake, TextKey>> = {
  empty: 'Registration_Id_Empty',
  'not-an-id': 'Registration_Id_NotAnId',
  'no-id': 'Registration_Id_Zeros',
  'same-as-other': 'Registration_Id_Same',
};

const nameKeys: Readonly<Record<NonNullable<RegistrationMistakes['name']>, TextKey>> = {
  empty: 'Registration_Name_Empty',
  'too-long': 'Registration_Name_TooLong',
};

type FieldName = 'name' | 'applicationId' | 'tenantId';

/** The app registration: its name and IDs, and how one is made. */
export function RegistrationStep({ setup }: StepProps): React.ReactElement {
  const styles = useStepStyles();
  const texts = useTexts();
  const { draft, change, tried, environmentTenantId, standing } = setup;
  const [left, setLeft] = React.useState<ReadonlySet<FieldName>>(new Set());
  const mistakes = registrationMistakes(draft);
  const told = (field: FieldName, key: TextKey | null): string | undefined =>
    key !== null && (tried || (left.has(field) && draft[field].trim() !== '')) ? texts.text(key) : undefined;
  const common = (field: FieldName): { readonly value: string; readonly onBlur: () => void } => ({
    value: draft[field],
    onBlur: () => setLeft(new Set([...left, field])),
  });
  const applicationId = guidIn(draft.applicationId);
  const user = standing.value?.applicationId === applicationId ? standing.value?.user : null;
  return (
    <div className={styles.step}>
      <p className={styles.paragraph}>{texts.text('Registration_Intro')}</p>
      <section className={styles.section}>
        <Field
          className={styles.field}
          label={texts.text('Registration_Name')}
          hint={texts.text('Registration_Name_Hint')}
          validationMessage={told('name', mistakes.name && nameKeys[mistakes.name])}
          required
        >
          <Input {...common('name')} onChange={(_event, { value }) => change({ name: value })} />
        </Field>
        <Field
          className={styles.field}
          label={texts.text('AppUser_ApplicationId')}
          validationMessage={told('applicationId', mistakes.applicationId && idKeys[mistakes.applicationId])}
          required
        >
          <Input {...common('applicationId')} dir="ltr" spellCheck={false} onChange={(_event, { value }) => change({ applicationId: value })} />
        </Field>
        <Field
          className={styles.field}
          label={texts.text('Connect_TenantId')}
          hint={environmentTenantId === null ? undefined : texts.text('Registration_Tenant_Hint')}
          validationMessage={told('tenantId', mistakes.tenantId && idKeys[mistakes.tenantId])}
          required
        >
          <Input {...common('tenantId')} dir="ltr" spellCheck={false} onChange={(_event, { value }) => change({ tenantId: value })} />
        </Field>
        {isOtherTenant(draft, environmentTenantId) ? (
          <MessageStrip intent="warning" message={texts.text('Registration_OtherTenant')} details="" />
        ) : null}
        <div role="status">{user ? texts.text('Registration_KnownUser') : null}</div>
      </section>
      <section className={styles.section}>
        <h3 className={styles.heading}>{texts.text('Registration_How')}</h3>
        <ol className={styles.list}>
          <li>{texts.text('Registration_How_New')}</li>
          <li>{texts.text('Registration_How_Name')}</li>
          <li>{texts.text('Registration_How_Copy')}</li>
        </ol>
        {applicationId === null ? <PageLink target={{ page: 'entra-apps' }} /> : <PageLink target={{ page: 'entra-app', applicationId }} />}
        <HandOver reason="" text={texts.text('Registration_Ask', { name: draft.name.trim() || texts.text('Registration_AskName') })} />
      </section>
    </div>
  );
}
