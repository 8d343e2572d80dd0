import * as React from 'react';
import { Body1, Caption1, Field, Radio, RadioGroup, Subtitle2, useId } from '@fluentui/react-components';
import { connectionReferenceName } from '../../../model/connectionReference';
import { connectorTitle } from '../../../model/connectorTitle';
import type { ConnectionProvider } from '../../../model/flow/flowProfile';
import type { EntryOptions, EntrySettings } from '../../../model/flowSettings/flowSettings';
import type { EntryAssessment } from '../../../model/status/assessment';
import { useTexts } from '../../../strings/texts';
import { Identifier } from '../../../ui/Identifier';
import { isolated } from '../../../ui/isolated';
import { StepsFold } from '../../../ui/status/StepsFold';
import { useDetailsStyles } from '../../../ui/useDetailsStyles';
import { obstacleText } from '../settings/remarkText';
import { useSettingsStyles } from '../settings/useSettingsStyles';
import { providedText } from './providedText';

/** Properties of {@link ProviderChoices}. */
export interface ProviderChoicesProps {
  readonly entries: readonly EntryOptions<ConnectionProvider>[];
  readonly settings: readonly EntrySettings[];
  /** What is known of the entries' connections. */
  readonly assessed: readonly EntryAssessment[];
  readonly onChoose: (key: string, providedBy: ConnectionProvider) => void;
}

/** For each connection of an instant flow whether whoever runs it uses the flow's own or brings one, with the actions it stands for. */
export function ProviderChoices({ entries, settings, assessed, onChoose }: ProviderChoicesProps): React.ReactElement {
  const shared = useDetailsStyles();
  const texts = useTexts();
  return (
    <section className={shared.section}>
      <Subtitle2 as="h3" className={shared.heading}>
        {texts.text('RunOnly_Connections')}
      </Subtitle2>
      <Body1>{texts.text(entries.length === 0 ? 'RunOnly_Connections_None' : 'RunOnly_Connections_Hint')}</Body1>
      {entries.map((entry) => (
        <ProviderChoice
          key={entry.key}
          entry={entry}
          providedBy={settings.find(({ key }) => key === entry.key)?.providedBy ?? 'owner'}
          assessed={assessed.find((each) => each.entry.key === entry.key) ?? null}
          onChoose={(providedBy) => onChoose(entry.key, providedBy)}
        />
      ))}
    </section>
  );
}

interface ProviderChoiceProps {
  readonly entry: EntryOptions<ConnectionProvider>;
  readonly providedBy: ConnectionProvider;
  readonly assessed: EntryAssessment | null;
  readonly onChoose: (providedBy: ConnectionProvider) => void;
}

function ProviderChoice({ entry, providedBy, assessed, onChoose }: ProviderChoiceProps): React.ReactElement {
  const styles = useSettingsStyles();
  const texts = useTexts();
  const id = useId('provider');
  const connector = entry.connector === null ? texts.text('Connector_Unknown') : connectorTitle(entry.connector);
  const connection = assessed?.reference ? connectionReferenceName(assessed.reference) : (entry.connectionReference ?? entry.key);
  const choose = (value: string): void => {
    const option = entry.options.find((each) => each.value === value);
    if (option?.obstacles.length === 0) {
      onChoose(option.value);
    }
  };
  return (
    <div className={styles.choices}>
      <Field label={texts.text('RunOnly_Provider', { connector, connection: isolated(connection) })}>
        <RadioGroup value={providedBy} onChange={(_event, data) => choose(data.value)}>
          {entry.options.map(({ value, obstacles }) => (
            <div key={value} className={styles.choice}>
              <Radio
                className={obstacles.length > 0 ? styles.unavailable : undefined}
                value={value}
                label={<span className={styles.label}>{providedText(value, assessed?.connection ?? null, texts)}</span>}
                aria-disabled={obstacles.length > 0}
                aria-describedby={`${id}-${value}`}
              />
              <div id={`${id}-${value}`} className={styles.about}>
                {obstacles.map((obstacle) => (
                  <Caption1 key={obstacle.code}>{obstacleText(obstacle, texts)}</Caption1>
                ))}
              </div>
            </div>
          ))}
        </RadioGroup>
      </Field>
      <div className={styles.about}>
        <Caption1>
          <Identifier>{entry.key}</Identifier>
        </Caption1>
        <StepsFold steps={entry.steps} />
      </div>
    </div>
  );
}
