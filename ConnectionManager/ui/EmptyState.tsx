import * as React from 'react';
import { Body1, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';

/** Properties of {@link EmptyState}. */
export interface EmptyStateProps {
  readonly title: string;
  readonly body: string;
  /** What a person can do about it, such as a button. */
  readonly action?: React.ReactNode;
  /** What whoever is asked for help needs to know. */
  readonly details?: React.ReactNode;
}

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    rowGap: tokens.spacingVerticalS,
    flexGrow: 1,
    minWidth: 0,
    paddingTop: tokens.spacingVerticalXXXL,
    paddingBottom: tokens.spacingVerticalXXXL,
    paddingLeft: tokens.spacingHorizontalL,
    paddingRight: tokens.spacingHorizontalL,
  },
  title: { marginTop: 0, marginBottom: 0, textAlign: 'center' },
  body: { maxWidth: '440px', minWidth: 0, textAlign: 'center', overflowWrap: 'anywhere', color: tokens.colorNeutralForeground2 },
});

/** What is shown where there is nothing to list, and why. */
export function EmptyState({ title, body, action, details }: EmptyStateProps): React.ReactElement {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <Subtitle2 as="h2" className={styles.title}>
        {title}
      </Subtitle2>
      <Body1 className={styles.body}>{body}</Body1>
      {action}
      {details}
    </div>
  );
}
