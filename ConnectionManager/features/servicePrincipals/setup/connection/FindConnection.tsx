import * as React from 'react';
import { Field, Input, Link, Radio, RadioGroup } from '@fluentui/react-components';
import { connectionState } from '../../../../model/connections/connectionState';
import { connectionIdIn } from '../../../../model/servicePrincipals/connectionId';
import { connectionsOfApplication, connectionVerdict, knownConnections, type ConnectionVerdict } from '../../../../model/servicePrincipals/knownConnections';
import { guidIn } from '../../../../model/servicePrincipals/registration';
import type { TextKey } from '../../../../strings/TextKey';
import { useTexts } from '../../../../strings/texts';
import { StatusWord, type StatusTone } from '../../../../ui/StatusWord';
import type { StepProps } from '../setup';
import { useStepStyles } from '../useStepStyles';

const verdictKeys: Readonly<Record<ConnectionVerdict, TextKey>> = {
  'this-application': 'Connect_Verdict_This',
  'other-application': 'Connect_Verdict_Other',
  'other-connector': 'Connect_Verdict_Connector',
  'a-person': 'Connect_Verdict_Person',
  unknown: 'Connect_Verdict_Unknown',
};

const stateKeys: Readonly<Record<ReturnType<typeof connectionState>, TextKey>> = {
  connected: 'Connect_State_Connected',
  error: 'Connect_State_Error',
  unclear: 'Connect_State_Unclear',
};

/** Finds the connection among those that are known, or takes its ID or address. */
export function FindConnection({ setup }: StepProps): React.ReactElement {
  const styles = useStepStyles();
  const texts = useTexts();
  const { draft, change, live, inventory, onRefresh } = setup;
  const applicationId = guidIn(draft.applicationId) ?? '';
  const known = React.useMemo(() => knownConnections(live, inventory), [live, inventory]);
  const found = connectionsOfApplication(applicationId, known);
  const typed = draft.connectionId;
  const id = connectionIdIn(typed);
  const mistake = typed.trim() !== '' && id === null;
  const tell = (text: string): void => change({ connectionId: connectionIdIn(text) ?? text });
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{texts.text('Connect_Find')}</h3>
      {found.length > 0 ? (
        <Field label={texts.text('Connect_Found')}>
          <RadioGroup value={id ?? ''} onChange={(_event, { value }) => change({ connectionId: value })}>
            {found.map((connection) => (
              <Radio
                key={connection.name}
                value={connection.name.toLowerCase()}
                label={texts.text('Common_TwoParts', {
                  first: connection.displayName ?? connection.name,
                  second: texts.text(stateKeys[connectionState(connection)]),
                })}
              />
            ))}
          </RadioGroup>
        </Field>
      ) : (
        <p className={styles.paragraph}>{texts.text(live.readAt === null ? 'Connect_NotSeen' : 'Connect_NotFound')}</p>
      )}
      <Link as="button" inline onClick={onRefresh}>
        {texts.text('Connect_LookAgain')}
      </Link>
      <Field
        className={styles.field}
        label={texts.text('Connect_Id')}
        hint={texts.text('Connect_Id_Hint')}
        validationMessage={mistake ? texts.text('Connect_Id_Mistake') : undefined}
      >
        <Input value={typed} spellCheck={false} dir="ltr" onChange={(_event, { value }) => tell(value)} />
      </Field>
      <div role="status">{id === null ? null : <Verdict verdict={connectionVerdict(id, applicationId, known)} />}</div>
    </section>
  );
}

function Verdict({ verdict }: { readonly verdict: ConnectionVerdict }): React.ReactElement {
  const texts = useTexts();
  const tone: StatusTone = verdict === 'this-application' ? 'good' : verdict === 'unknown' ? 'unknown' : 'bad';
  return <StatusWord tone={tone}>{texts.text(verdictKeys[verdict])}</StatusWord>;
}
