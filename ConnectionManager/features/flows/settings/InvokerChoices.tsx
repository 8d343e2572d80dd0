import * as React from 'react';
import { Body1, Caption1, Checkbox, Subtitle2, useId } from '@fluentui/react-components';
import type { EntryOptions, EntrySettings } from '../../../model/flowSettings/flowSettings';
import { useTexts } from '../../../strings/texts';
import { Identifier } from '../../../ui/Identifier';
import { StepsFold } from '../../../ui/status/StepsFold';
import { useDetailsStyles } from '../../../ui/useDetailsStyles';
import { obstacleText } from './remarkText';
import { useSettingsStyles } from './useSettingsStyles';

/** Properties of {@link InvokerChoices}. */
export interface InvokerChoicesProps {
  readonly entries: readonly EntryOptions<boolean>[];
  readonly settings: readonly EntrySettings[];
  /** Name of a connection reference by its logical name. */
  readonly nameOf: (logicalName: string | null) => string | null;
  readonly onChoose: (key: string, useInvoker: boolean) => void;
}

/** Which Dataverse connections of a flow use the invoker's connection, each with the actions that it stands for. */
export function InvokerChoices({ entries, settings, nameOf, onChoose }: InvokerChoicesProps): React.ReactElement {
  const shared = useDetailsStyles();
  const styles = useSettingsStyles();
  const texts = useTexts();
  const id = useId('invoker');
  return (
    <section role="group" aria-labelledby={id} className={shared.section}>
      <Subtitle2 as="h3" id={id} className={shared.heading}>
        {texts.text('RunAs_Invoker')}
      </Subtitle2>
      <Body1>{texts.text(entries.length === 0 ? 'RunAs_Invoker_None' : 'RunAs_Invoker_Hint')}</Body1>
      <div className={styles.choices}>
        {entries.map((entry) => (
          <InvokerChoice
            key={entry.key}
            id={`${id}-${entry.key}`}
            entry={entry}
            name={nameOf(entry.connectionReference) ?? entry.key}
            checked={settings.some(({ key, useInvoker }) => key === entry.key && useInvoker)}
            onChoose={(useInvoker) => onChoose(entry.key, useInvoker)}
          />
        ))}
      </div>
    </section>
  );
}

interface InvokerChoiceProps {
  readonly id: string;
  readonly entry: EntryOptions<boolean>;
  readonly name: string;
  readonly checked: boolean;
  readonly onChoose: (useInvoker: boolean) => void;
}

function InvokerChoice({ id, entry, name, checked, onChoose }: InvokerChoiceProps): React.ReactElement {
  const styles = useSettingsStyles();
  const texts = useTexts();
  const obstacles = entry.options.find(({ value }) => value === !checked)?.obstacles ?? [];
  const available = obstacles.length === 0;
  return (
    <div className={styles.choice}>
      <Checkbox
        className={available ? undefined : styles.unavailable}
        checked={checked}
        label={<bdi className={styles.label}>{name}</bdi>}
        aria-disabled={!available}
        aria-describedby={id}
        onChange={() => (available ? onChoose(!checked) : undefined)}
      />
      <div className={styles.about}>
        <div id={id}>
          <Caption1 block>
            <Identifier>{entry.key}</Identifier>
          </Caption1>
          {obstacles.map((obstacle) => (
            <Caption1 key={obstacle.code} block>
              {obstacleText(obstacle, texts)}
            </Caption1>
          ))}
        </div>
        <StepsFold steps={entry.steps} />
      </div>
    </div>
  );
}
