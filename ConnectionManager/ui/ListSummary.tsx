import * as React from 'react';
import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';

/** Properties of {@link ListSummary}. */
export interface ListSummaryProps {
  /** How many rows there are, in words. */
  readonly summary: string;
  /** Which rows a list like this can hold, as a sentence; empty for none. */
  readonly scope: string;
}

/** As high as the bar that takes its place when rows are selected, so that the rows stay where they are. */
const barHeight = '28px';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', alignContent: 'center', minHeight: barHeight, columnGap: tokens.spacingHorizontalM, rowGap: 0, minWidth: 0, flexShrink: 0 },
  scope: { color: tokens.colorNeutralForeground3 },
});

/** What a list holds, quietly. */
export function ListSummary({ summary, scope }: ListSummaryProps): React.ReactElement {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <Body1 dir="auto">{summary}</Body1>
      {scope ? <Caption1 className={styles.scope}>{scope}</Caption1> : null}
    </div>
  );
}
