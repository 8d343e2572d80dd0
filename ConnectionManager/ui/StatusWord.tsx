import * as React from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/headless/svg/checkmark-circle';
import { ErrorCircleFilled } from '@fluentui/react-icons/headless/svg/error-circle';
import { PauseCircleRegular } from '@fluentui/react-icons/headless/svg/pause-circle';
import { QuestionCircleRegular } from '@fluentui/react-icons/headless/svg/question-circle';
import { WarningFilled } from '@fluentui/react-icons/headless/svg/warning';

/** What a status means, whatever its word: it picks icon and colour. */
export type StatusTone = 'good' | 'warning' | 'bad' | 'off' | 'unknown';

/** Properties of {@link StatusWord}. */
export interface StatusWordProps {
  readonly tone: StatusTone;
  /** The word, or a sentence. */
  readonly children: React.ReactNode;
}

const useStyles = makeStyles({
  root: { display: 'inline-flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS, minWidth: 0 },
  icon: { flexShrink: 0, fontSize: tokens.fontSizeBase400, lineHeight: 0 },
  word: { overflowWrap: 'anywhere' },
  good: { color: tokens.colorPaletteGreenForeground1 },
  warning: { color: tokens.colorPaletteDarkOrangeForeground1 },
  bad: { color: tokens.colorPaletteRedForeground1 },
  off: { color: tokens.colorNeutralForeground3 },
  unknown: { color: tokens.colorNeutralForeground3 },
});

const icons = {
  good: CheckmarkCircleFilled,
  warning: WarningFilled,
  bad: ErrorCircleFilled,
  off: PauseCircleRegular,
  unknown: QuestionCircleRegular,
};

/** A status as icon and word: colour alone never says it. */
export function StatusWord({ tone, children }: StatusWordProps): React.ReactElement {
  const styles = useStyles();
  const Icon = icons[tone];
  return (
    <span className={styles.root}>
      <span className={mergeClasses(styles.icon, styles[tone])}>
        <Icon aria-hidden />
      </span>
      <span className={styles.word}>{children}</span>
    </span>
  );
}
