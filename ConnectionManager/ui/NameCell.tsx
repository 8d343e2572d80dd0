import * as React from 'react';
import { Caption1, Link, makeStyles, tokens } from '@fluentui/react-components';
import { cutText } from './cutText';
import { underlinedInForcedColors } from './forcedColors';

/** Properties of {@link NameCell}. */
export interface NameCellProps {
  readonly name: string;
  /** What the link does, for screen readers. */
  readonly label: string;
  /** An identifier on a second line, such as the logical name. */
  readonly below?: string;
  /** Words on the second line, in place of an identifier. */
  readonly note?: string;
}

/** The least height of what can be pointed at: WCAG 2.2, 2.5.8 Target size (minimum). */
const targetHeight = 24;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', minWidth: 0, width: '100%' },
  name: {
    display: 'block',
    maxWidth: '100%',
    ...cutText,
    lineHeight: `${targetHeight}px`,
    flexShrink: 0,
    ...underlinedInForcedColors,
  },
  below: { maxWidth: '100%', ...cutText, color: tokens.colorNeutralForeground2 },
});

/** The first cell of a row: its name as the control that opens the row. The row itself handles the click. */
export function NameCell({ name, label, below, note }: NameCellProps): React.ReactElement {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <Link as="button" dir="auto" className={styles.name} title={name} aria-label={label}>
        {name}
      </Link>
      {below === undefined ? null : (
        <Caption1 dir="ltr" className={styles.below}>
          {below}
        </Caption1>
      )}
      {note === undefined ? null : <Caption1 className={styles.below}>{note}</Caption1>}
    </div>
  );
}
