import * as React from 'react';
import { ToggleButton, mergeClasses } from '@fluentui/react-components';
import type { FilterControlProps } from './CountFilter';
import { useToggleStyles } from './useToggleStyles';

/** A filter with one option, which is on or off. */
export function SwitchFilter({ label, options, picked, onPick }: FilterControlProps): React.ReactElement {
  const styles = useToggleStyles();
  const [option] = options;
  const on = picked !== undefined;
  return (
    <ToggleButton
      size="small"
      shape="circular"
      className={mergeClasses(styles.root, on && styles.checked)}
      checked={on}
      onClick={() => onPick(on ? undefined : option?.value)}
    >
      {option?.label ?? label}
    </ToggleButton>
  );
}
