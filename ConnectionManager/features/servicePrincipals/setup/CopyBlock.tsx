import * as React from 'react';
import { Button, Caption1, makeStyles, mergeClasses, tokens, useId } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons/headless/svg/copy';
import { useTexts } from '../../../strings/texts';
import { useCopy } from '../../../ui/useCopy';

/** Properties of {@link CopyBlock}. */
export interface CopyBlockProps {
  /** What the text is, such as "Command for the Power Platform CLI"; shown above it, and names the button. */
  readonly label: string;
  readonly value: string;
  /** `code` keeps its lines and its direction; `words` are a text for people. */
  readonly kind?: 'code' | 'words';
}

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS, minWidth: 0 },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalS, minWidth: 0 },
  label: { color: tokens.colorNeutralForeground2 },
  text: {
    marginTop: 0,
    marginBottom: 0,
    paddingTop: tokens.spacingVerticalM,
    paddingBottom: tokens.spacingVerticalM,
    paddingLeft: tokens.spacingHorizontalM,
    paddingRight: tokens.spacingHorizontalM,
    maxHeight: '320px',
    overflowY: 'auto',
    backgroundColor: tokens.colorNeutralBackground3,
    borderTopLeftRadius: tokens.borderRadiusMedium,
    borderTopRightRadius: tokens.borderRadiusMedium,
    borderBottomLeftRadius: tokens.borderRadiusMedium,
    borderBottomRightRadius: tokens.borderRadiusMedium,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, textAlign: 'left' },
  words: { fontFamily: tokens.fontFamilyBase },
  outcome: { color: tokens.colorNeutralForeground2 },
});

/** A text of several lines with a button that copies it. Where the page may not copy, the text is selected instead. */
export function CopyBlock({ label, value, kind = 'code' }: CopyBlockProps): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const labelId = useId('copy-block');
  const { outcome, copy, shown } = useCopy<HTMLPreElement>(value);
  return (
    <div role="group" aria-labelledby={labelId} className={styles.root}>
      <div className={styles.head}>
        <Caption1 id={labelId} className={styles.label}>
          {label}
        </Caption1>
        <Button size="small" appearance="subtle" icon={<CopyRegular />} aria-label={texts.text('Copy_Action', { what: label })} onClick={copy}>
          {texts.text('Copy_Button')}
        </Button>
      </div>
      {/* Long texts scroll, also with the keyboard. */}
      <pre ref={shown} tabIndex={0} aria-labelledby={labelId} dir={kind === 'code' ? 'ltr' : 'auto'} className={mergeClasses(styles.text, styles[kind])}>
        {value}
      </pre>
      <Caption1 role="status" className={styles.outcome}>
        {outcome === 'none' ? '' : texts.text(outcome === 'copied' ? 'Copy_Copied' : 'Copy_Refused')}
      </Caption1>
    </div>
  );
}
