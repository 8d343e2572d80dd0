import * as React from 'react';
import { Button, Input, makeStyles } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/headless/svg/dismiss';
import { SearchRegular } from '@fluentui/react-icons/headless/svg/search';
import { useTexts } from '../strings/texts';

/** Properties of {@link SearchBox}. */
export interface SearchBoxProps {
  /** Name of the field, for screen readers. */
  readonly label: string;
  /** What can be searched for, shown while the field is empty. */
  readonly hint: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Goes to the field itself. */
  readonly field?: React.RefObject<HTMLInputElement>;
}

const useStyles = makeStyles({
  root: { flexGrow: 1, flexShrink: 1, flexBasis: '200px', maxWidth: '360px', minWidth: 0, '& input': { textOverflow: 'ellipsis' } },
});

/** A search field that filters as one types; Escape and its button clear it. */
export function SearchBox({ label, hint, value, onChange, field }: SearchBoxProps): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const own = React.useRef<HTMLInputElement>(null);
  const input = field ?? own;
  const clear = (): void => {
    onChange('');
    input.current?.focus();
  };
  return (
    <Input
      ref={input}
      className={styles.root}
      role="searchbox"
      aria-label={label}
      placeholder={hint}
      value={value}
      onChange={(_event, data) => onChange(data.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && value) {
          event.stopPropagation();
          clear();
        }
      }}
      contentBefore={<SearchRegular />}
      contentAfter={
        value ? (
          <Button appearance="transparent" size="small" icon={<DismissRegular />} aria-label={texts.text('Action_ClearSearch')} onClick={clear} />
        ) : undefined
      }
    />
  );
}
