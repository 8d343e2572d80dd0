import * as React from 'react';
import { Button, Field, Input } from '@fluentui/react-components';
import type { ConnectionCreator } from '../../../../model/servicePrincipals/connectionCreator';
import { guidIn } from '../../../../model/servicePrincipals/registration';
import { useTexts } from '../../../../strings/texts';
import { ActionStatus, type ActionState } from '../../../../ui/ActionStatus';
import type { StepProps } from '../setup';
import { useStepAction } from '../useStepAction';
import { useStepStyles } from '../useStepStyles';

/** Properties of {@link CreateConnection}. */
export interface CreateConnectionProps extends StepProps {
  readonly creator: ConnectionCreator;
}

/**
 * Creates the connection in a way that the environment offers. The secret is in its field alone, and no longer than until it was sent or
 * the field is gone: React never knows it.
 */
export function CreateConnection({ setup, creator }: CreateConnectionProps): React.ReactElement {
  const styles = useStepStyles();
  const texts = useTexts();
  const { draft } = setup;
  const field = React.useRef<HTMLInputElement>(null);
  const [empty, setEmpty] = React.useState(false);
  const action = useStepAction(setup, 'connection');
  useClearedWhenGone(field);
  const create = (): void => {
    const secret = taken(field.current);
    setEmpty(secret === '');
    if (secret === '') {
      field.current?.focus();
      return;
    }
    const values = { displayName: draft.name.trim(), applicationId: guidIn(draft.applicationId) ?? '', tenantId: guidIn(draft.tenantId) ?? '' };
    action.run(texts.text('Connect_Creating'), async (): Promise<ActionState> => {
      const created = await creator.create({ ...values, secret });
      if (created.outcome === 'created') {
        setup.change({ connectionId: created.connectionId, credentialReady: true });
        setup.record({ step: 'connection', text: texts.text('Connect_Did_Create', { name: values.displayName }), activityId: null });
        setup.onRefresh();
        return { kind: 'done', message: texts.text('Connect_Created') };
      }
      const message = texts.text(created.outcome === 'refused' ? 'Connect_Refused' : 'Connect_Uncertain');
      return { kind: 'failed', message, details: created.detail.split(secret).join('…') };
    });
  };
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{texts.text('Connect_Create')}</h3>
      <p className={styles.paragraph}>{texts.text('Connect_Automatic')}</p>
      <Field
        className={styles.field}
        label={texts.text('Connect_Secret')}
        hint={texts.text('Connect_Secret_Hint')}
        validationMessage={empty ? texts.text('Connect_Secret_Empty') : undefined}
        required
      >
        <Input input={{ ref: field }} type="password" autoComplete="off" spellCheck={false} />
      </Field>
      <div className={styles.buttons}>
        <Button appearance="primary" disabledFocusable={action.state.kind === 'running'} onClick={create}>
          {texts.text('Connect_CreateButton')}
        </Button>
      </div>
      <ActionStatus state={action.state} />
    </section>
  );
}

/** What is in the field, which has it no longer. */
function taken(field: HTMLInputElement | null): string {
  const secret = field?.value.trim() ?? '';
  if (field) {
    field.value = '';
  }
  return secret;
}

function useClearedWhenGone(field: React.RefObject<HTMLInputElement>): void {
  React.useLayoutEffect(() => {
    const input = field.current;
    return () => void taken(input);
  }, [field]);
}
