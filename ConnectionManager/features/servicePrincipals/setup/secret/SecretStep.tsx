import * as React from 'react';
import { Checkbox, Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import { guidIn } from '../../../../model/servicePrincipals/registration';
import { secretExpiry, type SecretExpiry } from '../../../../model/servicePrincipals/secretExpiry';
import { useTexts } from '../../../../strings/texts';
import { StatusWord } from '../../../../ui/StatusWord';
import { PageLink } from '../../../../ui/status/PageLink';
import { HandOver } from '../HandOver';
import type { StepProps } from '../setup';
import { useStepStyles } from '../useStepStyles';

/** The client secret or the certificate: how it's made, and when it expires. The secret itself isn't asked for here. */
export function SecretStep({ setup: { draft, change } }: StepProps): React.ReactElement {
  const styles = useStepStyles();
  const texts = useTexts();
  const secret = draft.credential === 'secret';
  const expiry = secretExpiry(draft.expiresOn, new Date());
  const values = { name: draft.name.trim(), applicationId: guidIn(draft.applicationId) ?? '' };
  return (
    <div className={styles.step}>
      <p className={styles.paragraph}>{texts.text('Secret_Intro')}</p>
      <Field label={texts.text('Secret_Kind')}>
        <RadioGroup value={draft.credential} onChange={(_event, { value }) => change({ credential: value === 'certificate' ? value : 'secret' })}>
          <Radio value="secret" label={texts.text('Secret_Secret')} />
          <Radio value="certificate" label={texts.text('Secret_Certificate')} />
        </RadioGroup>
      </Field>
      <section className={styles.section}>
        <h3 className={styles.heading}>{texts.text(secret ? 'Secret_How' : 'Secret_HowCertificate')}</h3>
        <ol className={styles.list}>
          <li>{texts.text('Secret_How_Open')}</li>
          <li>{texts.text(secret ? 'Secret_How_New' : 'Secret_How_Upload')}</li>
          <li>{texts.text(secret ? 'Secret_How_Copy' : 'Secret_How_Keep')}</li>
        </ol>
        <PageLink target={{ page: 'entra-credentials', applicationId: values.applicationId }} />
        <p className={styles.paragraph}>{texts.text('Secret_NoPermission')}</p>
      </section>
      <section className={styles.section}>
        <Checkbox
          label={texts.text(secret ? 'Secret_Ready' : 'Secret_ReadyCertificate')}
          checked={draft.credentialReady}
          onChange={(_event, data) => change({ credentialReady: data.checked === true })}
        />
        <Field
          className={styles.field}
          label={texts.text('Secret_Expires')}
          hint={texts.text('Secret_Expires_Hint')}
          validationMessage={expiry.kind === 'not-a-day' ? texts.text('Secret_NotADay') : undefined}
        >
          <Input type="date" value={draft.expiresOn} onChange={(_event, { value }) => change({ expiresOn: value })} />
        </Field>
        <div role="status">
          <ExpiryWord expiry={expiry} />
        </div>
        <HandOver reason="" text={texts.text(secret ? 'Secret_Ask' : 'Secret_AskCertificate', values)} />
      </section>
    </div>
  );
}

function ExpiryWord({ expiry }: { readonly expiry: SecretExpiry }): React.ReactElement | null {
  const texts = useTexts();
  switch (expiry.kind) {
    case 'past':
      return <StatusWord tone="bad">{texts.text('Secret_Past')}</StatusWord>;
    case 'soon':
      return <StatusWord tone="warning">{texts.count('Secret_Soon', expiry.days)}</StatusWord>;
    case 'later':
      return <StatusWord tone="good">{texts.count('Secret_Later', expiry.days)}</StatusWord>;
    default:
      return null;
  }
}
