import * as React from 'react';
import { makeStyles } from '@fluentui/react-components';

const useStyles = makeStyles({
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    marginTop: '-1px',
    overflowX: 'hidden',
    overflowY: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

/** Pause in milliseconds before a change is announced, so that typing isn't interrupted by every letter's result. */
const settleTime = 700;

/**
 * Tells screen readers what changed, politely and only once it has settled. Nothing is seen of it.
 *
 * @param props.message What to say; empty for nothing.
 */
export function Announcer({ message }: { readonly message: string }): React.ReactElement {
  const styles = useStyles();
  const [said, setSaid] = React.useState('');
  React.useEffect(() => {
    const timer = setTimeout(() => setSaid(message), settleTime);
    return () => clearTimeout(timer);
  }, [message]);
  return (
    <div role="status" className={styles.hidden}>
      {said}
    </div>
  );
}
