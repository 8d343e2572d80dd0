import * as React from 'react';
import { Field, Radio, RadioGroup, Subtitle2 } from '@fluentui/react-components';
import { useTexts } from '../../../strings/texts';
import { settingName, settingText } from '../../../ui/activity/changeWords';
import { isolated } from '../../../ui/isolated';
import { useDetailsStyles } from '../../../ui/useDetailsStyles';
import type { ConflictChoice, ConflictsToSettle } from './useConflicts';

/** Settings that somebody else has changed meanwhile: both versions of each, to choose from. Nothing where there are none. */
export function ConflictList({ conflicts, chosen, choose }: ConflictsToSettle): React.ReactElement | null {
  const styles = useDetailsStyles();
  const texts = useTexts();
  return conflicts.length === 0 ? null : (
    <section className={styles.section}>
      <Subtitle2 as="h3" className={styles.heading}>
        {texts.text('Settings_Conflicts')}
      </Subtitle2>
      {conflicts.map(({ change, now }, index) => (
        <Field key={`${index} ${change.to.setting}`} label={settingName(change.to, texts)}>
          <RadioGroup value={chosen[index] ?? ''} onChange={(_event, data) => choose(index, data.value as ConflictChoice)}>
            <Radio value="theirs" label={texts.text('Settings_KeepTheirs', { value: isolated(settingText(now, texts)) })} />
            <Radio value="mine" label={texts.text('Settings_UseMine', { value: isolated(settingText(change.to, texts)) })} />
          </RadioGroup>
        </Field>
      ))}
    </section>
  );
}
