import * as React from 'react';
import { Skeleton, SkeletonItem, makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, paddingTop: tokens.spacingVerticalM },
  row: { display: 'grid', gridTemplateColumns: '3fr 2fr 1fr 1fr', columnGap: tokens.spacingHorizontalXL },
});

const rows = [1, 2, 3, 4, 5, 6, 7, 8];

/** The shape of a list that is on its way. Screen readers have the progress bar above it instead. */
export function LoadingRows(): React.ReactElement {
  const styles = useStyles();
  return (
    <Skeleton aria-hidden className={styles.root}>
      {rows.map((row) => (
        <div key={row} className={styles.row}>
          <SkeletonItem />
          <SkeletonItem />
          <SkeletonItem />
          <SkeletonItem />
        </div>
      ))}
    </Skeleton>
  );
}
