import * as React from 'react';
import { Dropdown, Option, makeStyles } from '@fluentui/react-components';
import { useTexts } from '../strings/texts';
import type { FilterControlProps } from './CountFilter';
import { cutText } from './cutText';
import type { FilterOption } from './listParts';
import { StatusWord } from './StatusWord';

const useStyles = makeStyles({
  root: { minWidth: 0, maxWidth: '240px' },
  button: { whiteSpace: 'nowrap', overflowX: 'hidden', overflowY: 'hidden' },
  shown: cutText,
  options: { maxHeight: '320px' },
});

/** The value of the option that stands for all rows; no filter's own option is empty. */
const all = '';

/** A filter whose options are in a drop-down, behind one for all rows. */
export function ChoiceFilter({ label, options, picked, onPick }: FilterControlProps): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const everything = texts.text('Filter_All');
  const shown = options.find(({ value }) => value === picked)?.label ?? everything;
  const value = texts.text('Filter_Choice', { filter: label, option: shown });
  return (
    <Dropdown
      size="small"
      aria-label={label}
      className={styles.root}
      listbox={{ className: styles.options, lang: texts.language }}
      button={{ className: styles.button, children: <span className={styles.shown}>{value}</span> }}
      value={value}
      selectedOptions={[picked ?? all]}
      onOptionSelect={(_event, { optionValue }) => onPick(optionValue === all ? undefined : optionValue)}
    >
      {[{ value: all, label: everything }, ...options].map(({ value: option, label: word, tone }: FilterOption) => (
        <Option key={option} value={option} text={word}>
          {tone ? <StatusWord tone={tone}>{word}</StatusWord> : word}
        </Option>
      ))}
    </Dropdown>
  );
}
