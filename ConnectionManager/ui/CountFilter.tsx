import * as React from 'react';
import { ToggleButton, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTexts } from '../strings/texts';
import type { FilterOption } from './listParts';
import { StatusWord } from './StatusWord';
import { useToggleStyles } from './useToggleStyles';

/** What a control of one filter is given. */
export interface FilterControlProps {
  readonly label: string;
  readonly options: readonly FilterOption[];
  /** The value that is picked; undefined for none. */
  readonly picked: string | undefined;
  /** Picks a value; undefined for none. */
  readonly onPick: (value: string | undefined) => void;
}

/** Properties of {@link CountFilter}. */
export interface CountFilterProps extends FilterControlProps {
  /** How many rows each option would leave. */
  readonly counts: ReadonlyMap<string, number> | undefined;
}

const useStyles = makeStyles({
  /** Its buttons flow and wrap with what stands beside them. */
  root: { display: 'contents' },
  count: { fontWeight: tokens.fontWeightSemibold },
});

/** A filter whose options are buttons, each with the number of rows that it would leave. Selecting the picked one again clears it. */
export function CountFilter({ label, options, counts, picked, onPick }: CountFilterProps): React.ReactElement {
  const styles = useStyles();
  const toggle = useToggleStyles();
  const texts = useTexts();
  return (
    <div role="group" aria-label={label} className={styles.root}>
      {options.map(({ value, label: word, tone }) => (
        <ToggleButton
          key={value}
          size="small"
          shape="circular"
          className={mergeClasses(toggle.root, value === picked && toggle.checked)}
          checked={value === picked}
          onClick={() => onPick(value === picked ? undefined : value)}
        >
          {tone ? <StatusWord tone={tone}>{word}</StatusWord> : word}{' '}
          <span className={styles.count}>{texts.number(counts?.get(value) ?? 0)}</span>
        </ToggleButton>
      ))}
    </div>
  );
}
