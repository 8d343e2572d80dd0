import * as React from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { cutText } from './cutText';

/** Properties of {@link TextCell}. */
export interface TextCellProps {
  readonly children: string;
  /** Whether the text stands in for a value that isn't there. */
  readonly quiet?: boolean;
}

const useStyles = makeStyles({
  root: { display: 'block', width: '100%', ...cutText },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** A cell of one line of text, cut where there's no room; the whole text is its tooltip. */
export function TextCell({ children, quiet }: TextCellProps): React.ReactElement {
  const styles = useStyles();
  return (
    <span dir="auto" className={mergeClasses(styles.root, quiet && styles.quiet)} title={children}>
      {children}
    </span>
  );
}
