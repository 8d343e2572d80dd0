import * as React from 'react';
import { Button, Caption1, Tooltip, makeStyles, tokens } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons/headless/svg/copy';
import { useTexts } from '../strings/texts';
import { Identifier } from './Identifier';
import { useCopy } from './useCopy';

/** Properties of {@link CopyField}. */
export interface CopyFieldProps {
  /** What the identifier is, such as "Connection ID"; it names the button and isn't shown. */
  readonly label: string;
  readonly value: string;
}

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalXS, minWidth: 0 },
  value: { minWidth: 0, overflowWrap: 'anywhere' },
  outcome: { color: tokens.colorNeutralForeground2 },
});

/**
 * An identifier with a button that copies it. Where the browser or the host's frame doesn't let the page copy, the identifier
 * is selected instead, for the person's own copy command.
 */
export function CopyField({ label, value }: CopyFieldProps): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const { outcome, copy, shown } = useCopy<HTMLSpanElement>(value);
  const name = texts.text('Copy_Action', { what: label });
  return (
    <div className={styles.root}>
      <span ref={shown} className={styles.value}>
        <Identifier>{value}</Identifier>
      </span>
      <Tooltip content={name} relationship="label">
        <Button appearance="subtle" size="small" icon={<CopyRegular />} onClick={copy} />
      </Tooltip>
      <Caption1 role="status" className={styles.outcome}>
        {outcome === 'none' ? '' : texts.text(outcome === 'copied' ? 'Copy_Copied' : 'Copy_Refused')}
      </Caption1>
    </div>
  );
}
