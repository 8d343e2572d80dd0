import * as React from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';

/** One named fact of a thing. */
export interface Fact {
  readonly label: string;
  readonly value: React.ReactNode;
}

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(112px, max-content) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
    marginTop: 0,
    marginBottom: 0,
  },
  label: { color: tokens.colorNeutralForeground2 },
  value: { marginLeft: 0, marginRight: 0, overflowWrap: 'anywhere' },
});

/**
 * Named facts, one a line.
 *
 * @param props.facts The facts, in order.
 */
export function Facts({ facts }: { readonly facts: readonly Fact[] }): React.ReactElement {
  const styles = useStyles();
  return (
    <dl className={styles.list}>
      {facts.map(({ label, value }) => (
        <React.Fragment key={label}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.value}>{value}</dd>
        </React.Fragment>
      ))}
    </dl>
  );
}
