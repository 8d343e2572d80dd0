import * as React from 'react';
import { Caption1, Field, Radio, RadioGroup, useId } from '@fluentui/react-components';
import type { RunAsChoice } from '../../../model/flow/editing/settingChange';
import type { RunAs } from '../../../model/flow/flowProfile';
import type { SettingOption } from '../../../model/flowSettings/flowSettings';
import type { TextKey } from '../../../strings/TextKey';
import { useTexts } from '../../../strings/texts';
import { runAsKeys } from '../../../ui/status/runAsKeys';
import { obstacleText } from './remarkText';
import { useSettingsStyles } from './useSettingsStyles';

/** What each choice of Run as means. */
export const runAsMeanings: Readonly<Record<RunAs, TextKey>> = {
  'flow-owner': 'RunAs_Means_FlowOwner',
  'row-owner': 'RunAs_Means_RowOwner',
  'modifying-user': 'RunAs_Means_ModifyingUser',
  unknown: 'RunAs_Means_Unknown',
};

/** Properties of {@link RunAsChoices}. */
export interface RunAsChoicesProps {
  readonly options: readonly SettingOption<RunAsChoice>[];
  readonly runAs: RunAs | null;
  readonly onChoose: (runAs: RunAsChoice) => void;
}

/** The choices of Run as. One that isn't available stays reachable, and says why. */
export function RunAsChoices({ options, runAs, onChoose }: RunAsChoicesProps): React.ReactElement {
  const styles = useSettingsStyles();
  const texts = useTexts();
  const id = useId('run-as');
  const choose = (value: string): void => {
    const option = options.find((each) => each.value === value);
    if (option?.obstacles.length === 0) {
      onChoose(option.value);
    }
  };
  return (
    <Field label={texts.text('RunAs_Heading')}>
      <RadioGroup className={styles.choices} value={runAs ?? ''} onChange={(_event, data) => choose(data.value)}>
        {options.map(({ value, obstacles }) => (
          <div key={value} className={styles.choice}>
            <Radio
              className={obstacles.length > 0 ? styles.unavailable : undefined}
              value={value}
              label={<span className={styles.label}>{texts.text(runAsKeys[value])}</span>}
              aria-disabled={obstacles.length > 0}
              aria-describedby={`${id}-${value}`}
            />
            <div id={`${id}-${value}`} className={styles.about}>
              <Caption1>{texts.text(runAsMeanings[value])}</Caption1>
              {obstacles.map((obstacle) => (
                <Caption1 key={obstacle.code}>{obstacleText(obstacle, texts)}</Caption1>
              ))}
            </div>
          </div>
        ))}
      </RadioGroup>
    </Field>
  );
}
