import * as React from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useTexts } from '../../strings/texts';
import type { ActivityChange } from './activity';
import { changeWords } from './changeWords';

const useStyles = makeStyles({
  what: { overflowWrap: 'anywhere', color: tokens.colorNeutralForeground2 },
  values: { overflowWrap: 'anywhere' },
});

/** Properties of {@link ChangeLine}. */
export interface ChangeLineProps {
  readonly change: ActivityChange;
  /** Whether it was made; otherwise it is about to be. */
  readonly made: boolean;
}

/** One change: what it is to, and how that was and is. */
export function ChangeLine({ change, made }: ChangeLineProps): React.ReactElement {
  const styles = useStyles();
  const texts = useTexts();
  const { what, before, after } = changeWords(change, texts);
  const none = texts.text('Common_None');
  return (
    <div>
      <div className={styles.what}>{what}</div>
      <div className={styles.values}>{texts.text(made ? 'Activity_BeforeAfter' : 'Activity_NowThen', { before: before || none, after: after || none })}</div>
    </div>
  );
}
